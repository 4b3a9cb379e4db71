import type { Listing } from "../listing.ts";
import { foldText, hashText, wordsOf } from "./fold.ts";
import { listingTraits, type ListingTraits } from "./listing-traits.ts";
import { eventWordFrequency, type WordFrequency } from "./word-weight.ts";

/**
 * By what listings of one offering find each other. Two are worth comparing when they share a sure key, or start within
 * a day of each other and share two dated ones, or one when they start at the same minute or only one tells the hour.
 */
export interface MatchKeys {
  /** The page; the telling words of the title; the first start with the provider. At most 4, each once. */
  readonly sure: readonly string[];
  /** The most telling words of the title, and a passage of the description. At most 4, each once; none without a start. */
  readonly dated: readonly string[];
  readonly start: KeyStart | undefined;
}

/** The first session's start in minutes since 1970; the noon of a day without an hour, in UTC. */
export interface KeyStart {
  readonly minute: number;
  readonly hasHour: boolean;
}

/** How far apart two starts may be for a dated key to count: no wrong zone moves a start by more. */
export const datedWithinMinutes = 1440;

/**
 * The keys of a listing. Two listings of one offering share enough of them, unless address, title and description all
 * differ. A series counts by its first session and by its title.
 */
export function matchKeys(listing: Listing, frequency: WordFrequency = eventWordFrequency): MatchKeys {
  return traitKeys(listingTraits(listing, frequency));
}

const known = new WeakMap<ListingTraits, MatchKeys>();

/** `matchKeys` for a listing already taken apart; made once. */
export function traitKeys(traits: ListingTraits): MatchKeys {
  const before = known.get(traits);
  if (before !== undefined) return before;
  const keys = keysOf(traits);
  known.set(traits, keys);
  return keys;
}

function keysOf(traits: ListingTraits): MatchKeys {
  const telling = [...new Set(tellingWords(traits))];
  const title = [...telling.slice(0, TITLE_WORDS), ...traits.title.numbers].toSorted().join(" ");
  const sure = [...traits.addresses.slice(0, 2).map((address) => `url ${address.key}`), `title ${title}`];
  const start = firstStart(traits);
  if (start === undefined) return { sure, dated: [], start };
  if (traits.provider.length > 0) sure.push(`start ${start.minute} ${traits.provider.join(" ")}`);
  const passage = tellingPassage(traits.summary);
  const words = telling.slice(0, DATED_WORDS).map((word) => `word ${word}`);
  return { sure, dated: passage === undefined ? words : [...words, `passage ${passage}`], start };
}

const TITLE_WORDS = 6;
const DATED_WORDS = 3;

/** The title's words, the most telling first; among equally telling ones the longer, then by the alphabet. */
function tellingWords(traits: ListingTraits): readonly string[] {
  const { words, bits } = traits.title;
  return words
    .map((word, index) => ({ word, bits: bits[index] ?? 0 }))
    .toSorted((a, b) => b.bits - a.bits || b.word.length - a.word.length || (a.word < b.word ? -1 : 1))
    .map((each) => each.word);
}

function firstStart({ times }: ListingTraits): KeyStart | undefined {
  const minute = times.minutes[0];
  if (minute !== undefined) return { minute, hasHour: true };
  const day = times.days[0];
  return day === undefined ? undefined : { minute: (day.first + 0.5) * 1440, hasHour: false };
}

/** Teasers and calendars cut descriptions after so many characters. */
const PASSAGE_CHARACTERS = 240;
const LEAST_PASSAGE_WORDS = 10;

/**
 * The run of words with the least hash in a description's beginning: texts that share most of their runs share
 * this one too, with a probability of that share.
 */
function tellingPassage(text: string): string | undefined {
  const words = wordsOf(foldText(text.slice(0, PASSAGE_CHARACTERS)));
  if (words.length < LEAST_PASSAGE_WORDS) return undefined;
  const hashes = words.map(hashText);
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index + 2 < hashes.length; index += 1) {
    const run =
      (Math.imul(hashes[index] ?? 0, 31) ^
        Math.imul(hashes[index + 1] ?? 0, 17) ^
        (hashes[index + 2] ?? 0)) >>>
      0;
    if (run < least) least = run;
  }
  return least.toString(36);
}
