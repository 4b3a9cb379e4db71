import type { Db } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import type { Listing } from "../rules/listing.ts";
import type { CatalogTables } from "../tables.ts";

/** One listing of a pair, with who lists it. */
export interface PairListing {
  readonly id: string;
  readonly offeringId: string;
  readonly sourceId: string;
  readonly sourceName: string;
  readonly listing: Listing;
}

/** Two listings that may be the same offering. */
export interface DoubtfulPair {
  readonly first: PairListing;
  readonly second: PairListing;
  /** How sure the rules are that they are the same, 0 to 1. */
  readonly score: number;
  /** What speaks for and against it, in plain words. */
  readonly because: readonly string[];
}

/** Stands as the reason of a pair that nobody was asked about: a person separated its listings. */
export const takenOutReason = "A person took one of them out of the other’s offering.";

/** Stands as the reason of a pair that no rule asked about: a person joined its offerings. */
export const saidByHandReason = "A person said that these are the same.";

/** How many pairs wait for a person. */
export async function waitingPairCount(db: Db<CatalogTables>): Promise<number> {
  const row = await waiting(db)
    .select((select) => select.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** The pair at a place in the queue, the likeliest first; undefined past its end. */
export async function waitingPair(db: Db<CatalogTables>, place: number): Promise<DoubtfulPair | undefined> {
  const pair = await waiting(db)
    .select(["first_id", "second_id", "score", "because"])
    .orderBy("score", "desc")
    .orderBy("first_id")
    .orderBy("second_id")
    .offset(place)
    .limit(1)
    .executeTakeFirst();
  if (pair === undefined) return undefined;
  return {
    first: await pairListing(db, pair.first_id),
    second: await pairListing(db, pair.second_id),
    score: pair.score,
    because: pair.because,
  };
}

/**
 * One listing with its source.
 *
 * @throws NotFound when there is none with this id.
 */
export async function pairListing(db: Db<CatalogTables>, id: string): Promise<PairListing> {
  const row = isId(id)
    ? await listingRows(db).where("catalog_listings.id", "=", id).executeTakeFirst()
    : undefined;
  if (row === undefined) throw new NotFound("There is no such listing.");
  return row;
}

/** The other listings of a listing's offering, at most 100. */
export async function listingsBeside(
  db: Db<CatalogTables>,
  { id, offeringId }: Pick<PairListing, "id" | "offeringId">,
): Promise<readonly PairListing[]> {
  return listingRows(db)
    .where("offering_id", "=", offeringId)
    .where("catalog_listings.id", "<>", id)
    .orderBy("catalog_listings.id")
    .limit(100)
    .execute();
}

/** A listing of each of two offerings that a person said are not the same; undefined when nobody did. */
export async function keptApartBetween(
  db: Db<CatalogTables>,
  ones: readonly string[],
  others: readonly string[],
): Promise<{ readonly one: PairListing; readonly other: PairListing } | undefined> {
  if (ones.length === 0 || others.length === 0) return undefined;
  const row = await db
    .selectFrom("catalog_pairs")
    .select(["first_id", "second_id"])
    .where("decision", "=", "apart")
    .where((where) =>
      where.or([
        where.and([where("first_id", "in", ones), where("second_id", "in", others)]),
        where.and([where("first_id", "in", others), where("second_id", "in", ones)]),
      ]),
    )
    .orderBy("first_id")
    .orderBy("second_id")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const [one, other] = ones.includes(row.first_id)
    ? [row.first_id, row.second_id]
    : [row.second_id, row.first_id];
  return { one: await pairListing(db, one), other: await pairListing(db, other) };
}

/** Listings that people have said are not the same as this one, and whether it was by taking one out of an offering. */
export async function keptApart(
  db: Db<CatalogTables>,
  id: string,
): Promise<readonly (PairListing & { readonly isTakenOut: boolean })[]> {
  const pairs = await keptApartPairs(db, id);
  if (pairs.length === 0) return [];
  const takenOut = new Map(
    pairs.map((pair) => [
      pair.first_id === id ? pair.second_id : pair.first_id,
      pair.because[0] === takenOutReason,
    ]),
  );
  const rows = await listingRows(db)
    .where("catalog_listings.id", "in", [...takenOut.keys()])
    .orderBy("catalog_listings.id")
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, isTakenOut: takenOut.get(row.id) === true }));
}

/** Whether a person took this listing out of an offering, which can be taken back. */
export async function wasTakenOut(db: Db<CatalogTables>, id: string): Promise<boolean> {
  const pairs = await keptApartPairs(db, id);
  return pairs.some((pair) => pair.because[0] === takenOutReason);
}

async function keptApartPairs(db: Db<CatalogTables>, id: string) {
  return db
    .selectFrom("catalog_pairs")
    .select(["first_id", "second_id", "because"])
    .where("decision", "=", "apart")
    .where((where) => where.or([where("first_id", "=", id), where("second_id", "=", id)]))
    .orderBy("first_id")
    .orderBy("second_id")
    .limit(1000)
    .execute();
}

// Pairs that the harvest has since joined, or whose listings are both gone, ask nothing any more.
function waiting(db: Db<CatalogTables>) {
  return db
    .selectFrom("catalog_pairs")
    .innerJoin("catalog_listings as first", "first.id", "catalog_pairs.first_id")
    .innerJoin("catalog_listings as second", "second.id", "catalog_pairs.second_id")
    .where("decision", "is", null)
    .whereRef("first.offering_id", "<>", "second.offering_id")
    .where("first.gone_at", "is", null)
    .where("second.gone_at", "is", null);
}

function listingRows(db: Db<CatalogTables>) {
  return db
    .selectFrom("catalog_listings")
    .innerJoin("catalog_sources", "catalog_sources.id", "catalog_listings.source_id")
    .select([
      "catalog_listings.id as id",
      "offering_id as offeringId",
      "source_id as sourceId",
      "catalog_sources.name as sourceName",
      "listing",
    ]);
}
