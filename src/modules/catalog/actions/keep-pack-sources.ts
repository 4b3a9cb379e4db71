import { type Db, inTransaction } from "#platform/db";
import { NotFound } from "#platform/errors";
import { now as presentInstant } from "#platform/time";
import type { PackSource } from "../rules/source-pack.ts";
import type { CatalogTables } from "../tables.ts";
import { addSource, normalAddress } from "./add-source.ts";
import { takeBackSource } from "./take-back-source.ts";

/**
 * Adds sources of the starter pack, not read yet; those that are there already, by their pack id or address, are left
 * as they are. All get the same instant, by which they can be taken back together. Atomic.
 */
export async function keepPackSources(
  db: Db<CatalogTables>,
  chosen: readonly PackSource[],
): Promise<{ readonly addedAt: string; readonly count: number }> {
  return inTransaction(db, async (tx) => {
    const addedAt = presentInstant();
    let count = 0;
    for (const source of chosen) {
      if (await isThere(tx, source)) continue;
      const id = await addSource(tx, {
        address: source.address,
        name: source.name,
        format: "unknown",
        zone: source.zone,
        language: source.language,
        region: source.regions.join(", "),
        homePage: source.home,
        packId: source.id,
      });
      await tx.updateTable("catalog_sources").set({ created_at: addedAt }).where("id", "=", id).execute();
      count += 1;
    }
    return { addedAt, count };
  });
}

/** Takes back what was added from the starter pack at an instant; how many sources that were. Atomic. */
export async function takeBackPackSources(db: Db<CatalogTables>, addedAt: string): Promise<number> {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/u.test(addedAt)) throw new NotFound("Nothing was added then.");
  return inTransaction(db, async (tx) => {
    const added = await tx
      .selectFrom("catalog_sources")
      .select("id")
      .where("pack_id", "is not", null)
      .where("created_at", "=", addedAt)
      .orderBy("id")
      .execute();
    for (const { id } of added) await takeBackSource(tx, id);
    return added.length;
  });
}

async function isThere(tx: Db<CatalogTables>, source: PackSource): Promise<boolean> {
  const address = normalAddress(source.address) ?? source.address;
  const known = await tx
    .selectFrom("catalog_sources")
    .select("id")
    .where((where) => where.or([where("pack_id", "=", source.id), where("address", "=", address)]))
    .executeTakeFirst();
  return known !== undefined;
}
