import { type Db, inTransaction, json, sendTogether } from "#platform/db";
import { Conflict, NotFound } from "#platform/errors";
import { isId, newId } from "#platform/ids";
import { now as presentInstant } from "#platform/time";
import { takenOutReason } from "../queries/pairs.ts";
import type { CatalogTables } from "../tables.ts";
import { join } from "./joining/join.ts";
import { inOrder } from "./joining/listing-pair.ts";
import { freeAddress } from "./joining/part.ts";
import { neighbours, type PlacedListing } from "./saving/neighbourhood.ts";
import { sourceRanks } from "./saving/regroup.ts";
import { takeTurn } from "./saving/take-turn.ts";
import { movingListings } from "./saving/write-listings.ts";
import { writingOfferings } from "./saving/write-offerings.ts";

/**
 * A person says that a listing is not the offering it was merged into: it becomes one of its own, and is never joined
 * with those others again. The others keep the offering's address, unless just these two had been joined by a person.
 * The id of the listing's own offering. Atomic.
 *
 * @throws NotFound when there is no such listing; Conflict when it stands by itself already.
 */
export async function separateListing(db: Db<CatalogTables>, listingId: string): Promise<string> {
  return inTransaction(db, async (tx) => {
    await takeTurn(tx);
    const offeringId = await offeringOf(tx, listingId);
    const members = await neighbours(tx, { ids: [], keys: [], offeringIds: [offeringId] });
    const alone = members.filter((member) => member.id === listingId);
    const others = members.filter((member) => member.id !== listingId);
    if (others.length === 0) throw new Conflict("This listing stands by itself already.");
    const now = presentInstant();
    const { ownId, restId } = await addressesAfter(tx, listingId, { offeringId, others });
    await keepApart(
      tx,
      listingId,
      others.map((other) => other.id),
      now,
    );
    const { statements } = writingOfferings(
      tx,
      [
        { offeringId: ownId, isNew: false, members: alone },
        { offeringId: restId, isNew: false, members: others },
      ],
      { sourceRanks: await sourceRanks(tx), now },
    );
    const moves = members.flatMap(({ id }) => {
      const next = id === listingId ? ownId : restId;
      return next === offeringId ? [] : [[id, next] as const];
    });
    await sendTogether(tx, [...statements, ...movingListings(tx, moves)]);
    return ownId;
  });
}

/**
 * Where a listing and those it leaves are found from now on. Where a person had joined just these two, each has the
 * address again that it had: people may have planned the one and logged the other.
 */
async function addressesAfter(
  tx: Db<CatalogTables>,
  listingId: string,
  { offeringId, others }: { readonly offeringId: string; readonly others: readonly PlacedListing[] },
): Promise<{ readonly ownId: string; readonly restId: string }> {
  const joined = await tx
    .selectFrom("catalog_pairs")
    .select("former")
    .where("decision", "=", "together")
    .where("former", "is not", null)
    .where((where) => where.or([where("first_id", "=", listingId), where("second_id", "=", listingId)]))
    .orderBy("decided_at", "desc")
    .orderBy("first_id")
    .orderBy("second_id")
    .execute();
  for (const { former } of joined) {
    const sides = Object.entries(former ?? {});
    const own = sides.find(([, ids]) => ids.length === 1 && ids[0] === listingId);
    const rest = sides.find((side) => side !== own);
    if (own === undefined || rest === undefined) continue;
    if (own[0] !== offeringId) return { ownId: await freeAddress(tx, own[0]), restId: offeringId };
    if (others.every(({ id }) => rest[1].includes(id)))
      return { ownId: offeringId, restId: await freeAddress(tx, rest[0]) };
  }
  return { ownId: newId(), restId: offeringId };
}

/**
 * Takes a separation back: the listing belongs to those again that it was taken away from, for good. Atomic.
 *
 * @throws NotFound when there is no such listing; Conflict when it was not taken out of anything, is back already, or is
 * kept apart from another listing that is there now.
 */
export async function reuniteListing(db: Db<CatalogTables>, listingId: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    await takeTurn(tx);
    const ownOffering = await offeringOf(tx, listingId);
    const pairs = await tx
      .selectFrom("catalog_pairs")
      .select(["first_id", "second_id", "because"])
      .where("decision", "=", "apart")
      .where((where) => where.or([where("first_id", "=", listingId), where("second_id", "=", listingId)]))
      .orderBy("first_id")
      .orderBy("second_id")
      .execute();
    const parted = pairs.filter((pair) => pair.because[0] === takenOutReason);
    const [first] = parted;
    if (first === undefined) throw new Conflict("This listing was not taken out of anything.");
    for (const pair of parted)
      await tx
        .deleteFrom("catalog_pairs")
        .where("first_id", "=", pair.first_id)
        .where("second_id", "=", pair.second_id)
        .execute();
    const secondId = first.first_id === listingId ? first.second_id : first.first_id;
    if ((await offeringOf(tx, secondId)) === ownOffering)
      throw new Conflict("They are one offering already.");
    await join(tx, { firstId: listingId, secondId }, presentInstant());
  });
}

async function keepApart(
  tx: Db<CatalogTables>,
  listingId: string,
  others: readonly string[],
  now: string,
): Promise<void> {
  await tx
    .insertInto("catalog_pairs")
    .values(
      others.map((other) => {
        const [first_id, second_id] = inOrder(listingId, other);
        const because = json([takenOutReason]);
        return {
          first_id,
          second_id,
          score: 0,
          because,
          decision: "apart",
          decided_at: now,
          created_at: now,
        };
      }),
    )
    .onConflict((conflict) =>
      conflict.columns(["first_id", "second_id"]).doUpdateSet((set) => ({
        because: set.ref("excluded.because"),
        decision: set.ref("excluded.decision"),
        decided_at: set.ref("excluded.decided_at"),
        former: null,
      })),
    )
    .execute();
}

async function offeringOf(tx: Db<CatalogTables>, listingId: string): Promise<string> {
  const row = isId(listingId)
    ? await tx
        .selectFrom("catalog_listings")
        .select("offering_id")
        .where("id", "=", listingId)
        .executeTakeFirst()
    : undefined;
  if (row === undefined) throw new NotFound("There is no such listing.");
  return row.offering_id;
}
