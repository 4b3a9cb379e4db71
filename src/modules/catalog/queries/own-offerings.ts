import type { Db } from "#platform/db";
import type { CatalogTables } from "../tables.ts";

/** The one source of what libraries of this installation offer themselves; undefined until there is any. */
export async function ownSource(db: Db<CatalogTables>): Promise<string | undefined> {
  const row = await db
    .selectFrom("catalog_sources")
    .select("id")
    .where("address", "=", "own:")
    .executeTakeFirst();
  return row?.id;
}

/** The offerings that own ones are listed under now, by their keys; those that are not listed are left out. */
export async function ownOfferingIds(
  db: Db<CatalogTables>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const sourceId = keys.length === 0 ? undefined : await ownSource(db);
  if (sourceId === undefined) return new Map();
  const rows = await db
    .selectFrom("catalog_listings")
    .select(["source_key", "offering_id"])
    .where("source_id", "=", sourceId)
    .where("source_key", "in", keys)
    .where("gone_at", "is", null)
    .execute();
  return new Map(rows.map(({ source_key, offering_id }) => [source_key, offering_id]));
}
