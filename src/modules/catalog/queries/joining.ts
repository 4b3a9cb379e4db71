import type { Db } from "#platform/db";
import { Conflict, NotFound } from "#platform/errors";
import type { Listing } from "../rules/listing.ts";
import { chooseFields, speaking } from "../rules/matching/index.ts";
import type { CatalogTables } from "../tables.ts";
import { keptApartBetween, type PairListing } from "./pairs.ts";

/** Two offerings, and the one they would be. */
export interface Joining {
  readonly one: Listing;
  readonly other: Listing;
  readonly together: Listing;
  /** Two of their listings that a person said are different: they cannot be joined before that is taken back. */
  readonly keptApart: { readonly one: PairListing; readonly other: PairListing } | undefined;
  /** The listings of each. */
  readonly listings: {
    readonly one: readonly JoinedListing[];
    readonly other: readonly JoinedListing[];
  };
}

/** A listing of an offering, with who lists it. */
export interface JoinedListing extends PairListing {
  readonly isGone: boolean;
  readonly rank: number;
}

/**
 * What would come of joining two offerings. Made of all their listings as joining them would make it.
 *
 * @throws NotFound when one has no listings; Conflict when they are one offering.
 */
export async function joiningOf(db: Db<CatalogTables>, oneId: string, otherId: string): Promise<Joining> {
  if (oneId === otherId) throw new Conflict("These two are one offering already.");
  const listings = await listingsIn(db, [oneId, otherId]);
  const one = listings.filter(({ offeringId }) => offeringId === oneId);
  const other = listings.filter(({ offeringId }) => offeringId === otherId);
  if (one.length === 0 || other.length === 0) throw new NotFound("There is no offering at this address.");
  return {
    one: made(one),
    other: made(other),
    together: made(listings),
    keptApart: await keptApartBetween(db, idsOf(one), idsOf(other)),
    listings: { one, other },
  };
}

function made(listings: readonly JoinedListing[]): Listing {
  const sourceRanks = new Map(listings.map(({ rank, sourceId }) => [sourceId, rank]));
  return chooseFields(speaking(listings), { sourceRanks }).listing;
}

function idsOf(listings: readonly JoinedListing[]): readonly string[] {
  return listings.map(({ id }) => id);
}

async function listingsIn(
  db: Db<CatalogTables>,
  offeringIds: readonly string[],
): Promise<readonly JoinedListing[]> {
  const rows = await db
    .selectFrom("catalog_listings")
    .innerJoin("catalog_sources", "catalog_sources.id", "catalog_listings.source_id")
    .select([
      "catalog_listings.id as id",
      "offering_id as offeringId",
      "source_id as sourceId",
      "catalog_sources.name as sourceName",
      "catalog_sources.rank as rank",
      "listing",
      "gone_at",
    ])
    .where("offering_id", "in", offeringIds)
    .orderBy("catalog_listings.id")
    .execute();
  return rows.map(({ gone_at, ...row }) => ({ ...row, isGone: gone_at !== null }));
}
