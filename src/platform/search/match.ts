import { keepShared, setBit, takeOut, type Bitmap } from "./bitmap.ts";
import type { Alternative, Group, Plan } from "./plan.ts";
import { scratchBitmap, scratchCopy } from "./scratch.ts";
import { type Postings, postingRange, segmentCapacity, type PostingRange, type Segment } from "./segment.ts";
import { type TogetherList, togetherList } from "./together.ts";

/** A plan made ready for scoring: each group with what its words say (their inverse frequency). */
export interface WeighedPlan {
  readonly plan: Plan;
  /** Rarest first. */
  readonly groups: readonly WeighedGroup[];
  readonly required: readonly WeighedGroup[];
  readonly excluded: readonly Alternative[];
  readonly saturation: Float32Array;
}

export interface WeighedGroup {
  readonly group: Group;
  readonly weight: number;
}

/** What is worked on, one segment at a time. Shared by all searches: they do not interleave. */
export const scores = new Float32Array(segmentCapacity);
const met = new Uint8Array(segmentCapacity);
const best = new Float32Array(segmentCapacity);
const touched = new Uint16Array(segmentCapacity);
let touchedCount = 0;
const table = new Float32Array(256);

/** The documents of a segment that meet at least `minimum` groups; their scores are left in `scores`. Lent until the next search. */
export function matchSegment(segment: Segment, plan: WeighedPlan, minimum: number): Bitmap {
  const { size } = segment;
  scores.fill(0, 0, size);
  met.fill(0, 0, size);
  const matched = minimum === 0 ? scratchCopy(segment.live) : scratchBitmap(size);
  plan.groups.forEach((group, done) => {
    // A document that has met fewer than this can no longer reach the minimum: it is passed over.
    const floor = minimum - (plan.groups.length - done);
    scoreGroup(segment, plan, group, { floor, minimum, bits: matched });
  });
  for (const group of plan.required) {
    met.fill(0, 0, size);
    const bits = scratchBitmap(size);
    scoreGroup(segment, plan, group, { floor: 0, minimum: 1, bits });
    keepShared(matched, bits);
  }
  for (const alternative of plan.excluded) {
    takeOut(matched, documentsWith(segment, alternative, plan.saturation));
  }
  keepShared(matched, segment.live);
  return matched;
}

/** What a document has to have met to be scored any more, and how many groups to be put among those that match. */
interface Reach {
  readonly floor: number;
  readonly minimum: number;
  readonly bits: Bitmap;
}

function scoreGroup(segment: Segment, plan: WeighedPlan, weighed: WeighedGroup, reach: Reach): void {
  const { alternatives } = weighed.group;
  const [first] = alternatives;
  if (!first) return;
  if (alternatives.length === 1 && first.terms.length === 1) {
    fillTable(weighed.weight * first.weight, plan.saturation);
    scoreTerm(segment, postingRange(segment.postings, first.terms[0] ?? 0), reach);
    return;
  }
  touchedCount = 0;
  for (const alternative of alternatives) {
    const weight = weighed.weight * alternative.weight;
    const [term = 0] = alternative.terms;
    if (alternative.terms.length === 1) {
      fillTable(weight, plan.saturation);
      raiseTerm(segment, postingRange(segment.postings, term));
    } else {
      raiseTogether(togetherList(segment, alternative, plan.saturation), weight);
    }
  }
  for (let i = 0; i < touchedCount; i += 1) {
    const document = touched[i] ?? 0;
    scores[document] = (scores[document] ?? 0) + (best[document] ?? 0);
    const now = (met[document] ?? 0) + 1;
    met[document] = now;
    if (now === reach.minimum) setBit(reach.bits, document);
    best[document] = 0;
  }
}

function fillTable(weight: number, saturation: Float32Array): void {
  for (let code = 0; code < 256; code += 1) table[code] = weight * (saturation[code] ?? 0);
}

/** Of several alternatives the best one counts. */
function raise(document: number, score: number): void {
  const before = best[document] ?? 0;
  if (before === 0) {
    touched[touchedCount] = document;
    touchedCount += 1;
  }
  if (score > before) best[document] = score;
}

function raiseTerm(segment: Segment, range: PostingRange): void {
  const { documents, impacts } = segment.postings;
  for (let at = range.from; at < range.to; at += 1) raise(documents[at] ?? 0, table[impacts[at] ?? 0] ?? 0);
}

function raiseTogether({ documents, saturated }: TogetherList, weight: number): void {
  for (let at = 0; at < documents.length; at += 1) raise(documents[at] ?? 0, weight * (saturated[at] ?? 0));
}

/** The hot loop of every search. */
function scoreTerm(segment: Segment, range: PostingRange, { floor, minimum, bits }: Reach): void {
  const { documents, impacts } = segment.postings;
  if (floor <= 0) {
    for (let at = range.from; at < range.to; at += 1) {
      const document = documents[at] ?? 0;
      scores[document] = (scores[document] ?? 0) + (table[impacts[at] ?? 0] ?? 0);
      const now = (met[document] ?? 0) + 1;
      met[document] = now;
      if (now === minimum) setBit(bits, document);
    }
    return;
  }
  for (let at = range.from; at < range.to; at += 1) {
    const document = documents[at] ?? 0;
    const before = met[document] ?? 0;
    if (before < floor) continue;
    scores[document] = (scores[document] ?? 0) + (table[impacts[at] ?? 0] ?? 0);
    met[document] = before + 1;
    if (before + 1 === minimum) setBit(bits, document);
  }
}

function documentsWith(segment: Segment, alternative: Alternative, saturation: Float32Array): Bitmap {
  const found = scratchBitmap(segment.size);
  const [term = 0] = alternative.terms;
  const documents =
    alternative.terms.length === 1
      ? documentsOf(segment.postings, term)
      : togetherList(segment, alternative, saturation).documents;
  for (let at = 0; at < documents.length; at += 1) setBit(found, documents[at] ?? 0);
  return found;
}

function documentsOf(postings: Postings, term: number): Uint16Array {
  const { from, to } = postingRange(postings, term);
  return postings.documents.subarray(from, to);
}
