import type { Db } from "#platform/db";
import { now } from "#platform/time";
import type { CatalogTables } from "../../tables.ts";

/** Counts anew what a source lists, and writes down that it was well just now: for sources that are written here, not read. */
export async function recountSource(tx: Db<CatalogTables>, sourceId: string): Promise<void> {
  await tx
    .updateTable("catalog_sources")
    .set((set) => ({
      listing_count: set
        .selectFrom("catalog_listings")
        .where("source_id", "=", sourceId)
        .where("gone_at", "is", null)
        .select((select) => select.fn.countAll<number>().as("count")),
      last_success_at: now(),
    }))
    .where("id", "=", sourceId)
    .execute();
}
