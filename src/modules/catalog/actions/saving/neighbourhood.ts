import { sql } from "kysely";
import type { Db } from "#platform/db";
import type { Listing } from "../../rules/listing.ts";
import type { CatalogTables } from "../../tables.ts";
import { listingsSharing, type StoredKey } from "./stored-keys.ts";

/** A listing with its row's id, as matching sees it. */
export interface PlacedListing {
  readonly id: string;
  readonly sourceId: string;
  readonly listing: Listing;
  /** Its offering so far; undefined for a listing that is new. */
  readonly offeringId: string | undefined;
  readonly isGone: boolean;
}

/**
 * Every listing that could be the same as one of those given by their ids, keys and offerings: those that share
 * enough keys, and all listings of all offerings concerned, so that groups are judged whole. The given ones are left out.
 */
export async function neighbours(
  db: Db<CatalogTables>,
  given: {
    readonly ids: readonly string[];
    readonly keys: readonly (readonly StoredKey[])[];
    readonly offeringIds: readonly string[];
  },
): Promise<readonly PlacedListing[]> {
  const sharing = await listingsSharing(db, given.keys);
  if (sharing.length === 0 && given.offeringIds.length === 0) return [];
  // Raw: one list of offerings to look up by. Two conditions joined by "or" would read every listing there is.
  const { rows } = await sql<{
    id: string;
    source_id: string;
    offering_id: string;
    listing: Listing;
    gone_at: string | null;
  }>`
    select id, source_id, offering_id, listing, gone_at from catalog_listings
    where offering_id in (
      select offering_id from catalog_listings where id = any(${sharing}::uuid[])
      union select unnest(${given.offeringIds}::uuid[])
    )`.execute(db);
  const own = new Set(given.ids);
  return rows
    .filter((row) => !own.has(row.id))
    .map((row) => ({
      id: row.id,
      sourceId: row.source_id,
      listing: row.listing,
      offeringId: row.offering_id,
      isGone: row.gone_at !== null,
    }));
}
