import { type Db, inTransaction } from "#platform/db";
import { isUpcoming } from "../../rules/harvesting/upcoming.ts";
import type { CatalogTables } from "../../tables.ts";
import { anyOf } from "./any-of.ts";
import { neighbours } from "./neighbourhood.ts";
import { regroup } from "./regroup.ts";
import { oneAtATime, takeTurn } from "./take-turn.ts";

/** A listing by its key in its source and its title. */
export interface UpcomingListing {
  readonly sourceKey: string;
  readonly title: string;
}

/** What a source still lists and is still to come. */
export async function upcomingListings(
  db: Db<CatalogTables>,
  sourceId: string,
  now: string,
): Promise<readonly UpcomingListing[]> {
  const rows = await db
    .selectFrom("catalog_listings")
    .select(["source_key", "listing"])
    .where("source_id", "=", sourceId)
    .where("gone_at", "is", null)
    .orderBy("id")
    .execute();
  return rows
    .filter((row) => isUpcoming(row.listing, now))
    .map((row) => ({ sourceKey: row.source_key, title: row.listing.title }));
}

const batchSize = 200;

/**
 * Marks what a source no longer lists as gone, and tells its offerings; how many that were. Nothing is deleted: someone
 * may have planned or logged it.
 */
export async function markGone(
  db: Db<CatalogTables>,
  source: { readonly id: string; readonly now: string },
  listedKeys: ReadonlySet<string>,
): Promise<number> {
  const rows = await db
    .selectFrom("catalog_listings")
    .select(["id", "source_key"])
    .where("source_id", "=", source.id)
    .where("gone_at", "is", null)
    .orderBy("id")
    .execute();
  const gone = rows.filter((row) => !listedKeys.has(row.source_key)).map((row) => row.id);
  for (let start = 0; start < gone.length; start += batchSize)
    await markBatch(db, gone.slice(start, start + batchSize), source.now);
  return gone.length;
}

async function markBatch(db: Db<CatalogTables>, ids: readonly string[], now: string): Promise<void> {
  await oneAtATime(db, async () =>
    inTransaction(db, async (tx) => {
      await takeTurn(tx);
      const offerings = await tx
        .updateTable("catalog_listings")
        .set({ gone_at: now })
        .where("id", "=", anyOf(ids))
        .returning("offering_id")
        .execute();
      const offeringIds = [...new Set(offerings.map((row) => row.offering_id))];
      // Their groups stay as they are; the offerings are written anew, since listings that are gone speak last.
      const members = await neighbours(tx, { ids: [], keys: [], offeringIds });
      const changed = members.filter((member) => ids.includes(member.id));
      const settled = members.filter((member) => !ids.includes(member.id));
      await regroup(tx, { changed, settled }, now);
    }),
  );
}
