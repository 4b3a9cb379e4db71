import { type CompiledQuery, sql } from "kysely";
import { type Db, sendTogether } from "#platform/db";
import type { Listing } from "../../rules/listing.ts";
import type { MatchedPair } from "../../rules/matching/index.ts";
import type { CatalogTables } from "../../tables.ts";
import { anyOf } from "./any-of.ts";
import { groupListings } from "./group-listings.ts";
import type { PlacedListing } from "./neighbourhood.ts";
import { type PlacedGroup, placeGroups, writingOfferings } from "./write-offerings.ts";
import { movingListings } from "./write-listings.ts";

/**
 * Groups changed listings with their settled neighbours and writes the offerings that come of it.
 *
 * Only groups that hold a changed listing or lost or won one are written. New listings are inserted by the statements of
 * `inserting`, which is told the offering of each, and what the offerings written say, which is also the result. All of it is one
 * message to the database. To be called in a transaction.
 */
export async function regroup(
  db: Db<CatalogTables>,
  listings: { readonly changed: readonly PlacedListing[]; readonly settled: readonly PlacedListing[] },
  now: string,
  inserting: (
    offeringOf: ReadonlyMap<string, string>,
    written: ReadonlyMap<string, Listing>,
  ) => readonly CompiledQuery[] = () => [],
): Promise<ReadonlyMap<string, Listing>> {
  const { groups, doubtful } = await groupListings(db, listings.changed, listings.settled);
  const { placed, emptied } = placeGroups(groups);
  const touched = touchedGroups(placed, new Set(listings.changed.map((listing) => listing.id)));
  const isAnyMerged = touched.some((group) => group.members.length > 1);
  const written = writingOfferings(db, touched, {
    sourceRanks: isAnyMerged ? await sourceRanks(db) : new Map(),
    now,
  });
  const offeringOf = new Map(
    placed.flatMap((group) => group.members.map((member) => [member.id, group.offeringId] as const)),
  );
  const moves = listings.settled.flatMap(({ id, offeringId }) => {
    const next = offeringOf.get(id);
    return next === undefined || next === offeringId ? [] : [[id, next] as const];
  });
  await sendTogether(db, [
    ...written.statements,
    ...inserting(offeringOf, written.offerings),
    ...movingListings(db, moves),
    ...leadingOn(db, emptied, now),
    ...askingAbout(db, doubtful, now),
  ]);
  return written.offerings;
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

function leadingOn(
  db: Db<CatalogTables>,
  emptied: ReadonlyMap<string, string>,
  now: string,
): readonly CompiledQuery[] {
  return [...emptied].flatMap(([from, to]) => [
    db.deleteFrom("catalog_sessions").where("offering_id", "=", from).compile(),
    db
      .updateTable("catalog_offerings")
      .set((set) => ({
        merged_into: to,
        listing_count: 0,
        updated_at: now,
        changed_in: set.fn<string>("pg_current_xact_id"),
      }))
      .where("id", "=", from)
      .compile(),
    // Whatever was merged into the emptied one before follows at once: a link leads on in one step.
    db.updateTable("catalog_offerings").set({ merged_into: to }).where("merged_into", "=", from).compile(),
  ]);
}

function askingAbout(
  db: Db<CatalogTables>,
  pairs: readonly MatchedPair[],
  now: string,
): readonly CompiledQuery[] {
  if (pairs.length === 0) return [];
  const [first, second] = [
    pairs.map(({ a, b }) => (a < b ? a : b)),
    pairs.map(({ a, b }) => (a < b ? b : a)),
  ];
  // Raw: a batch of look-alikes gives more pairs than one statement takes parameters.
  const insert = sql`
    insert into catalog_pairs (first_id, second_id, score, because, created_at)
    select first_id, second_id, score, because, ${now}::timestamptz
    from unnest(
      ${first}::uuid[], ${second}::uuid[], ${pairs.map((pair) => pair.score)}::real[],
      ${pairs.map((pair) => JSON.stringify(pair.because))}::jsonb[]
    ) as asked (first_id, second_id, score, because)
    on conflict (first_id, second_id) do update set
      score = excluded.score, because = excluded.because`;
  return [insert.compile(db)];
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
