import type { Ranking } from "./schema.ts";
import type { Segment } from "./segment.ts";
import type { DocumentStore } from "./store.ts";
import type { RankedHit } from "./top-hits.ts";
import { termWeight, type TermWeight, VectorReader } from "./vector.ts";

/**
 * Puts the best hits of a long question in order again, with the words that the very best of them share: a person
 * who describes a subject in a sentence rarely uses all of its words (pseudo-relevance feedback, after Lavrenko and
 * Croft's relevance model).
 *
 * Scores only grow, so hits beyond those given stay below them. `questionWeight` is the weight of all words asked for.
 */
export function rerankByFeedback(
  ranked: readonly RankedHit[],
  from: { readonly store: DocumentStore; readonly segments: readonly Segment[] },
  ranking: Ranking,
  questionWeight: number,
): readonly RankedHit[] {
  const reader = new VectorReader(from.store, ranking.saturation);
  const segmentOf = (hit: RankedHit): Segment | undefined => from.segments[hit.segment];
  const shared = sharedTerms(
    ranked.slice(0, ranking.feedbackHits),
    (hit) => reader.vector(segmentOf(hit), hit.document),
    from.store,
    ranking.feedbackWords,
  );
  const total = shared.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return ranked;
  const share = (ranking.feedback * questionWeight) / total;
  reader.want(shared.map(({ term, weight }) => ({ term, weight: weight * share })));
  const reranked = ranked
    .map((hit) => {
      const score = hit.score + reader.wantedScore(segmentOf(hit), hit.document);
      return { ...hit, score, key: score };
    })
    .sort(
      (left, right) => right.score - left.score || right.second - left.second || left.serial - right.serial,
    );
  reader.want([]);
  return reranked;
}

/** The terms that say most about the given hits, heaviest first. */
function sharedTerms(
  hits: readonly RankedHit[],
  vector: (hit: RankedHit) => readonly TermWeight[],
  store: DocumentStore,
  count: number,
): readonly TermWeight[] {
  const sums = new Map<number, number>();
  const all = hits.reduce((sum, hit) => sum + hit.score, 0);
  for (const hit of hits) {
    for (const { term, weight } of vector(hit)) {
      sums.set(term, (sums.get(term) ?? 0) + (weight * hit.score) / all);
    }
  }
  return [...sums]
    .map(([term, weight]) => ({ term, weight: weight * termWeight(store, term) }))
    .sort((left, right) => right.weight - left.weight || left.term - right.term)
    .slice(0, count);
}
