import { alignTitles } from "./align-titles.ts";
import { titleTraits, type TitleTraits } from "./title-traits.ts";
import type { WordFrequency } from "./word-weight.ts";

/**
 * How alike two titles are, from 0 to 1: what their words share of all they tell, half by the longer title and half
 * by the shorter, so that a dropped subtitle costs less than another word. Contradicting numbers count as words.
 */
export function titleSimilarity(a: TitleTraits, b: TitleTraits): number {
  const { sharedBits, onlyABits, onlyBBits } = alignTitles(a, b, NOTHING_KNOWN);
  const least = sharedBits + Math.min(onlyABits, onlyBBits);
  const all = 2 * sharedBits + onlyABits + onlyBBits;
  return least === 0 ? 0 : (sharedBits / least + (2 * sharedBits) / all) / 2;
}

/** Counts words in titles, so that their weights fit a collection; unseen words count as one in all. */
export function countedFrequency(titles: readonly string[]): WordFrequency {
  const counts = new Map<string, number>();
  for (const title of titles) {
    const { words } = titleTraits(title, () => 1);
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return (word) => (counts.get(word) ?? 1) / Math.max(1, titles.length);
}

const NO_WORDS: ReadonlySet<string> = new Set();
const NOTHING_KNOWN = {
  wordsOfA: () => NO_WORDS,
  wordsOfB: () => NO_WORDS,
  yearsOfA: [],
  yearsOfB: [],
} satisfies Parameters<typeof alignTitles>[2];
