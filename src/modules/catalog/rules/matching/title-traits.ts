import { remembered } from "../remembered.ts";
import { foldText, wordsOf } from "./fold.ts";
import { titleNumbers, type TitleNumbers } from "./title-numbers.ts";
import { JOINING_WORDS, plainWord } from "./title-words.ts";
import { wordBits, type WordFrequency } from "./word-weight.ts";

/** What a title says, taken apart for comparing. */
export interface TitleTraits extends TitleNumbers {
  /** The telling words in their order, plain (stemmed, abbreviations written out), numbers left out. */
  readonly words: readonly string[];
  /** The same words as they are spelled, for finding misspellings and words written apart. */
  readonly spelled: readonly string[];
  /** How telling each of `words` is, in bits. */
  readonly bits: readonly number[];
  /** Bits of all words and numbers together. */
  readonly totalBits: number;
  /** How many of `words` stand before the first colon, dash or bracket that has telling words before it. */
  readonly headLength: number;
  /** Words with numbers and years, joined: equal for titles that differ in typography only. */
  readonly text: string;
}

/** Weight of one number in a title, in bits: many titles hold a small number. */
export const NUMBER_BITS = 5;

/** Takes a title apart; `frequency` says how common words are. */
export function titleTraits(title: string, frequency: WordFrequency): TitleTraits {
  const folded = foldText(title).replace(SHORT_PREFIX, "$1");
  const found = titleNumbers(folded, wordsOf(folded));
  const spelled = tellingWords(found.words);
  const words = spelled.map(plainWord);
  const bits = words.map((word) => wordBits(word, frequency));
  const wordsBits = bits.reduce((sum, each) => sum + each, 0);
  return {
    words,
    spelled,
    bits,
    totalBits: wordsBits + found.numbers.length * NUMBER_BITS,
    headLength: headLength(folded, words, bits),
    text: [...words, ...found.numbers, ...found.years, ...found.dates].join(" "),
    numbers: found.numbers,
    parts: found.parts,
    years: found.years,
    dates: found.dates,
  };
}

/** Telling words of a provider's or a place's name: a source has few of them, and many events at each. */
export const nameWords: (name: string) => readonly string[] = remembered((name) =>
  tellingWords(wordsOf(foldText(name))).map(plainWord),
);

function tellingWords(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !JOINING_WORDS.has(word));
  const kept = telling.length > 0 ? telling : words;
  return kept.some((word) => UNSPACED_RUN.test(word)) ? kept.flatMap(letterPairs) : kept;
}

/** Chinese and Japanese are written without spaces: pairs of letters stand for words. */
function letterPairs(word: string): readonly string[] {
  if (!UNSPACED_RUN.test(word)) return [word];
  return Array.from({ length: word.length - 1 }, (_, index) => word.slice(index, index + 2));
}

const UNSPACED_RUN = /[\u3040-\u30FF\u3400-\u9FFF]{3}/;
/** "e-book" is "ebook" and "de-mystified" "demystified". */
const SHORT_PREFIX = /\b([a-z]{1,2})-(?=[a-z])/g;
const HEAD_END = /[:|([{–—]|\s-\s|--|\?\s|\.\s/;
/** A head needs this many bits, else what precedes the colon is only a label ("Webinar: …"). */
const LEAST_HEAD_BITS = 8;

function headLength(folded: string, words: readonly string[], bits: readonly number[]): number {
  const end = folded.search(HEAD_END);
  if (end < 0) return words.length;
  const count = wordsOf(folded.slice(0, end)).filter((word) => !JOINING_WORDS.has(word)).length;
  const length = Math.min(count, words.length);
  let headBits = 0;
  for (let index = 0; index < length; index += 1) headBits += bits[index] ?? 0;
  return headBits >= LEAST_HEAD_BITS ? length : words.length;
}
