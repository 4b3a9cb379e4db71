import type { Db } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import type { CatalogTables } from "../tables.ts";

/** Whether made-up offerings stand in the catalogue. */
export async function isSampleShown(db: Db<CatalogTables>): Promise<boolean> {
  const row = await db
    .selectFrom("catalog_sources")
    .select("id")
    .where("is_sample", "=", true)
    .where("listing_count", ">", 0)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether all of an installation is made up, to look around in. */
export async function isMadeUp(db: Db<PeopleTables>, tenantId: string): Promise<boolean> {
  const row = await db
    .selectFrom("tenants")
    .select("is_sample")
    .where("id", "=", tenantId)
    .executeTakeFirst();
  return row?.is_sample === true;
}
