import { hasBit, type Bitmap } from "./bitmap.ts";
import { scores } from "./match.ts";
import { blockSize, postingRange, type PostingRange, type Segment } from "./segment.ts";
import { nextAtLeast } from "./together.ts";
import type { TopHits } from "./top-hits.ts";

/** A term and what a document gains that has it at its heaviest. */
export interface ScoredTerm {
  readonly term: number;
  readonly weight: number;
}

interface TermList {
  readonly weight: number;
  readonly range: PostingRange;
  /** Most that any document of the segment gains by it. */
  readonly peak: number;
}

/** What the documents of a segment are scored by, and where the best go. */
export interface PrunedSearch {
  readonly terms: readonly ScoredTerm[];
  readonly saturation: Float32Array;
  readonly top: TopHits;
}

/**
 * Offers to `top` the documents of a segment that have any of the terms and are among `allowed`, passing over those
 * that cannot be among the best (MaxScore with the peaks of blocks). It cannot count what it passes over: for searches
 * that must say how many there are, use `matchSegment`.
 */
export function offerBest(segment: Segment, place: number, allowed: Bitmap, search: PrunedSearch): void {
  const lists = termLists(segment, search);
  // What all lists from each place on can add together.
  const rests = lists.map((_, from) => lists.slice(from).reduce((sum, list) => sum + list.peak, 0));
  const threshold = search.top.threshold;
  // A document in none of the lists up to here cannot reach the threshold with those after it alone.
  const essential = rests.filter((rest) => rest >= threshold).length;
  scores.fill(0, 0, segment.size);
  const candidates = gather(segment, lists.slice(0, essential), search.saturation);
  for (const document of candidates.sort()) {
    if (hasBit(allowed, document)) continue;
    scores[document] = -1;
  }
  lists.slice(essential).forEach((list, after) => {
    const rest = rests[essential + after + 1] ?? 0;
    addToCandidates(segment, candidates, list, { saturation: search.saturation, rest, threshold });
  });
  for (const document of candidates) {
    const score = scores[document] ?? 0;
    if (score <= 0 || !search.top.mayKeep(score)) continue;
    const serial = segment.serials[document] ?? 0;
    search.top.offer({ key: score, second: 0, serial, score, segment: place, document });
  }
}

/** Heaviest first. */
function termLists(segment: Segment, { terms, saturation }: PrunedSearch): readonly TermList[] {
  return terms
    .map(({ term, weight }) => {
      const range = postingRange(segment.postings, term);
      return { weight, range, peak: weight * (saturation[peakOf(segment, range)] ?? 0) };
    })
    .filter(({ range }) => range.to > range.from)
    .sort((left, right) => right.peak - left.peak);
}

/** The peaks of the first and last block may belong to a neighbour: too high is safe, too low would not be. */
function peakOf({ postings }: Segment, range: PostingRange): number {
  let peak = 0;
  const last = Math.floor((range.to - 1) / blockSize);
  for (let block = Math.floor(range.from / blockSize); block <= last; block += 1) {
    peak = Math.max(peak, postings.blockPeaks[block] ?? 0);
  }
  return peak;
}

/** Scores all documents of these lists, and gives them in no order. */
function gather({ postings }: Segment, lists: readonly TermList[], saturation: Float32Array): Uint16Array {
  const found = new Uint16Array(lists.reduce((sum, { range }) => sum + range.to - range.from, 0));
  let count = 0;
  for (const { weight, range } of lists) {
    for (let at = range.from; at < range.to; at += 1) {
      const document = postings.documents[at] ?? 0;
      const before = scores[document] ?? 0;
      if (before === 0) {
        found[count] = document;
        count += 1;
      }
      scores[document] = before + weight * (saturation[postings.impacts[at] ?? 0] ?? 0);
    }
  }
  return found.subarray(0, count);
}

/** Adds a list to the candidates that can still reach the threshold, and gives up those that cannot. */
function addToCandidates(
  { postings }: Segment,
  candidates: Uint16Array,
  { weight, range, peak }: TermList,
  bound: { readonly saturation: Float32Array; readonly rest: number; readonly threshold: number },
): void {
  const { documents, impacts, blockPeaks } = postings;
  const { saturation, rest, threshold } = bound;
  let at = range.from;
  for (const document of candidates) {
    const before = scores[document] ?? 0;
    if (before < 0) continue;
    if (before + peak + rest < threshold) {
      scores[document] = -1;
      continue;
    }
    at = nextAtLeast(documents, at, range.to, document);
    const blockPeak = weight * (saturation[blockPeaks[Math.floor(at / blockSize)] ?? 255] ?? 1);
    if (before + blockPeak + rest < threshold) scores[document] = -1;
    else if (at < range.to && documents[at] === document) {
      scores[document] = before + weight * (saturation[impacts[at] ?? 0] ?? 0);
    }
  }
}
