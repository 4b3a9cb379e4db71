import type { Bitmap } from "./bitmap.ts";
import { segmentFilter } from "./filter.ts";
import { offerBest } from "./prune.ts";
import type { Filter } from "./schema.ts";
import { beginScratch } from "./scratch.ts";
import type { DocumentStore } from "./store.ts";
import { TopHits } from "./top-hits.ts";
import { termWeight, VectorReader } from "./vector.ts";

export interface SimilarRequest {
  readonly filters?: readonly Filter[];
  readonly limit?: number;
}

/** A document like another. */
export interface SimilarHit {
  readonly id: string;
  readonly score: number;
}

/** As many of its words as are looked for: those that say most about it. */
const wordsCompared = 25;
const defaultLimit = 6;

/** The documents that share most of what a document is about, best first; none when it is unknown. */
export function similarTo(
  store: DocumentStore,
  id: string,
  tables: { readonly saturation: Float32Array; readonly constant: number },
  request: SimilarRequest,
): readonly SimilarHit[] {
  const place = store.find(id);
  if (!place) return [];
  beginScratch();
  const limit = request.limit ?? defaultLimit;
  const terms = new VectorReader(store, tables.constant)
    .vector(place.segment, place.document)
    .map(({ term, weight }) => ({ term, weight: weight * termWeight(store, term) }))
    .filter(({ weight }) => weight > 0)
    .sort((left, right) => right.weight - left.weight || left.term - right.term)
    .slice(0, wordsCompared);
  const filters = (request.filters ?? []).map((filter) => segmentFilter(filter, store.fieldPlaces()));
  // One more than asked for: the document itself is the best of all.
  const top = new TopHits(limit + 1);
  const segments = store.segments();
  // The small ones first: with what is best there, most of a large one is passed over.
  for (const [at, segment] of [...segments.entries()].toSorted(
    ([, one], [, other]) => one.size - other.size,
  )) {
    const allowed = filters.reduce<Bitmap>((left, filter) => filter(segment, left), segment.live);
    offerBest(segment, at, allowed, { terms, saturation: tables.saturation, top });
  }
  return top
    .ranked()
    .map((hit) => ({ id: segments[hit.segment]?.ids[hit.document] ?? "", score: hit.score }))
    .filter((hit) => hit.id !== id)
    .slice(0, limit);
}
