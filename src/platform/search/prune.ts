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
  let threshold = search.top.threshold;
  // A document in none of the lists up to here cannot reach the threshold with those after it alone.
  const essential = rests.filter((rest) => rest >= threshold).length;
  scores.fill(0, 0, segment.size);
  let candidates = gather(segment, lists.slice(0, essential), search.saturation);
  candidates = candidates.subarray(0, keepAllowed(candidates, allowed));
  let isSorted = false;
  lists.slice(essential).forEach((list, after) => {
    // What the best have by now they keep: others must come to as much.
    threshold = Math.max(threshold, leastOfBest(candidates, search.top.limit) * roundingShare);
    const rest = rests[essential + after + 1] ?? 0;
    candidates = candidates.subarray(0, keepReaching(candidates, threshold - list.peak - rest));
    if (list.range.to - list.range.from <= candidates.length * entriesPerCandidate) {
      addToAll(segment, list, search.saturation);
      return;
    }
    // Not before: by now most have been given up.
    if (!isSorted) candidates.sort();
    isSorted = true;
    addToCandidates(segment, candidates, list, { saturation: search.saturation, rest, threshold });
  });
  for (const document of candidates) {
    const score = scores[document] ?? 0;
    if (score <= 0 || !search.top.mayKeep(score)) continue;
    const serial = segment.serials[document] ?? 0;
    search.top.offer({ key: score, second: 0, serial, score, segment: place, document });
  }
}

/** Up to so many entries a candidate, going through a list takes less than looking each candidate up in it. */
const entriesPerCandidate = 8;

/** Scores are sums in 32 bits, in whatever order: the last bits of what is equal may differ. */
const roundingShare = 1 - 1e-5;

/** Keeps in place those that are allowed, and says how many they are. */
function keepAllowed(candidates: Uint16Array, allowed: Bitmap): number {
  let left = 0;
  for (let at = 0; at < candidates.length; at += 1) {
    const document = candidates[at] ?? 0;
    candidates[left] = document;
    left += Number(hasBit(allowed, document));
  }
  return left;
}

/** Keeps in place those with such a score so far, and says how many they are. */
function keepReaching(candidates: Uint16Array, needed: number): number {
  let left = 0;
  for (let at = 0; at < candidates.length; at += 1) {
    const document = candidates[at] ?? 0;
    candidates[left] = document;
    left += Number((scores[document] ?? 0) >= needed);
  }
  return left;
}

/** The lowest of the highest scores so far, so many of them; 0 when there are fewer. */
function leastOfBest(candidates: Uint16Array, count: number): number {
  // Ascending; few scores come to stand in it once it has seen some.
  const best = new Float64Array(count);
  for (let at = 0; at < candidates.length; at += 1) {
    const score = scores[candidates[at] ?? 0] ?? 0;
    if (score <= (best[0] ?? 0)) continue;
    let place = 1;
    for (; place < count && (best[place] ?? 0) < score; place += 1) best[place - 1] = best[place] ?? 0;
    best[place - 1] = score;
  }
  return best[0] ?? 0;
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

/** Adds a list to all documents: what is no candidate is given a score too, which nobody asks for. */
function addToAll({ postings }: Segment, { weight, range }: TermList, saturation: Float32Array): void {
  const { documents, impacts } = postings;
  for (let at = range.from; at < range.to; at += 1) {
    const document = documents[at] ?? 0;
    scores[document] = (scores[document] ?? 0) + weight * (saturation[impacts[at] ?? 0] ?? 0);
  }
}

/** Adds a list to the candidates, in order, and gives up those that its block shows not to reach the threshold. */
function addToCandidates(
  { postings }: Segment,
  candidates: Uint16Array,
  { weight, range }: TermList,
  bound: { readonly saturation: Float32Array; readonly rest: number; readonly threshold: number },
): void {
  const { documents, impacts, blockPeaks } = postings;
  const { saturation, rest, threshold } = bound;
  let at = range.from;
  for (const document of candidates) {
    const before = scores[document] ?? 0;
    at = nextAtLeast(documents, at, range.to, document);
    const blockPeak = weight * (saturation[blockPeaks[Math.floor(at / blockSize)] ?? 255] ?? 1);
    if (before + blockPeak + rest < threshold) scores[document] = -Infinity;
    else if (at < range.to && documents[at] === document) {
      scores[document] = before + weight * (saturation[impacts[at] ?? 0] ?? 0);
    }
  }
}
