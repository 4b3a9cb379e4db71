import { foldText, wordsOf } from "./fold.ts";
import { titleNumbers, type TitleNumbers } from "./title-numbers.ts";
import { exclusiveMeaning, JOINING_WORDS, plainWord } from "./title-words.ts";
import { wordBits, type WordFrequency } from "./word-weight.ts";

/** What a title says, taken apart for comparing. */
export interface TitleTraits extends TitleNumbers {
  /** The telling words in their order, plain (stemmed, abbreviations written out), numbers left out. */
  readonly words: readonly string[];
  /** How telling each of `words` is, in bits. */
  readonly bits: readonly number[];
  /** Bits of all words and numbers together. */
  readonly totalBits: number;
  /** How many of `words` stand before the first colon, dash or bracket that has telling words before it. */
  readonly headLength: number;
  /** Words with numbers and years, joined: equal for titles that differ in typography only. */
  readonly text: string;
  /** Meanings that exclude others of their group: "level 1", "season 3". */
  readonly meanings: readonly string[];
}

/** Weight of one number in a title, in bits: many titles hold a small number. */
export const NUMBER_BITS = 5;

/** Takes a title apart; `frequency` says how common words are. */
export function titleTraits(title: string, frequency: WordFrequency): TitleTraits {
  const folded = foldText(title);
  const found = titleNumbers(folded, wordsOf(folded));
  const words = tellingWords(found.words);
  const bits = words.map((word) => wordBits(word, frequency));
  const wordsBits = bits.reduce((sum, each) => sum + each, 0);
  return {
    words,
    bits,
    totalBits: wordsBits + found.numbers.length * NUMBER_BITS,
    headLength: headLength(folded, words, bits),
    text: [...words, ...found.numbers, ...found.years, ...found.dates].join(" "),
    meanings: words.flatMap((word) => exclusiveMeaning(word) ?? []),
    numbers: found.numbers,
    years: found.years,
    dates: found.dates,
  };
}

/** Telling words of a provider's or a place's name. */
export function nameWords(name: string): readonly string[] {
  return tellingWords(wordsOf(foldText(name)));
}

function tellingWords(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !JOINING_WORDS.has(word)).map(plainWord);
  return telling.length > 0 ? telling : words;
}

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
