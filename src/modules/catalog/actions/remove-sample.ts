import { type Db, inTransaction } from "#platform/db";
import type { CatalogTables } from "../tables.ts";
import { takeBackSource } from "./take-back-source.ts";

/**
 * Takes the made-up sample out of the catalogue; `restoreSample` brings it back. What someone planned of it stays on their record.
 * Gives how many of its listings are gone. Atomic.
 */
export async function removeSample(db: Db<CatalogTables>): Promise<number> {
  return inTransaction(db, async (tx) => {
    const sources = await tx
      .selectFrom("catalog_sources")
      .select("id")
      .where("is_sample", "=", true)
      .where("listing_count", ">", 0)
      .orderBy("id")
      .execute();
    let gone = 0;
    for (const { id } of sources) gone += (await takeBackSource(tx, id)).gone;
    return gone;
  });
}
