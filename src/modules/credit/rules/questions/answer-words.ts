import type { KeptEntry } from "../ledger/kept-entry.ts";
import type { KeptAnswer } from "./asked-questions.ts";

/** An answer as it is printed. */
export interface PrintedAnswer {
  readonly asked: string;
  readonly body: string;
}

/** What someone wrote about an entry, in an order that does not change: its own places first, then each authority's. */
export function printedAnswers(
  { description = "", relation }: Pick<KeptEntry, "description" | "relation">,
  answers: readonly KeptAnswer[],
): readonly PrintedAnswer[] {
  return [
    { asked: "What it was about", body: description },
    { asked: "What it has to do with the work", body: relation },
    ...answers.map(({ asked, body }) => ({ asked, body })),
  ].filter(({ body }) => body.trim() !== "");
}
