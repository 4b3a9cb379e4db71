import { sql } from "kysely";
import type { Db } from "#platform/db";
import { changedAfter, type FollowPosition } from "#platform/search";
import type { Listing } from "../../rules/listing.ts";
import type { CatalogTables } from "../../tables.ts";
import type { OfferingRow } from "../offerings.ts";

export interface ChangedOffering extends OfferingRow {
  readonly mergedInto: string | null;
  readonly position: FollowPosition;
}

/** Offerings changed after a position, in the order of their transactions, at most `limit`. */
export async function changedOfferings(
  db: Db<CatalogTables>,
  after: FollowPosition,
  limit: number,
): Promise<readonly ChangedOffering[]> {
  // Raw: transaction ids have no place in the query builder. PostgreSQL 13 and newer.
  const { rows } = await sql<{
    id: string;
    offering: Listing;
    is_gone: boolean;
    listing_count: number;
    updated_at: string;
    merged_into: string | null;
    transaction: string;
  }>`
    select id, offering, is_gone, listing_count, updated_at, merged_into, changed_in::text as transaction
    from catalog_offerings
    where ${changedAfter("catalog_offerings", after)}
    order by changed_in, id
    limit ${limit}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    offering: row.offering,
    isGone: row.is_gone,
    listingCount: row.listing_count,
    updatedAt: row.updated_at,
    mergedInto: row.merged_into,
    position: { transaction: row.transaction, id: row.id },
  }));
}
