import { type Db, inTransaction } from "#platform/db";
import { NotFound } from "#platform/errors";
import { now as presentInstant } from "#platform/time";
import type { CatalogTables } from "../tables.ts";
import { markGone } from "./saving/gone.ts";
import { takeTurn } from "./saving/take-turn.ts";

/** What became of a source that was taken back. */
export interface TakenBack {
  readonly name: string;
  /** How many of its listings are not shown any more. */
  readonly gone: number;
  /** False when it brought listings: it stays, paused, since someone may have planned one of them. */
  readonly isRemoved: boolean;
}

/**
 * Takes a source out of the catalogue: one that never brought a listing is removed; of any other the listings are marked
 * gone and it is paused. Resuming it brings everything back. Atomic.
 *
 * @throws NotFound when there is no such source.
 */
export async function takeBackSource(db: Db<CatalogTables>, id: string): Promise<TakenBack> {
  return inTransaction(db, async (tx) => {
    // Before the source's row is held: who saves its listings holds the turn and waits for the row.
    await takeTurn(tx);
    const source = await tx
      .selectFrom("catalog_sources")
      .select("name")
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst();
    if (source === undefined) throw new NotFound("There is no such source.");
    const listing = await tx
      .selectFrom("catalog_listings")
      .select("id")
      .where("source_id", "=", id)
      .limit(1)
      .executeTakeFirst();
    if (listing === undefined) {
      await tx.deleteFrom("catalog_harvests").where("source_id", "=", id).execute();
      await tx.deleteFrom("catalog_sources").where("id", "=", id).execute();
      return { name: source.name, gone: 0, isRemoved: true };
    }
    const gone = await markGone(tx, { id, now: presentInstant() }, new Set());
    await tx
      .updateTable("catalog_sources")
      // Without validators a later reading brings everything back.
      .set({ status: "paused", next_harvest_at: null, etag: null, last_modified: null, listing_count: 0 })
      .where("id", "=", id)
      .execute();
    return { name: source.name, gone, isRemoved: false };
  });
}
