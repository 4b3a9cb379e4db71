import type { Db } from "#platform/db";
import type { CatalogTables } from "../tables.ts";

/** The source that is read from an address; undefined when there is none. */
export async function sourceAt(
  db: Db<CatalogTables>,
  address: string,
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  return db
    .selectFrom("catalog_sources")
    .select(["id", "name"])
    .where("address", "=", address)
    .executeTakeFirst();
}

/** Pack ids and addresses that are among the sources already. */
export async function takenFromPack(db: Db<CatalogTables>): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("catalog_sources")
    .select(["pack_id", "address"])
    .orderBy("id")
    .limit(10_000)
    .execute();
  return new Set(rows.flatMap((row) => [row.address, ...(row.pack_id === null ? [] : [row.pack_id])]));
}

/** What a source lists now, at most 20: soonest first, then what has no date to come. */
export async function broughtListings(
  db: Db<CatalogTables>,
  sourceId: string,
  now: string,
): Promise<readonly { readonly listingId: string; readonly offeringId: string; readonly title: string }[]> {
  return db
    .selectFrom("catalog_listings")
    .innerJoin("catalog_offerings", "catalog_offerings.id", "catalog_listings.offering_id")
    .select((select) => [
      "catalog_listings.id as listingId",
      "catalog_offerings.id as offeringId",
      "catalog_offerings.title",
      select
        .selectFrom("catalog_sessions")
        .whereRef("catalog_sessions.offering_id", "=", "catalog_offerings.id")
        .where("last_date", ">=", now.slice(0, 10))
        .select((next) => next.fn.min("first_date").as("first"))
        .as("next_date"),
    ])
    .where("catalog_listings.source_id", "=", sourceId)
    .where("catalog_listings.gone_at", "is", null)
    .orderBy("next_date", (order) => order.asc().nullsLast())
    .orderBy("catalog_listings.id")
    .limit(20)
    .execute();
}
