import { sql } from "kysely";
import type { Db } from "#platform/db";
import type { Listing } from "../../rules/listing.ts";
import type { CatalogTables } from "../../tables.ts";
import type { OfferingRow } from "../offerings.ts";

/** How far a reader has followed the offerings: everything up to and with this one is known. */
export interface FollowPosition {
  readonly transaction: string;
  readonly id: string;
}

export const fromTheStart: FollowPosition = { transaction: "0", id: "00000000-0000-0000-0000-000000000000" };

export interface ChangedOffering extends OfferingRow {
  readonly mergedInto: string | null;
  readonly position: FollowPosition;
}

/**
 * Offerings changed after a position, in the order of their transactions, at most `limit`.
 *
 * Only transactions older than every one still open are given: a slow one that commits late is not missed.
 */
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
    where (changed_in, id) > (${after.transaction}::xid8, ${after.id}::uuid)
      and changed_in < pg_snapshot_xmin(pg_current_snapshot())
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

/** False for a position from another life of the database: its transaction has not happened yet in this one. */
export async function isKnownPosition(db: Db<CatalogTables>, position: FollowPosition): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    select ${position.transaction}::xid8 < pg_snapshot_xmax(pg_current_snapshot()) as known`.execute(db);
  return rows[0]?.known ?? false;
}

/**
 * Another text once the offerings may be others than those followed so far: their table was made anew or emptied, as
 * when a backup is put back, or the database was started anew. Changed rows change nothing about it.
 */
export async function databaseLife(db: Db<CatalogTables>): Promise<string> {
  // Raw: what PostgreSQL knows of itself has no place in the query builder.
  const { rows } = await sql<{ life: string }>`
    select concat_ws(' ', 'catalog_offerings'::regclass::oid, pg_relation_filenode('catalog_offerings'),
      pg_postmaster_start_time()) as life`.execute(db);
  return rows[0]?.life ?? "";
}

/** Which offerings there are, those merged into others left out, and of when each is: one number for all of them. */
export async function offeringsSum(db: Db<CatalogTables>): Promise<bigint> {
  // Raw: the last two bytes of an id have no place in the query builder. Added up here rather than sent row by row.
  const { rows } = await sql<{ sum: string }>`
    select coalesce(sum(changed_in::text::bigint
      * (1 + 256 * get_byte(uuid_send(id), 14) + get_byte(uuid_send(id), 15))), 0)::text as sum
    from catalog_offerings
    where merged_into is null`.execute(db);
  return BigInt(rows[0]?.sum ?? 0);
}

/** The same of offerings that are known by their ids and the transactions that changed them. */
export function sumOf(offerings: Iterable<readonly [id: string, changedIn: number]>): bigint {
  let sum = 0n;
  for (const [id, changedIn] of offerings)
    sum += BigInt(changedIn) * BigInt(1 + Number.parseInt(id.slice(-4), 16));
  return sum;
}
