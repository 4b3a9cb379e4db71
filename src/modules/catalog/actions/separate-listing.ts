import { type Db, inTransaction, json, sendTogether } from "#platform/db";
import { Conflict, NotFound } from "#platform/errors";
import { isId, newId } from "#platform/ids";
import { now as presentInstant } from "#platform/time";
import { takenOutReason } from "../queries/pairs.ts";
import type { CatalogTables } from "../tables.ts";
import { neighbours } from "./saving/neighbourhood.ts";
import { regroup, sourceRanks } from "./saving/regroup.ts";
import { takeTurn } from "./saving/take-turn.ts";
import { movingListings } from "./saving/write-listings.ts";
import { writingOfferings } from "./saving/write-offerings.ts";

/**
 * A person says that a listing is not the offering it was merged into: it becomes one of its own, and is never joined
 * with those others again. The others keep the offering's address. The new offering's id. Atomic.
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
    const ownId = newId();
    await keepApart(
      tx,
      listingId,
      others.map((other) => other.id),
      now,
    );
    const { statements } = writingOfferings(
      tx,
      [
        { offeringId: ownId, isNew: true, members: alone },
        { offeringId, isNew: false, members: others },
      ],
      { sourceRanks: await sourceRanks(tx), now },
    );
    await sendTogether(tx, [...statements, ...movingListings(tx, [[listingId, ownId]])]);
    return ownId;
  });
}

/**
 * Takes a separation back: the listing belongs to those again that it was taken away from, for good. Atomic.
 *
 * @throws NotFound when there is no such listing; Conflict when it was not taken out of anything.
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
    const other = first.first_id === listingId ? first.second_id : first.first_id;
    const now = presentInstant();
    await notePairs(tx, [[listingId, other]], { decision: "together", now });
    const offeringIds = [ownOffering, await offeringOf(tx, other)];
    const settled = await neighbours(tx, { ids: [], keys: [], offeringIds });
    await regroup(tx, { changed: [], settled }, now);
  });
}

async function keepApart(
  tx: Db<CatalogTables>,
  listingId: string,
  others: readonly string[],
  now: string,
): Promise<void> {
  await notePairs(
    tx,
    others.map((other) => [listingId, other] as const),
    { decision: "apart", now },
  );
}

async function notePairs(
  tx: Db<CatalogTables>,
  pairs: readonly (readonly [string, string])[],
  { decision, now }: { readonly decision: "together" | "apart"; readonly now: string },
): Promise<void> {
  await tx
    .insertInto("catalog_pairs")
    .values(
      pairs.map(([one, other]) => ({
        first_id: one < other ? one : other,
        second_id: one < other ? other : one,
        score: decision === "together" ? 1 : 0,
        because: json([takenOutReason]),
        decision,
        decided_at: now,
        created_at: now,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["first_id", "second_id"]).doUpdateSet((set) => ({
        because: set.ref("excluded.because"),
        decision: set.ref("excluded.decision"),
        decided_at: set.ref("excluded.decided_at"),
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
