import type { Db } from "#platform/db";
import type { CatalogTables } from "../../tables.ts";
import { type OfferingRow, offeringsById } from "../offerings.ts";

/** About 6 kB of memory each: for feeds and programs, since pages have cards. */
const usualMost = 1000;

/**
 * Offerings shown lately, so that a page asks the database only for those it has not just read.
 *
 * Whoever follows the database says which have changed since; a row is therefore never older than the search index.
 */
export class KeptOfferings {
  readonly #db: Db<CatalogTables>;
  readonly #most: number;
  /** The one used longest ago comes first. */
  readonly #rows = new Map<string, OfferingRow>();
  #changes = 0;

  constructor(db: Db<CatalogTables>, most = usualMost) {
    this.#db = db;
    this.#most = most;
  }

  /** Offerings by their ids, in the order asked for; ids that are not there are left out. */
  async byId(ids: readonly string[]): Promise<ReadonlyMap<string, OfferingRow>> {
    const kept = new Map(ids.map((id) => [id, this.#rows.get(id)]));
    const changesBefore = this.#changes;
    const read = await offeringsById(
      this.#db,
      ids.filter((id) => kept.get(id) === undefined),
    );
    const rows = ids.flatMap((id) => kept.get(id) ?? read.get(id) ?? []);
    // What was read before a change became known may be from before it: shown once, but not kept.
    if (changesBefore === this.#changes) for (const row of rows) this.#keep(row);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** To be told of every offering that changed. */
  forget(id: string): void {
    this.#changes += 1;
    this.#rows.delete(id);
  }

  #keep(row: OfferingRow): void {
    this.#rows.delete(row.id);
    this.#rows.set(row.id, row);
    if (this.#rows.size <= this.#most) return;
    for (const oldest of this.#rows.keys()) {
      this.#rows.delete(oldest);
      return;
    }
  }
}
