import { type Db, sendTogether } from "#platform/db";
import { Conflict } from "#platform/errors";
import { newId } from "#platform/ids";
import { saidByHandReason } from "../../queries/pairs.ts";
import type { CatalogTables, FormerOfferings } from "../../tables.ts";
import { anyOf } from "../saving/any-of.ts";
import { neighbours, type PlacedListing } from "../saving/neighbourhood.ts";
import { regroup, sourceRanks } from "../saving/regroup.ts";
import { storedKeys } from "../saving/stored-keys.ts";
import { movingListings } from "../saving/write-listings.ts";
import { writingOfferings } from "../saving/write-offerings.ts";

/**
 * Takes an offering apart into the two that a person once joined: the one that was emptied has its own address and
 * listings again. Listings that came since are judged anew. In a transaction that has its turn.
 *
 * @throws Conflict when a person has joined something else to both of them since.
 */
export async function part(
  tx: Db<CatalogTables>,
  offeringId: string,
  { former, now }: { readonly former: FormerOfferings; readonly now: string },
): Promise<void> {
  const leaving = Object.keys(former)
    .filter((id) => id !== offeringId)
    .toSorted()
    .at(-1);
  const members = await neighbours(tx, { ids: [], keys: [], offeringIds: [offeringId] });
  const left = new Set(leaving === undefined ? [] : former[leaving]);
  const known = new Set(Object.values(former).flat());
  const newcomers = members.filter((member) => !known.has(member.id));
  const going = members.filter((member) => left.has(member.id));
  const staying = members.filter((member) => !left.has(member.id));
  await refuseWhatHoldsBoth(tx, newcomers, known);
  await takeBack(tx, former);
  if (leaving === undefined || going.length === 0 || staying.length === 0) return;
  const ownId = await freeAddress(tx, leaving);
  const { statements } = writingOfferings(
    tx,
    [
      { offeringId: ownId, isNew: ownId !== leaving, members: going },
      { offeringId, isNew: false, members: staying },
    ],
    { sourceRanks: await sourceRanks(tx), now },
  );
  const moves = going.map((member) => [member.id, ownId] as const);
  await sendTogether(tx, [...statements, ...movingListings(tx, moves)]);
  if (newcomers.length > 0) await judgeAnew(tx, newcomers, { offeringIds: [offeringId, ownId], now });
}

/** The id of an offering that holds nothing now, else a new one: it may have been filled again meanwhile. */
export async function freeAddress(tx: Db<CatalogTables>, offeringId: string): Promise<string> {
  const row = await tx
    .selectFrom("catalog_offerings")
    .select("id")
    .where("id", "=", offeringId)
    .where("merged_into", "is not", null)
    .executeTakeFirst();
  return row?.id ?? newId();
}

/** Judges listings by the rules, with what they could be the same as and the whole of some offerings. */
export async function judgeAnew(
  tx: Db<CatalogTables>,
  changed: readonly PlacedListing[],
  { offeringIds, now }: { readonly offeringIds: readonly string[]; readonly now: string },
): Promise<void> {
  const settled = await neighbours(tx, {
    ids: changed.map((member) => member.id),
    keys: changed.map((member) => storedKeys(member.listing)),
    offeringIds,
  });
  const before = new Map(changed.map((member) => [member.id, member.offeringId]));
  await regroup(tx, { changed, settled }, now, (offeringOf) =>
    movingListings(
      tx,
      [...offeringOf].filter(([id, next]) => before.has(id) && before.get(id) !== next),
    ),
  );
}

async function refuseWhatHoldsBoth(
  tx: Db<CatalogTables>,
  newcomers: readonly PlacedListing[],
  known: ReadonlySet<string>,
): Promise<void> {
  const [ids, others] = [newcomers.map((member) => member.id), [...known]];
  const row = await tx
    .selectFrom("catalog_pairs")
    .select("first_id")
    .where("decision", "=", "together")
    .where((where) =>
      where.or([
        where.and([where("first_id", "=", anyOf(ids)), where("second_id", "=", anyOf(others))]),
        where.and([where("first_id", "=", anyOf(others)), where("second_id", "=", anyOf(ids))]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  if (row !== undefined)
    throw new Conflict(
      "A person has joined something else to both of these since. Take out of the offering what does not belong to it, on its page.",
    );
}

/** What rules asked about waits again; what only a person said is not said any more. */
async function takeBack(tx: Db<CatalogTables>, former: FormerOfferings): Promise<void> {
  const [one = [], other = []] = Object.values(former);
  const rows = await tx
    .selectFrom("catalog_pairs")
    .select(["first_id", "second_id", "because"])
    .where("decision", "=", "together")
    .where((where) =>
      where.or([
        where.and([where("first_id", "=", anyOf(one)), where("second_id", "=", anyOf(other))]),
        where.and([where("first_id", "=", anyOf(other)), where("second_id", "=", anyOf(one))]),
      ]),
    )
    .orderBy("first_id")
    .orderBy("second_id")
    .execute();
  for (const { first_id, second_id, because } of rows) {
    if (because[0] === saidByHandReason) await forget(tx, { first_id, second_id });
    else await askAgain(tx, { first_id, second_id });
  }
}

interface PairKey {
  readonly first_id: string;
  readonly second_id: string;
}

/** Nothing is written down of two listings any more. */
export async function forget(tx: Db<CatalogTables>, { first_id, second_id }: PairKey): Promise<void> {
  await tx
    .deleteFrom("catalog_pairs")
    .where("first_id", "=", first_id)
    .where("second_id", "=", second_id)
    .execute();
}

/** Two listings wait for a person again. */
export async function askAgain(tx: Db<CatalogTables>, { first_id, second_id }: PairKey): Promise<void> {
  await tx
    .updateTable("catalog_pairs")
    .set({ decision: null, decided_at: null, former: null })
    .where("first_id", "=", first_id)
    .where("second_id", "=", second_id)
    .execute();
}
