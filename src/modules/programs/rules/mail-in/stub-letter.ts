import { dayWords, dollars } from "#platform/words";
import type { LetterText } from "../questions/question-letters.ts";

/** To who sent mail about a program: it is here, and what was read in it. */
export function stubLetter(read: {
  readonly title: string;
  readonly heldOn: string;
  readonly attendance: number | undefined;
  readonly cents: number | undefined;
  readonly url: string;
}): LetterText {
  const facts = [
    dayWords(read.heldOn),
    ...(read.attendance === undefined ? [] : [`${read.attendance} came`]),
    ...(read.cents === undefined ? [] : [`it cost ${read.cents === 0 ? "nothing" : dollars(read.cents)}`]),
  ];
  return {
    subject: `It is here: ${read.title}`,
    text: [
      `“${read.title}” is among the programs of your branch: ${facts.join(", ")}. Your system can read it.`,
      `Put it right or fill it in: ${read.url}`,
    ].join("\n\n"),
  };
}
