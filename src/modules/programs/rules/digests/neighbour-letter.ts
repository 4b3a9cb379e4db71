import { milesWords } from "../near/why-near.ts";
import type { LetterText } from "../questions/question-letters.ts";

/** A program in the weekly letter. */
export interface LetterItem {
  readonly title: string;
  readonly branch: string;
  readonly milesAway: number | undefined;
  readonly reason: string;
  readonly url: string;
}

/** The weekly letter about what neighbours did. */
export function neighbourLetter(
  items: readonly LetterItem[],
  { allUrl, stopUrl }: { readonly allUrl: string; readonly stopUrl: string },
): LetterText {
  const [first] = items;
  return {
    subject:
      items.length === 1
        ? `A neighbor did: ${first?.title ?? ""}`
        : `${items.length} things your neighbors did: ${first?.title ?? ""} …`,
    text: [
      "What branches near you did, chosen for yours:",
      ...items.map(({ title, branch, milesAway, reason, url }) => {
        const where = milesAway === undefined ? branch : `${branch}, ${milesWords(milesAway)} away`;
        return `${title}\n${where}\n${reason}\n${url}`;
      }),
      `All of them: ${allUrl}`,
      `You asked for this letter. It comes once a week at most, and never shows a program twice. Stop it: ${stopUrl}`,
    ].join("\n\n"),
  };
}
