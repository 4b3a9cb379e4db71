import { sql } from "kysely";
import { type Db, json } from "#platform/db";
import { Conflict } from "#platform/errors";
import { keptApartBetween, saidByHandReason } from "../../queries/pairs.ts";
import type { CatalogTables } from "../../tables.ts";
import { type PlacedListing, neighbours } from "../saving/neighbourhood.ts";
import { regroup } from "../saving/regroup.ts";
import { inOrder, type ListingPair, offeringsOf } from "./listing-pair.ts";

/**
 * Makes one offering of two listings' offerings, by a person's word. Each listing of the one is said to be the same as
 * each of the other: were it said of one pair alone, a listing beside them that contradicts the other offering would
 * leave at its source's next change. In a transaction that has its turn.
 *
 * @throws Conflict when a person said of some of them that they are different.
 */
export async function join(tx: Db<CatalogTables>, pair: ListingPair, now: string): Promise<void> {
  const offeringIds = [...new Set(await offeringsOf(tx, pair))];
  const members = await neighbours(tx, { ids: [], keys: [], offeringIds });
  const [one = [], other = []] = offeringIds.map((id) => idsIn(members, id));
  await refuseKeptApart(tx, one, other);
  await sayTogether(tx, { one, other, now });
  const former = json(Object.fromEntries(offeringIds.map((id) => [id, idsIn(members, id)])));
  const [first, second] = inOrder(pair.firstId, pair.secondId);
  await tx
    .updateTable("catalog_pairs")
    .set({ former })
    .where("first_id", "=", first)
    .where("second_id", "=", second)
    .execute();
  await regroup(tx, { changed: [], settled: members }, now);
}

function idsIn(members: readonly PlacedListing[], offeringId: string): readonly string[] {
  return members
    .filter((member) => member.offeringId === offeringId)
    .map((member) => member.id)
    .toSorted();
}

async function refuseKeptApart(
  tx: Db<CatalogTables>,
  one: readonly string[],
  other: readonly string[],
): Promise<void> {
  const apart = await keptApartBetween(tx, one, other);
  if (apart !== undefined)
    throw new Conflict(
      `A person said that “${apart.one.listing.title}”, listed by ${apart.one.sourceName}, and “${apart.other.listing.title}”, listed by ${apart.other.sourceName}, are not the same. Take that back first: it stands under “Kept apart from” on the page of either listing.`,
    );
}

interface Sides {
  readonly one: readonly string[];
  readonly other: readonly string[];
  readonly now: string;
}

async function sayTogether(tx: Db<CatalogTables>, { one, other, now }: Sides): Promise<void> {
  const pairs = one.flatMap((a) => other.map((b) => inOrder(a, b)));
  // Raw: two well-listed offerings give more pairs than one statement takes parameters.
  await sql`
    insert into catalog_pairs (first_id, second_id, score, because, decision, decided_at, created_at)
    select first_id, second_id, 1, ${json([saidByHandReason])}::jsonb, 'together', ${now}::timestamptz, ${now}::timestamptz
    from unnest(${pairs.map(([first]) => first)}::uuid[], ${pairs.map(([, second]) => second)}::uuid[])
      as said (first_id, second_id)
    on conflict (first_id, second_id) do update set
      decision = excluded.decision, decided_at = excluded.decided_at`.execute(tx);
}
