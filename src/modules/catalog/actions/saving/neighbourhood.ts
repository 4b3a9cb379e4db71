import { hash } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "#platform/db";
import type { Listing } from "../../rules/listing.ts";
import { matchKeys } from "../../rules/matching/index.ts";
import type { CatalogTables } from "../../tables.ts";
import { anyOf } from "./any-of.ts";

/** A listing with its row's id, as matching sees it. */
export interface PlacedListing {
  readonly id: string;
  readonly sourceId: string;
  readonly listing: Listing;
  /** Its offering so far; undefined for a listing that is new. */
  readonly offeringId: string | undefined;
  readonly isGone: boolean;
}

/** Keys that more listings share than this find no candidates: they are boilerplate. */
const mostPerKey = 200;

/** A listing's match keys as numbers of 48 bits: small rows, one index, and exact in JavaScript. */
export function hashedKeys(listing: Listing): readonly number[] {
  const hashes = matchKeys(listing).map(({ kind, value }) =>
    hash("md5", `${kind} ${value}`, "buffer").readUIntBE(0, 6),
  );
  return [...new Set(hashes)];
}

/**
 * Every listing that could be the same as one of those given by their ids, keys and offerings: those that share a
 * key, and all listings of all offerings concerned, so that groups are judged whole. The given ones are left out.
 */
export async function neighbours(
  db: Db<CatalogTables>,
  given: {
    readonly ids: readonly string[];
    readonly keys: readonly number[];
    readonly offeringIds: readonly string[];
  },
): Promise<readonly PlacedListing[]> {
  const sharing = await listingsSharing(db, given.keys);
  if (sharing.length === 0 && given.offeringIds.length === 0) return [];
  const rows = await db
    .selectFrom("catalog_listings")
    .select(["id", "source_id", "offering_id", "listing", "gone_at"])
    .where((where) =>
      where.or([
        where(
          "offering_id",
          "in",
          where.selectFrom("catalog_listings").select("offering_id").where("id", "=", anyOf(sharing)),
        ),
        where("offering_id", "=", anyOf(given.offeringIds)),
      ]),
    )
    .execute();
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

async function listingsSharing(db: Db<CatalogTables>, keys: readonly number[]): Promise<readonly string[]> {
  if (keys.length === 0) return [];
  // Raw, because the limit holds for each key by itself: a lateral join.
  const { rows } = await sql<{ listing_id: string }>`
    select distinct found.listing_id
    from unnest(${[...new Set(keys)]}::bigint[]) as wanted (key)
    cross join lateral (
      select listing_id, count(*) over () as sharing
      from (select listing_id from catalog_match_keys where key = wanted.key limit ${mostPerKey + 1}) as some_of_them
    ) as found
    where found.sharing <= ${mostPerKey}`.execute(db);
  return rows.map((row) => row.listing_id);
}
