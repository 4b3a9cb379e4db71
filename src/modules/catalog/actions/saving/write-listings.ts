import { type CompiledQuery, sql } from "kysely";
import { type Db, plainArray } from "#platform/db";
import type { CatalogTables } from "../../tables.ts";
import { jsonLines } from "./json-lines.ts";
import type { PreparedListing } from "./prepared-listing.ts";
import { deletingKeys, insertingKeys } from "./stored-keys.ts";

/** A listing to be written, its offering chosen. */
export interface ListingRow {
  readonly id: string;
  readonly sourceId: string;
  readonly prepared: PreparedListing;
  readonly offeringId: string;
  readonly isKnown: boolean;
  /** Whether the offering, which is written already, is this listing as it is. */
  readonly isItsOffering: boolean;
}

/** Statements that insert listings or replace them by their source and key; their match keys with them. */
export function writingListings(
  db: Db<CatalogTables>,
  rows: readonly ListingRow[],
  now: string,
): readonly CompiledQuery[] {
  if (rows.length === 0) return [];
  // Raw, as in write-offerings: many rows in one statement. What an offering says too is taken from there: it came from this
  // very text, is known to be JSON, and is compressed.
  const insert = sql`
    insert into catalog_listings
      (id, source_id, source_key, offering_id, listing, content_hash, first_seen_at, last_seen_at, has_keys)
    select id, source_id, source_key, offering_id,
      case when its_offering
        then (select offering from catalog_offerings where catalog_offerings.id = made.offering_id)
        else listing::json end,
      content_hash, ${now}::timestamptz, ${now}::timestamptz, true
    from rows from (
      unnest(
        ${plainArray(rows.map((row) => row.id))}::uuid[], ${plainArray(rows.map((row) => row.sourceId))}::uuid[],
        ${rows.map((row) => row.prepared.listing.sourceKey)}::text[],
        ${plainArray(rows.map((row) => row.offeringId))}::uuid[],
        ${plainArray(rows.map((row) => row.prepared.contentHash))}::text[],
        ${plainArray(rows.map((row) => row.isItsOffering))}::boolean[]),
      ${jsonLines(rows.map((row) => (row.isItsOffering ? "" : row.prepared.json())))}
    ) as made (id, source_id, source_key, offering_id, content_hash, its_offering, listing)
    on conflict (source_id, source_key) do update set
      offering_id = excluded.offering_id, listing = excluded.listing, content_hash = excluded.content_hash,
      last_seen_at = excluded.last_seen_at, gone_at = null, has_keys = true`;
  const known = rows.flatMap((row) => (row.isKnown ? [row.id] : []));
  const keys = rows.map(({ id, prepared }) => ({ id, keys: prepared.keys() }));
  return [insert.compile(db), ...deletingKeys(db, known), ...insertingKeys(db, keys)];
}

/** Statements that move listings that did not change to the offering they now belong to. */
export function movingListings(
  db: Db<CatalogTables>,
  moves: readonly (readonly [listingId: string, offeringId: string])[],
): readonly CompiledQuery[] {
  if (moves.length === 0) return [];
  const update = sql`
    update catalog_listings set offering_id = moved.offering_id
    from unnest(${moves.map(([id]) => id)}::uuid[], ${moves.map(([, offering]) => offering)}::uuid[]) as moved (id, offering_id)
    where catalog_listings.id = moved.id`;
  return [update.compile(db)];
}
