import { hasAnyBit } from "./bitmap.ts";
import { countedMatch } from "./counted-match.ts";
import { explainHit } from "./explain.ts";
import { facetList, filterAndCount, type FacetCounts, type FilterSet } from "./facet.ts";
import { placeOf, segmentFilter } from "./filter.ts";
import { inverseFrequency } from "./impact.ts";
import { matchSegment, scores, type WeighedGroup, type WeighedPlan } from "./match.ts";
import type { Alternative, Group, Plan } from "./plan.ts";
import { rerankByFeedback } from "./rerank.ts";
import type { Filter, Hit, Ranking, SearchRequest, SearchResult } from "./schema.ts";
import { beginScratch } from "./scratch.ts";
import type { Segment } from "./segment.ts";
import { sortKeys, type SortKeys } from "./sort-key.ts";
import type { DocumentStore } from "./store.ts";
import { TopHits, type RankedHit } from "./top-hits.ts";

const defaultLimit = 20;

/** What a pass over all segments finds. */
interface Pass {
  readonly total: number;
  /** Whether the text matches anything, filters aside. */
  readonly isMatched: boolean;
  readonly ranked: readonly RankedHit[];
  readonly counts: FacetCounts;
}

/** Everything about a search but the minimum of words, which may have to be lowered. */
interface Preparation {
  readonly segments: readonly Segment[];
  readonly plan: WeighedPlan | undefined;
  readonly filters: FilterSet;
  readonly facets: readonly number[];
  readonly keys: SortKeys;
  /** How many hits must be kept in order. */
  readonly keep: number;
  readonly usesFeedback: boolean;
}

/** The constants of an index's ranking, and what is made of them once. */
export interface RankingTables {
  readonly ranking: Ranking;
  readonly saturation: Float32Array;
}

/** Runs a search that has been planned; without a plan everything matches. */
export function runSearch(
  store: DocumentStore,
  plan: Plan | undefined,
  tables: RankingTables,
  request: SearchRequest,
): SearchResult {
  beginScratch();
  const { ranking } = tables;
  const facets = request.facets ?? [];
  const offset = request.offset ?? 0;
  const limit = request.limit ?? defaultLimit;
  const sort = request.sort ?? { by: "score" };
  const keys = sortKeys(sort, store.schema);
  const usesFeedback =
    sort.by === "score" && ranking.feedback > 0 && (plan?.groups.length ?? 0) >= ranking.feedbackFromWords;
  const preparation: Preparation = {
    segments: store.segments(),
    plan: plan && weighPlan(store, plan, tables.saturation),
    filters: filterSet(store, request.filters ?? [], facets),
    facets: facets.map((facet) => placeOf(store.schema.keywords, facet)),
    keys,
    keep: Math.max(offset + limit, usesFeedback ? ranking.rerankedHits : 0),
    usesFeedback,
  };
  const { pass, isRelaxed } = passes(preparation, plan?.minimums ?? [0]);
  const groups = plan ? [...plan.groups, ...plan.required] : [];
  // What was kept reaches from the first hit to the end of the page asked for, so every page before it is there, too.
  const first = request.keepsToLastPage ? Math.min(offset, lastPageOffset(pass.total, limit)) : offset;
  return {
    total: pass.total,
    offset: first,
    hits: inFinalOrder(pass.ranked, store, preparation, ranking)
      .slice(first, first + limit)
      .map((ranked) => hitOf(ranked, store, preparation, request.explain === false ? [] : groups)),
    facets: Object.fromEntries(
      facets.map((facet) => {
        const place = placeOf(store.schema.keywords, facet);
        return [
          facet,
          facetList(pass.counts.get(place) ?? new Uint32Array(), store.values[place]?.values ?? []),
        ];
      }),
    ),
    ...(plan?.corrected === undefined ? {} : { corrected: plan.corrected }),
    isRelaxed,
  };
}

function lastPageOffset(total: number, limit: number): number {
  return total === 0 || limit === 0 ? 0 : (Math.ceil(total / limit) - 1) * limit;
}

function inFinalOrder(
  ranked: readonly RankedHit[],
  store: DocumentStore,
  { segments, plan, usesFeedback }: Preparation,
  ranking: Ranking,
): readonly RankedHit[] {
  if (!plan || !usesFeedback) return ranked;
  const questionWeight = plan.groups.reduce((sum, { weight }) => sum + weight, 0);
  const best = ranked.slice(0, ranking.rerankedHits);
  return [
    ...rerankByFeedback(best, { store, segments }, ranking, questionWeight),
    ...ranked.slice(ranking.rerankedHits),
  ];
}

