import { placeOf } from "./filter.ts";
import { defaultRanking, saturationTable } from "./impact.ts";
import { type Plan, planQuestion } from "./plan.ts";
import type { IndexSchema, SearchDocument, SearchRequest, SearchResult } from "./schema.ts";
import { type RankingTables, runSearch } from "./search.ts";
import { DocumentStore, type IndexStats, type StoreContents } from "./store.ts";
import { type SimilarHit, type SimilarRequest, similarTo } from "./similar.ts";
import { readStoredIndex, storedIndex } from "./stored-index.ts";
import { synonymTable, type SynonymTable } from "./synonyms.ts";

export interface IndexOptions {
  /** Groups of words and phrases that mean the same. */
  readonly synonyms?: readonly (readonly string[])[];
  /** Documents in the smallest segments (at most 1,024, the default): few in tests, so that merging happens. */
  readonly freshDocuments?: number;
}

interface LastPlan {
  readonly text: string;
  readonly match: SearchRequest["match"] | undefined;
  readonly isTyping: boolean;
  readonly plan: Plan | undefined;
}

/** A full-text index in memory; see `createIndex`. */
export class SearchIndex {
  readonly schema: IndexSchema;
  readonly #store: DocumentStore;
  readonly #tables: RankingTables;
  #synonyms: SynonymTable;
  /** Forgotten with every change: what a word may stand for depends on the documents. */
  #lastPlan: LastPlan | undefined;

  /** @internal made by `createIndex` and `loadIndex` */
  constructor(schema: IndexSchema, options: IndexOptions, contents?: StoreContents) {
    this.schema = schema;
    this.#store = new DocumentStore(schema, contents, options.freshDocuments);
    const ranking = { ...defaultRanking, ...schema.ranking };
    this.#tables = { ranking, saturation: saturationTable(ranking.saturation) };
    this.#synonyms = synonymTable(options.synonyms ?? []);
  }

  get size(): number {
    return this.#store.size;
  }

  has(id: string): boolean {
    return this.#store.has(id);
  }

  /** What every document has in a field of numbers, in no order; NaN where it has none. */
  numbersOf(field: string): Iterable<readonly [id: string, number: number]> {
    return this.#store.numbersOf(placeOf(this.schema.numbers, field));
  }

  /** Adds a document, or replaces the one with the same id. It is found from the next search on. */
  put(document: SearchDocument): void {
    this.#lastPlan = undefined;
    this.#store.put(document);
  }

  /** Takes a document out. Whether it was there. */
  remove(id: string): boolean {
    this.#lastPlan = undefined;
    return this.#store.remove(id);
  }

  /** Makes later searches a little quicker, where many documents were put since: for when nobody asks. */
  tidy(): void {
    this.#store.tidy();
  }

  /** Takes effect from the next search on: synonyms are no part of the stored index. */
  setSynonyms(groups: readonly (readonly string[])[]): void {
    this.#lastPlan = undefined;
    this.#synonyms = synonymTable(groups);
  }

  /** @throws RangeError when the request names a field that is not in the schema. */
  search(request: SearchRequest): SearchResult {
    return runSearch(this.#store, this.#planOf(request), this.#tables, request);
  }

  // Kept for the last question: ways out of an empty result ask up to a dozen with the same words.
  #planOf(request: SearchRequest): Plan | undefined {
    const { text = "", match, isTyping = false } = request;
    const last = this.#lastPlan;
    if (last?.text === text && last.match === match && last.isTyping === isTyping) return last.plan;
    const plan = planQuestion({ dictionary: this.#store.dictionary, synonyms: this.#synonyms }, request);
    this.#lastPlan = { text, match, isTyping, plan };
    return plan;
  }

  /** Documents about the same as one of the index, best first; none when it is not there. */
  similar(id: string, request: SimilarRequest = {}): readonly SimilarHit[] {
    const { saturation, ranking } = this.#tables;
    return similarTo(this.#store, id, { saturation, constant: ranking.saturation }, request);
  }

  /**
   * All of the index as the pieces of a file, to be written one after another before the next change. `stamp` is
   * handed back by `loadIndex`: the caller's note of how far the index follows its database.
   */
  serialise(stamp = ""): readonly Uint8Array[] {
    return storedIndex(this.schema, this.#store.contents(), stamp);
  }

  stats(): IndexStats {
    return this.#store.stats();
  }
}

/** An empty index. All of it is in memory; `serialise` and `loadIndex` carry it over a restart. */
export function createIndex(schema: IndexSchema, options: IndexOptions = {}): SearchIndex {
  return new SearchIndex(schema, options);
}

/**
 * The index that `serialise` wrote, and the stamp it was given.
 *
 * @throws InvalidInput when the file is damaged or was written by another version or for another schema: then the
 * index has to be made anew from its source.
 */
export function loadIndex(
  schema: IndexSchema,
  bytes: Uint8Array,
  options: IndexOptions = {},
): { readonly index: SearchIndex; readonly stamp: string } {
  const { contents, stamp } = readStoredIndex(schema, bytes);
  return { index: new SearchIndex(schema, options, contents), stamp };
}
