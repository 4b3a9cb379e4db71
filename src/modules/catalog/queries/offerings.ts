import { type ExpressionBuilder, type Selectable, sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { type Db, plannedOnce } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import type { Listing } from "../rules/listing.ts";
import type { RecordSession } from "../rules/record.ts";
import type { CatalogTables } from "../tables.ts";

/** An offering as cards and pages show it. */
export interface OfferingRow {
  readonly id: string;
  readonly offering: Listing;
  readonly listingCount: number;
  readonly isGone: boolean;
  readonly updatedAt: string;
}

/** One source's listing of an offering, as its page tells of it. */
export interface OfferingListing {
  readonly id: string;
  readonly sourceId: string;
  readonly sourceName: string;
  readonly title: string;
  /** Where the source tells of it, or takes registrations. */
  readonly url: string | null;
  /** Instants in ISO 8601, with an offset. */
  readonly firstSeenAt: string;
  /** When the source stopped listing it; null while it does. */
  readonly goneAt: string | null;
  /** Its own meetings, where others list the offering as well; null where it is the only one. */
  readonly sessions: readonly RecordSession[] | null;
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
  return new Map(rows.map((row) => [row.id, offeringRow(row)]));
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
  return known(isId(id) ? await offeringQuery(db, id).executeTakeFirst() : undefined);
}

/**
 * The same with every listing of it, the preferred source's first: in one message, since each costs as much as a short
 * statement, and without what the page does not tell of a listing, which is most of it.
 *
 * @throws NotFound when there is none with this id.
 */
export async function offeringWithListings(
  db: Db<CatalogTables>,
  id: string,
): Promise<
  (OfferingRow & { readonly listings: readonly OfferingListing[] }) | { readonly mergedInto: string }
> {
  const query = offeringQuery(db, id).select((select) => jsonArrayFrom(listingsOf(select)).as("listings"));
  const [row] = isId(id) ? await plannedOnce(db, query.compile()) : [];
  const found = known(row);
  return "mergedInto" in found ? found : { ...found, listings: row?.listings ?? [] };
}

function offeringQuery(db: Db<CatalogTables>, id: string) {
  return db
    .selectFrom("catalog_offerings")
    .select([...rowColumns, "merged_into"])
    .where("id", "=", id);
}

function listingsOf(select: ExpressionBuilder<CatalogTables, "catalog_offerings">) {
  // Raw: what stands in a listing has no place in the query builder.
  return select
    .selectFrom("catalog_listings")
    .innerJoin("catalog_sources", "catalog_sources.id", "catalog_listings.source_id")
    .select([
      "catalog_listings.id as id",
      "source_id as sourceId",
      "catalog_sources.name as sourceName",
      sql<string>`listing ->> 'title'`.as("title"),
      sql<string | null>`coalesce(listing ->> 'url', listing ->> 'registrationUrl')`.as("url"),
      "first_seen_at as firstSeenAt",
      "gone_at as goneAt",
      sql<
        RecordSession[] | null
      >`case when catalog_offerings.listing_count > 1 then listing -> 'sessions' end`.as("sessions"),
    ])
    .whereRef("offering_id", "=", "catalog_offerings.id")
    .orderBy("catalog_sources.rank")
    .orderBy("catalog_listings.id")
    .limit(100);
}

function known(
  row: (ColumnsOfOffering & { readonly merged_into: string | null }) | undefined,
): OfferingRow | { readonly mergedInto: string } {
  if (row === undefined) throw new NotFound("There is no offering at this address.");
  return row.merged_into === null ? offeringRow(row) : { mergedInto: row.merged_into };
}

type ColumnsOfOffering = Pick<Selectable<CatalogTables["catalog_offerings"]>, (typeof rowColumns)[number]>;

function offeringRow(row: ColumnsOfOffering): OfferingRow {
  return {
    id: row.id,
    offering: row.offering,
    listingCount: row.listing_count,
    isGone: row.is_gone,
    updatedAt: row.updated_at,
  };
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
