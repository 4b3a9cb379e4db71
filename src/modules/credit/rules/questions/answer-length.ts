import type { Question } from "../packs/pack.ts";

/** The longest an answer gets: forms have less room. */
export const longestAnswer = 5000;

/** Whether a text answers a question: it says something, in as many sentences as are asked for. */
export function isEnough(answer: string, { sentences = 1 }: Pick<Question, "sentences">): boolean {
  return sentencesIn(answer) >= sentences;
}

/** How many sentences a text has. What ends without a full stop is one too. */
export function sentencesIn(text: string): number {
  return text.split(/[.!?…]+(?=\s|$)|\n+/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
}
