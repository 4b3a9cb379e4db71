import { hasPhrase } from "./phrase.ts";
import type { Alternative } from "./plan.ts";
import { postingRange, type PostingRange, type Segment, segmentCapacity } from "./segment.ts";

/** The documents that have several terms, ascending, and the mean of the terms' saturated weights in each. */
export interface TogetherList {
  readonly documents: Uint16Array;
  readonly saturated: Float64Array;
}

/** At ten bytes each. */
const mostKeptEntries = 2 * segmentCapacity;
const mostKeptLists = 500;

interface Kept {
  /** The one used longest ago comes first. */
  readonly lists: Map<string, TogetherList>;
  entries: number;
}

/** Nothing in a segment changes but which documents are live, so a list once made is good as long as its segment. */
const keptBySegment = new WeakMap<Segment, Kept>();

/**
 * The documents of a segment that meet an alternative of several terms: anywhere, or as a phrase side by side; removed
 * ones among them. Phrases come mostly from the vocabulary's synonyms, so the same few are asked for again and again,
 * and reading the texts for them would cost more than all the rest of a search.
 */
export function togetherList(
  segment: Segment,
  alternative: Alternative,
  saturation: Float32Array,
): TogetherList {
  const kept = keptBySegment.get(segment) ?? { lists: new Map<string, TogetherList>(), entries: 0 };
  keptBySegment.set(segment, kept);
  const key = `${alternative.isPhrase ? "phrase" : "anywhere"} ${alternative.terms.join(" ")}`;
  const known = kept.lists.get(key);
  kept.lists.delete(key);
  const list = known ?? findTogether(segment, alternative, saturation);
  kept.lists.set(key, list);
  if (known === undefined) kept.entries += list.documents.length;
  for (const [oldest, { documents }] of kept.lists) {
    if (kept.entries <= mostKeptEntries && kept.lists.size <= mostKeptLists) break;
    kept.lists.delete(oldest);
    kept.entries -= documents.length;
  }
  return list;
}

function findTogether(
  segment: Segment,
  { terms, isPhrase }: Alternative,
  saturation: Float32Array,
): TogetherList {
  const ranges = terms.map((term) => postingRange(segment.postings, term));
  const [shortest] = ranges.toSorted((left, right) => left.to - left.from - (right.to - right.from));
  if (!shortest) throw new RangeError("An alternative has no terms.");
  const found = new Uint16Array(shortest.to - shortest.from);
  const saturated = new Float64Array(found.length);
  const { documents, impacts } = segment.postings;
  const places = ranges.map((range) => range.from);
  let count = 0;
  for (let at = shortest.from; at < shortest.to; at += 1) {
    const document = documents[at] ?? 0;
    if (!advance(documents, ranges, places, document)) continue;
    if (isPhrase && !hasPhrase(segment.forward, document, terms)) continue;
    found[count] = document;
    saturated[count] =
      places.reduce((sum, place) => sum + (saturation[impacts[place] ?? 0] ?? 0), 0) / ranges.length;
    count += 1;
  }
  return { documents: found.slice(0, count), saturated: saturated.slice(0, count) };
}

/** Moves each place on to the document; whether all of them found it. */
function advance(
  documents: Uint16Array,
  ranges: readonly PostingRange[],
  places: number[],
  document: number,
): boolean {
  for (let i = 0; i < ranges.length; i += 1) {
    const to = ranges[i]?.to ?? 0;
    const place = nextAtLeast(documents, places[i] ?? 0, to, document);
    places[i] = place;
    if (place >= to || documents[place] !== document) return false;
  }
  return true;
}

/** The first place from `from` on whose document is at least `wanted`: in doubling steps, then by halves. */
export function nextAtLeast(documents: Uint16Array, from: number, to: number, wanted: number): number {
  let low = from;
  let step = 1;
  while (low + step < to && (documents[low + step] ?? 0) < wanted) {
    low += step;
    step *= 2;
  }
  let high = Math.min(to, low + step);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((documents[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
