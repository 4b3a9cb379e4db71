import { plainWord } from "./title-words.ts";

/** The share of titles (0 to 1) that hold a word; undefined when the word was never counted. */
export type WordFrequency = (word: string) => number | undefined;

/**
 * How telling a word of a title is, in bits: a word in one of 256 titles weighs 8.
 *
 * Words come folded and stemmed as `titleTraits` makes them. A word that was never counted is taken for a
 * fairly rare one; numbers and very short words weigh a little less, because they meet by chance.
 */
export function wordBits(word: string, frequency: WordFrequency): number {
  const share = frequency(word);
  if (share !== undefined) return Math.min(MOST_BITS, Math.max(LEAST_BITS, -Math.log2(share)));
  if (UNSPACED.test(word)) return UNSPACED_BITS;
  return word.length <= 2 || /^\d+$/.test(word) ? SHORT_WORD_BITS : UNKNOWN_WORD_BITS;
}

/**
 * Frequencies for titles of learning events, to begin with and where nothing was counted: words that name the
 * form of an event tell next to nothing, words of the field little, all others much.
 */
export const eventWordFrequency: WordFrequency = (word) => SHARES.get(word);

const LEAST_BITS = 0.4;
const MOST_BITS = 12;
const SHORT_WORD_BITS = 6;
const UNKNOWN_WORD_BITS = 8;
/** Pairs of letters of scripts written without spaces: there are many to a word. */
const UNSPACED = /[\u3040-\u30FF\u3400-\u9FFF]/;
const UNSPACED_BITS = 3;

/** Forms of events and words around them. */
const FORM_WORDS = `webinar workshop session training course online virtual live free class event series conference
  summit meeting talk introduction introductory tutorial presentation seminar lecture program programme conf day week
  meetup register registration recorded recording video part zoom hybrid person demo q and a cohort hour annual monthly
  weekly new edition international national on-demand ondemand invitation invited join hosted presented pt update
  replay rescheduled upcoming reminder cancelled postponed lunch learn learning`;
/** Words that many titles hold, whatever the field. */
const FREQUENT_WORDS = `library librarian guide basic beginner advanced intermediate getting start using use build
  building create creating make making understand how-to tip tool best practice overview essential fundamental
  digital data community public world group club forum panel discussion keynote opening closing welcome
  lightning remark break state north south east west university college school staff professional development
  developer management project tech technology future open source modern better good great more first steps
  it 2 3 1 one two three 101 reading book storytime deep dive working work`;
/** Words of the field: they tell apart a little. */
const FIELD_WORDS = `research service design teen child kid adult youth literacy collection information web software
  programming code coding system resource health science access accessibility inclusion equity support planning
  leadership team career skill writing author story content media social marketing art game cloud security web
  application app api python javascript java react testing test network performance design ux product agile
  machine analysis model`;

const SHARES: ReadonlyMap<string, number> = new Map([
  ...sharesOf(FIELD_WORDS, 1 / 32),
  ...sharesOf(FREQUENT_WORDS, 1 / 12),
  ...sharesOf(FORM_WORDS, 1 / 2),
]);

function sharesOf(words: string, share: number): readonly (readonly [string, number])[] {
  return words
    .split(/\s+/)
    .filter((word) => word !== "")
    .map((word) => [plainWord(word), share] as const);
}
