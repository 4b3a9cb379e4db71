import { type Coordinates, distanceMiles } from "#platform/places";
import { createIndex, type FacetCount, type SearchIndex } from "#platform/search";
import { nowMilliseconds } from "#platform/time";
import type { FieldWords } from "#modules/catalog";
import { closeness } from "../../rules/near/closeness.ts";
import type { NearQuery } from "../../rules/near/near-query.ts";
import type { ProgramReader } from "../../rules/reading/who-may-read.ts";
import type { ProgramsDb } from "../program.ts";
import { changedPrograms, type FollowPosition, fromTheStart } from "./changed-programs.ts";
import { nearRequest, poolSize } from "./near-request.ts";
import { programDocument, programSchema } from "./program-document.ts";

const batchSize = 500;
const lookEveryMilliseconds = 500;

/** Which programs fit a question; what they are is asked of the database, which says once more who may read. */
export interface NearIds {
  readonly total: number;
  readonly ids: readonly string[];
  readonly facets: Readonly<Record<string, readonly FacetCount[]>>;
  readonly corrected: string | undefined;
}

/** Where a question is asked from, and by whom. */
export interface AskedFrom {
  readonly reader: ProgramReader;
  readonly place: Coordinates | undefined;
  readonly pageSize: number;
}

/**
 * The index of programs: made from the database when it is first asked, and kept up with it at each question. It holds no
 * truth, and what it says is read again by who may read.
 */
export class ProgramFinder {
  readonly #db: ProgramsDb;
  readonly #words: Pick<FieldWords, "names" | "synonyms">;
  readonly #index: SearchIndex;
  readonly #places = new Map<string, Coordinates>();
  #position: FollowPosition = fromTheStart;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #working: Promise<void> = Promise.resolve();

  constructor({
    db,
    words,
  }: {
    readonly db: ProgramsDb;
    readonly words: Pick<FieldWords, "names" | "synonyms">;
  }) {
    this.#db = db;
    this.#words = words;
    this.#index = createIndex(programSchema, { synonyms: words.synonyms });
  }

  /** Programs that fit, one page of them. */
  async near(query: NearQuery, from: AskedFrom): Promise<NearIds> {
    await this.#keepUp();
    const isPooled = query.order === "best" && query.page * from.pageSize <= poolSize;
    const result = this.#index.search(nearRequest(query, from, isPooled));
    const hits = isPooled ? this.#nearestFirst(result.hits, { ...from, page: query.page }) : result.hits;
    return {
      total: result.total,
      ids: hits.map(({ id }) => id),
      facets: result.facets,
      corrected: result.corrected,
    };
  }

  /** Takes in every change that was committed by now. */
  async catchUp(): Promise<void> {
    this.#working = this.#working.then(() => this.#takeChanges());
    await this.#working;
  }

  async #keepUp(): Promise<void> {
    const at = nowMilliseconds();
    if (at - this.#lookedAt < lookEveryMilliseconds) return this.#working;
    this.#lookedAt = at;
    return this.catchUp();
  }

  async #takeChanges(): Promise<void> {
    for (;;) {
      const changes = await changedPrograms(this.#db, this.#position, batchSize);
      for (const { program, position, isShown } of changes) {
        if (isShown) {
          this.#index.put(programDocument(program, this.#words.names));
          const { latitude, longitude } = program.place;
          if (latitude !== undefined && longitude !== undefined)
            this.#places.set(program.id, { latitude, longitude });
        } else this.#index.remove(program.id);
        this.#position = position;
      }
      if (changes.length < batchSize) return;
      // A long catching-up must not keep pages waiting.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** A page of the pool, in the order of relevance and distance together. */
  #nearestFirst<Hit extends { readonly id: string; readonly score: number }>(
    hits: readonly Hit[],
    { place, page, pageSize }: AskedFrom & { readonly page: number },
  ): readonly Hit[] {
    const best = Math.max(...hits.map(({ score }) => score), 0);
    const weighed = hits.map((hit) => {
      const at = this.#places.get(hit.id);
      const miles = place === undefined || at === undefined ? undefined : distanceMiles(place, at);
      return { hit, weight: (best === 0 ? 1 : hit.score / best) * closeness(miles) };
    });
    return weighed
      .toSorted((one, other) => other.weight - one.weight)
      .slice((page - 1) * pageSize, page * pageSize)
      .map(({ hit }) => hit);
  }
}