/** Lowers the minimum until the text matches something. */
function passes(
  preparation: Preparation,
  minimums: readonly number[],
): { readonly pass: Pass; readonly isRelaxed: boolean } {
  const [first = 0, ...lower] = minimums;
  let pass = passOver(preparation, first);
  let isRelaxed = false;
  for (const minimum of lower) {
    if (pass.isMatched) break;
    pass = passOver(preparation, minimum);
    isRelaxed = pass.isMatched;
  }
  return { pass, isRelaxed };
}

function passOver(preparation: Preparation, minimum: number): Pass {
  const { segments, plan, filters, keys } = preparation;
  const top = new TopHits(preparation.keep);
  const counts = new Map(
    preparation.facets.map((place) => [place, new Uint32Array(valueCount(segments, place))]),
  );
  const match = preparation.keep === 0 ? countedMatch : matchSegment;
  let total = 0;
  let isMatched = false;
  segments.forEach((segment, place) => {
    if (!plan) scores.fill(0, 0, segment.size);
    const bits = plan ? match(segment, plan, minimum) : segment.live;
    isMatched ||= plan ? hasAnyBit(bits) : segment.liveCount > 0;
    const found = filterAndCount(segment, bits, filters, counts);
    total += found.members.length;
    if (preparation.keep === 0) return;
    const contenders = keys.contenders(segment, found, preparation.keep);
    const first = keys.first(segment, contenders);
    const best = top.contenders(contenders, first);
    const second = keys.second(segment, best);
    for (let i = 0; i < best.length; i += 1) {
      const document = best[i] ?? 0;
      top.offer({
        key: first[document] ?? 0,
        second: second(document),
        serial: segment.serials[document] ?? 0,
        score: scores[document] ?? 0,
        segment: place,
        document,
      });
    }
  });
  return { total, isMatched, ranked: top.ranked(), counts };
}

function valueCount(segments: readonly Segment[], place: number): number {
  return segments.reduce(
    (most, segment) => Math.max(most, (segment.keywords[place]?.valueStarts.length ?? 1) - 1),
    0,
  );
}

function weighPlan(store: DocumentStore, plan: Plan, saturation: Float32Array): WeighedPlan {
  const weigh = (group: Group): WeighedGroup => ({ group, weight: groupWeight(store, group) });
  return {
    plan,
    groups: plan.groups.map(weigh).sort((left, right) => right.weight - left.weight),
    required: plan.required.map(weigh),
    excluded: plan.excluded,
    saturation,
  };
}

/** A group weighs as much as its most frequent alternative: a rare synonym must not outweigh the word itself. */
function groupWeight(store: DocumentStore, group: Group): number {
  const frequency = Math.max(0, ...group.alternatives.map((alternative) => frequencyOf(store, alternative)));
  return inverseFrequency(store.size, frequency) * group.times;
}

function frequencyOf(store: DocumentStore, alternative: Alternative): number {
  return Math.min(...alternative.terms.map((term) => store.dictionary.documents[term] ?? 0));
}

function filterSet(store: DocumentStore, filters: readonly Filter[], facets: readonly string[]): FilterSet {
  const places = store.fieldPlaces();
  const byField = new Map<string, Filter[]>();
  const others: Filter[] = [];
  for (const filter of filters) {
    if ("keyword" in filter && facets.includes(filter.keyword)) {
      byField.set(filter.keyword, [...(byField.get(filter.keyword) ?? []), filter]);
    } else {
      others.push(filter);
    }
  }
  return {
    others: others.map((filter) => segmentFilter(filter, places)),
    byFacet: new Map(
      [...byField].map(([field, every]) => [
        placeOf(store.schema.keywords, field),
        segmentFilter({ every }, places),
      ]),
    ),
  };
}

function hitOf(
  ranked: RankedHit,
  store: DocumentStore,
  preparation: Preparation,
  groups: readonly Group[],
): Hit {
  const { segments, keys } = preparation;
  const segment = segments[ranked.segment];
  if (!segment) throw new RangeError(`There is no segment ${ranked.segment}.`);
  const sortValue = keys.shownOf?.(ranked.key);
  return {
    id: segment.ids[ranked.document] ?? "",
    score: ranked.score,
    ...(sortValue === undefined ? {} : { sortValue }),
    matched:
      groups.length === 0
        ? []
        : explainHit({ segment, document: ranked.document }, groups, {
            dictionary: store.dictionary,
            fields: Object.keys(store.schema.text),
          }),
  };
}
