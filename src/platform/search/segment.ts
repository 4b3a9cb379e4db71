import { clearBit, hasBit, type Bitmap } from "./bitmap.ts";
import type { JointColumn } from "./joint-column.ts";
import type { KeywordColumn } from "./keyword-column.ts";
import type { PartColumns } from "./part-columns.ts";

/** As many as a `Uint16Array` can number: each list of documents then takes two bytes an entry. */
export const segmentCapacity = 65_536;

/**
 * Some of the documents of an index, in the order in which they were put. Nothing in it changes but `live`:
 * a removed document keeps its number until the segment is merged with others.
 */
export interface Segment {
  readonly size: number;
  readonly live: Bitmap;
  liveCount: number;
  readonly ids: readonly string[];
  /** Counts up with each document put into the index: the last tie-breaker. */
  readonly serials: Float64Array;
  readonly postings: Postings;
  readonly forward: Forward;
  /** In the order of the schema, as are `numbers`. */
  readonly keywords: readonly KeywordColumn[];
  /** Keywords once more, several fields as one: for counting. */
  readonly joint: readonly JointColumn[];
  readonly numbers: readonly Float64Array[];
  readonly parts: PartColumns;
}

/** For each term the documents that have it, ascending, and its weight in each (see `impactCode`). */
export interface Postings {
  /** Term numbers, ascending. */
  readonly terms: Uint32Array;
  /** Where each term's entries begin in `documents`, and one more for the end. */
  readonly starts: Uint32Array;
  readonly documents: Uint16Array;
  readonly impacts: Uint8Array;
  /** The heaviest impact of each run of `blockSize` entries: what lies below what is wanted is passed over. */
  readonly blockPeaks: Uint8Array;
}

export const blockSize = 128;

/** @internal also used when a stored index is loaded */
export function blockPeaksOf(impacts: Uint8Array): Uint8Array {
  const peaks = new Uint8Array(Math.ceil(impacts.length / blockSize));
  for (let at = 0; at < impacts.length; at += 1) {
    const block = Math.floor(at / blockSize);
    peaks[block] = Math.max(peaks[block] ?? 0, impacts[at] ?? 0);
  }
  return peaks;
}

/** Each document's terms in the order of its text: see `forward.ts`. */
export interface Forward {
  readonly starts: Uint32Array;
  readonly bytes: Uint8Array;
}

/** Where a term's entries stand: `from` and `to` are equal when the segment does not have it. */
export interface PostingRange {
  readonly from: number;
  readonly to: number;
}

const none: PostingRange = { from: 0, to: 0 };

export function postingRange(postings: Postings, term: number): PostingRange {
  const at = lowerBound(postings.terms, term, 0, postings.terms.length);
  if (postings.terms[at] !== term) return none;
  return { from: postings.starts[at] ?? 0, to: postings.starts[at + 1] ?? 0 };
}

/** The first place in an ascending array whose number is at least `wanted`. */
export function lowerBound(
  ascending: Uint32Array | Uint16Array | Float64Array,
  wanted: number,
  from: number,
  to: number,
): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether this call took the document out. */
export function removeFrom(segment: Segment, document: number): boolean {
  if (!hasBit(segment.live, document)) return false;
  clearBit(segment.live, document);
  segment.liveCount -= 1;
  return true;
}
