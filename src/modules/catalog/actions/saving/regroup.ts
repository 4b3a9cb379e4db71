import { sql } from "kysely";
import type { Db } from "#platform/db";
import type { Listing } from "../../rules/listing.ts";
import type { MatchedPair } from "../../rules/matching/index.ts";
import type { CatalogTables } from "../../tables.ts";
import { anyOf } from "./any-of.ts";
import { groupListings } from "./group-listings.ts";
import type { PlacedListing } from "./neighbourhood.ts";
import { type PlacedGroup, placeGroups, writeOfferings } from "./write-offerings.ts";
import { moveListings } from "./write-listings.ts";

/**
 * Groups changed listings with their settled neighbours and writes the offerings that come of it.
 *
 * Only groups that hold a changed listing or lost or won one are written. New listings are inserted between by
 * `insertListings`, which is told the offering of each, and what the offerings written say, which is also the result. To be called
 * in a transaction.
 */
export async function regroup(
  db: Db<CatalogTables>,
  listings: { readonly changed: readonly PlacedListing[]; readonly settled: readonly PlacedListing[] },
  now: string,
  insertListings: (
    offeringOf: ReadonlyMap<string, string>,
    written: ReadonlyMap<string, Listing>,
  ) => Promise<void> = async () => {},
): Promise<ReadonlyMap<string, Listing>> {
  const { groups, doubtful } = await groupListings(db, listings.changed, listings.settled);
  const { placed, emptied } = placeGroups(groups);
  const touched = touchedGroups(placed, new Set(listings.changed.map((listing) => listing.id)));
  const isAnyMerged = touched.some((group) => group.members.length > 1);
  const written = await writeOfferings(db, touched, {
    sourceRanks: isAnyMerged ? await sourceRanks(db) : new Map(),
    now,
  });
  const offeringOf = new Map(
    placed.flatMap((group) => group.members.map((member) => [member.id, group.offeringId] as const)),
  );
  await insertListings(offeringOf, written);
  await moveListings(
    db,
    listings.settled.flatMap(({ id, offeringId }) => {
      const next = offeringOf.get(id);
      return next === undefined || next === offeringId ? [] : [[id, next] as const];
    }),
  );
  await leadOn(db, emptied, now);
  await askAbout(db, doubtful, now);
  return written;
}

// A group is written when one of its listings changed, or when it is not exactly the offering it was.
function touchedGroups(
  groups: readonly PlacedGroup[],
  changedIds: ReadonlySet<string>,
): readonly PlacedGroup[] {
  const left = new Set(
    groups.flatMap(({ offeringId, members }) =>
      members.flatMap((member) => (member.offeringId === offeringId ? [] : (member.offeringId ?? []))),
    ),
  );
  return groups.filter(
    (group) =>
      group.isNew ||
      left.has(group.offeringId) ||
      group.members.some((member) => changedIds.has(member.id) || member.offeringId !== group.offeringId),
  );
}

async function leadOn(
  db: Db<CatalogTables>,
  emptied: ReadonlyMap<string, string>,
  now: string,
): Promise<void> {
  for (const [from, to] of emptied) {
    await db.deleteFrom("catalog_sessions").where("offering_id", "=", from).execute();
    await db
      .updateTable("catalog_offerings")
      .set((set) => ({
        merged_into: to,
        listing_count: 0,
        updated_at: now,
        changed_in: set.fn<string>("pg_current_xact_id"),
      }))
      .where("id", "=", from)
      .execute();
    // Whatever was merged into the emptied one before follows at once: a link leads on in one step.
    await db
      .updateTable("catalog_offerings")
      .set({ merged_into: to })
      .where("merged_into", "=", from)
      .execute();
  }
}

async function askAbout(db: Db<CatalogTables>, pairs: readonly MatchedPair[], now: string): Promise<void> {
  if (pairs.length === 0) return;
  const [first, second] = [
    pairs.map(({ a, b }) => (a < b ? a : b)),
    pairs.map(({ a, b }) => (a < b ? b : a)),
  ];
  // Raw: a batch of look-alikes gives more pairs than one statement takes parameters.
  await sql`
    insert into catalog_pairs (first_id, second_id, score, because, created_at)
    select first_id, second_id, score, because, ${now}::timestamptz
    from unnest(
      ${first}::uuid[], ${second}::uuid[], ${pairs.map((pair) => pair.score)}::real[],
      ${pairs.map((pair) => JSON.stringify(pair.because))}::jsonb[]
    ) as asked (first_id, second_id, score, because)
    on conflict (first_id, second_id) do update set
      score = excluded.score, because = excluded.because`.execute(db);
}

/** Asks no longer about listings that have changed since: what is still doubtful of them is asked anew. */
export async function withdrawQuestions(db: Db<CatalogTables>, listingIds: readonly string[]): Promise<void> {
  if (listingIds.length === 0) return;
  await db
    .deleteFrom("catalog_pairs")
    .where("decision", "is", null)
    .where((where) =>
      where.or([where("first_id", "=", anyOf(listingIds)), where("second_id", "=", anyOf(listingIds))]),
    )
    .execute();
}

/** The rank of every source: lower ones give the better fields. */
export async function sourceRanks(db: Db<CatalogTables>): Promise<ReadonlyMap<string, number>> {
  const rows = await db.selectFrom("catalog_sources").select(["id", "rank"]).execute();
  return new Map(rows.map((row) => [row.id, row.rank]));
}
