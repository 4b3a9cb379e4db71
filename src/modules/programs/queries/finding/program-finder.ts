import { sql } from "kysely";
import { type Coordinates, distanceMiles } from "#platform/places";
import { type FacetCount, FollowedIndex, type SnapshotPlace } from "#platform/search";
import { nowMilliseconds } from "#platform/time";
import type { FieldWords } from "#modules/catalog";
import { closeness } from "../../rules/near/closeness.ts";
import type { NearQuery } from "../../rules/near/near-query.ts";
import type { ProgramReader } from "../../rules/reading/who-may-read.ts";
import type { ProgramsDb } from "../program.ts";
import { type ChangedProgram, changedPrograms } from "./changed-programs.ts";
import { nearRequest, poolSize } from "./near-request.ts";
import { documentVersion, programDocument, programSchema } from "./program-document.ts";

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
  /**
   * Branches whose own programs are left out: nobody is their own neighbour. Before the best are chosen, or a branch whose calendar is
   * read every day would fill all places with what it did itself.
   */
  readonly withoutBranches?: readonly string[] | undefined;
}

export interface ProgramFinderOptions {
  readonly db: ProgramsDb;
  readonly words: Pick<FieldWords, "names" | "synonyms">;
  /** Where the index is kept over a restart; absent: it is made anew each time. */
  readonly snapshot?: SnapshotPlace | undefined;
}

/**
 * The index of programs: loaded, or made from the database, when it is first asked, and kept up with it at each question. It holds no
 * truth, and what it says is read again by who may read.
 */
export class ProgramFinder {
  readonly followed: FollowedIndex<ChangedProgram>;
  readonly #places = new Map<string, Coordinates>();
  #loading: Promise<void> | undefined;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #working: Promise<unknown> = Promise.resolve();

  constructor({ db, snapshot, words: { names, synonyms } }: ProgramFinderOptions) {
    this.followed = new FollowedIndex<ChangedProgram>(
      {
        table: { name: "programs", isHeld: sql`hidden_at is null and joined_to is null` },
        schema: programSchema,
        changes: async (after, limit) => changedPrograms(db, after, limit),
        documentOf: ({ isShown, program }) => (isShown ? programDocument(program, names) : undefined),
        onChange: ({ program }) => this.#place(program.id, program.place),
      },
      {
        db,
        synonyms,
        snapshot: snapshot && { ...snapshot, madeWith: `${documentVersion} ${snapshot.madeWith}` },
      },
    );
  }

  /** Programs that fit, one page of them. */
  async near(query: NearQuery, from: AskedFrom): Promise<NearIds> {
    await this.#keepUp();
    const isPooled = query.order === "best" && query.page * from.pageSize <= poolSize;
    const result = this.followed.index.search(nearRequest(query, from, isPooled));
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
    // Loading catches up; whoever comes meanwhile waits for the same.
    this.#working = this.#loading === undefined ? this.#load() : this.followed.catchUp();
    await this.#working;
  }

  async #keepUp(): Promise<unknown> {
    const at = nowMilliseconds();
    if (at - this.#lookedAt < lookEveryMilliseconds) return this.#working;
    this.#lookedAt = at;
    return this.catchUp();
  }

  async #load(): Promise<void> {
    this.#loading = this.followed.load();
    try {
      await this.#loading;
    } catch (error) {
      // The next question loads again: to catch up alone would leave out where the programs that were stored are held.
      this.#loading = undefined;
      throw error;
    }
    const latitudes = new Map(this.followed.index.numbersOf("latitude"));
    for (const [id, longitude] of this.followed.index.numbersOf("longitude"))
      this.#place(id, { latitude: latitudes.get(id), longitude });
  }

  #place(
    id: string,
    {
      latitude,
      longitude,
    }: { readonly latitude?: number | undefined; readonly longitude?: number | undefined },
  ): void {
    if (latitude === undefined || longitude === undefined || Number.isNaN(latitude + longitude))
      this.#places.delete(id);
    else this.#places.set(id, { latitude, longitude });
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
