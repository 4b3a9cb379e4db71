import type { Listing } from "../listing.ts";
import { foldText, hashText, wordsOf } from "./fold.ts";
import { listingTraits, type ListingTraits } from "./listing-traits.ts";
import { eventWordFrequency, type WordFrequency } from "./word-weight.ts";

/** Where to look for listings that may be the same: all that share a `(kind, value)`. */
export interface MatchKey {
  readonly kind: MatchKeyKind;
  readonly value: string;
}

/**
 * - `url`: the page, tracking taken away
 * - `title`, `title-head`: telling words of the whole title, and of what precedes its subtitle
 * - `start-provider`: first start with the provider: finds wholly reworded titles
 * - `word-days`: a telling word with a span of two days: finds reworded titles, whatever zone was meant
 * - `text-days`: a passage of the description with such a span
 */
type MatchKeyKind = "url" | "title" | "title-head" | "start-provider" | "word-days" | "text-days";

/**
 * The keys of a listing, at most 13. Two listings of one offering share at least one, unless address, title,
 * description and date all differ.
 *
 * Spans of days come in two rows, each of two days and shifted by one against the other, so that two starts less
 * than a day apart always share a span of one row. A series counts by its first session and by its title.
 */
export function matchKeys(
  listing: Listing,
  frequency: WordFrequency = eventWordFrequency,
): readonly MatchKey[] {
  return traitKeys(listingTraits(listing, frequency), listing);
}

const known = new WeakMap<ListingTraits, readonly MatchKey[]>();

/** `matchKeys` for a listing already taken apart; made once. */
export function traitKeys(traits: ListingTraits, listing: Listing): readonly MatchKey[] {
  const before = known.get(traits);
  if (before !== undefined) return before;
  const keys = keysOf(traits, listing);
  known.set(traits, keys);
  return keys;
}

function keysOf(traits: ListingTraits, listing: Listing): readonly MatchKey[] {
  const keys: MatchKey[] = traits.addresses
    .slice(0, 2)
    .map((address) => ({ kind: "url", value: address.key }));
  const telling = tellingWords(traits);
  const numbers = traits.title.numbers;
  keys.push({ kind: "title", value: [...telling.slice(0, TITLE_WORDS), ...numbers].toSorted().join(" ") });
  if (traits.title.headLength < traits.title.words.length) {
    const head = tellingWords(traits, traits.title.headLength);
    keys.push({ kind: "title-head", value: head.slice(0, TITLE_WORDS).toSorted().join(" ") });
  }
  const minute = firstMinute(traits);
  if (minute === undefined) return keys;
  if (traits.provider.length > 0) {
    keys.push({ kind: "start-provider", value: `${minute} ${traits.provider.join(" ")}` });
  }
  const spans = daySpans(minute);
  const passage = tellingPassage(listing.summary);
  for (const span of spans) {
    for (const word of telling.slice(0, DAY_WORDS))
      keys.push({ kind: "word-days", value: `${span} ${word}` });
    if (passage !== undefined) keys.push({ kind: "text-days", value: `${span} ${passage}` });
  }
  return keys;
}

const TITLE_WORDS = 6;
const DAY_WORDS = 3;
const SPAN_MINUTES = 2 * 1440;

/** The title's words, the most telling first; among equally telling ones the longer, then by the alphabet. */
function tellingWords(traits: ListingTraits, count = traits.title.words.length): readonly string[] {
  const { words, bits } = traits.title;
  return words
    .slice(0, count)
    .map((word, index) => ({ word, bits: bits[index] ?? 0 }))
    .toSorted((a, b) => b.bits - a.bits || b.word.length - a.word.length || (a.word < b.word ? -1 : 1))
    .map((each) => each.word);
}

function firstMinute(traits: ListingTraits): number | undefined {
  const day = traits.times.days[0];
  return traits.times.minutes[0] ?? (day === undefined ? undefined : day.first * 1440);
}

function daySpans(minute: number): readonly string[] {
  const even = Math.floor(minute / SPAN_MINUTES);
  const odd = Math.floor((minute + SPAN_MINUTES / 2) / SPAN_MINUTES);
  return [`e${even}`, `o${odd}`];
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
