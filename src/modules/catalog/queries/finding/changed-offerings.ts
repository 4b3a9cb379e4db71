import { sql } from "kysely";
import { type Db, plainArray } from "#platform/db";
import { changedAfter, type FollowPosition } from "#platform/search";
import type { Listing } from "../../rules/listing.ts";
import type { CatalogTables } from "../../tables.ts";
import type { OfferingRow } from "../offerings.ts";
import { handedOver } from "./handed-over.ts";

export interface ChangedOffering extends OfferingRow {
  readonly mergedInto: string | null;
  readonly position: FollowPosition;
}

/**
 * Offerings changed after a position, in the order of their transactions, at most `limit`. What this process wrote itself is not
 * read again as long as no later transaction wrote it.
 */
export async function changedOfferings(
  db: Db<CatalogTables>,
  after: FollowPosition,
  limit: number,
): Promise<readonly ChangedOffering[]> {
  const handed = handedOver(db, after);
  // As it is now: more may be handed over while the database answers.
  const known = new Map(handed);
  // Raw: transaction ids have no place in the query builder. PostgreSQL 13 and newer.
  const { rows } = await sql<{
    id: string;
    offering: Listing | null;
    is_gone: boolean;
    listing_count: number;
    updated_at: string;
    merged_into: string | null;
    transaction: string;
  }>`
    select id, case when handed_id is null then offering end as offering,
      is_gone, listing_count, updated_at, merged_into, changed_in::text as transaction
    from catalog_offerings
    left join unnest(
      ${plainArray([...known.keys()])}::uuid[],
      ${plainArray([...known.values()].map(({ transaction }) => transaction))}::xid8[]
    ) as handed (handed_id, handed_in) on handed_id = id and handed_in = changed_in
    where ${changedAfter("catalog_offerings", after)}
    order by changed_in, id
    limit ${limit}`.execute(db);
  return rows.map((row) => {
    const offering = row.offering ?? known.get(row.id)?.offering;
    if (offering === undefined) throw new Error(`The offering ${row.id} was neither read nor handed over.`);
    if (handed.get(row.id)?.transaction === row.transaction) handed.delete(row.id);
    return {
      id: row.id,
      offering,
      isGone: row.is_gone,
      listingCount: row.listing_count,
      updatedAt: row.updated_at,
      mergedInto: row.merged_into,
      position: { transaction: row.transaction, id: row.id },
    };
  });
}
