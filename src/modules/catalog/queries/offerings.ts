import type { Db } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import type { Listing } from "../rules/listing.ts";
import type { CatalogTables } from "../tables.ts";

/** An offering as cards and pages show it. */
export interface OfferingRow {
  readonly id: string;
  readonly offering: Listing;
  readonly listingCount: number;
  readonly isGone: boolean;
  readonly updatedAt: string;
}

/** One source's listing of an offering. */
export interface OfferingListing {
  readonly id: string;
  readonly sourceId: string;
  readonly sourceName: string;
  readonly sourceHomePage: string | null;
  readonly listing: Listing;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  /** When the source stopped listing it; null while it does. */
  readonly goneAt: string | null;
}

const rowColumns = ["id", "offering", "listing_count", "is_gone", "updated_at"] as const;

/** Offerings by their ids, in no order; ids that are not there are left out. */
export async function offeringsById(
  db: Db<CatalogTables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OfferingRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("catalog_offerings")
    .select(rowColumns)
    .where("id", "in", [...ids])
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        offering: row.offering,
        listingCount: row.listing_count,
        isGone: row.is_gone,
        updatedAt: row.updated_at,
      },
    ]),
  );
}

/**
 * One offering, or the id of the one it was merged into.
 *
 * @throws NotFound when there is none with this id.
 */
export async function offering(
  db: Db<CatalogTables>,
  id: string,
): Promise<OfferingRow | { readonly mergedInto: string }> {
  const row = isId(id)
    ? await db
        .selectFrom("catalog_offerings")
        .select([...rowColumns, "merged_into"])
        .where("id", "=", id)
        .executeTakeFirst()
    : undefined;
  if (row === undefined) throw new NotFound("There is no offering at this address.");
  if (row.merged_into !== null) return { mergedInto: row.merged_into };
  return {
    id: row.id,
    offering: row.offering,
    listingCount: row.listing_count,
    isGone: row.is_gone,
    updatedAt: row.updated_at,
  };
}

/** Every listing of an offering, the preferred source's first. */
export async function offeringListings(
  db: Db<CatalogTables>,
  offeringId: string,
): Promise<readonly OfferingListing[]> {
  const rows = await db
    .selectFrom("catalog_listings")
    .innerJoin("catalog_sources", "catalog_sources.id", "catalog_listings.source_id")
    .select([
      "catalog_listings.id as id",
      "source_id as sourceId",
      "catalog_sources.name as sourceName",
      "catalog_sources.home_page as sourceHomePage",
      "listing",
      "first_seen_at as firstSeenAt",
      "last_seen_at as lastSeenAt",
      "gone_at as goneAt",
    ])
    .where("offering_id", "=", offeringId)
    .orderBy("catalog_sources.rank")
    .orderBy("catalog_listings.id")
    .limit(100)
    .execute();
  return rows;
}

/** How many sources list something, and whether some of them are the made-up sample. */
export async function listingSources(
  db: Db<CatalogTables>,
): Promise<{ readonly count: number; readonly hasSample: boolean }> {
  const row = await db
    .selectFrom("catalog_sources")
    .select((select) => [
      select.fn.countAll<number>().as("count"),
      select.fn.coalesce(select.fn<boolean>("bool_or", ["is_sample"]), select.val(false)).as("hasSample"),
    ])
    .where("listing_count", ">", 0)
    .executeTakeFirstOrThrow();
  return row;
}
