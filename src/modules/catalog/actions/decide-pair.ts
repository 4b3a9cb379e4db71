import { type Db, inTransaction, json, sendTogether } from "#platform/db";
import { Conflict, NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import { now as presentInstant } from "#platform/time";
import type { CatalogTables } from "../tables.ts";
import { neighbours, type PlacedListing } from "./saving/neighbourhood.ts";
import { regroup } from "./saving/regroup.ts";
import { storedKeys } from "./saving/stored-keys.ts";
import { takeTurn } from "./saving/take-turn.ts";
import { movingListings } from "./saving/write-listings.ts";

/** Two listings, in any order. */
export interface ListingPair {
  readonly firstId: string;
  readonly secondId: string;
}

/**
 * A person says that two listings are the same offering, or that they are not. It stands above every rule, for this and
 * all later harvests. Listings that come together share the older offering; the other leads on to it. Atomic.
 *
 * @throws NotFound when nobody asked about this pair.
 */
export async function decidePair(
  db: Db<CatalogTables>,
  pair: ListingPair,
  decision: "together" | "apart",
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await takeTurn(tx);
    const offeringIds = await offeringsOf(tx, pair);
    await noteDecision(tx, pair, decision);
    const settled = await neighbours(tx, { ids: [], keys: [], offeringIds });
    await regroup(tx, { changed: [], settled }, presentInstant());
  });
}

/**
 * Takes a decision back: the pair waits for a person again, and listings that only the decision held together are judged
 * anew; an offering that had been emptied has its own address again. Atomic.
 *
 * @throws NotFound when nobody asked about this pair; Conflict when nothing was decided.
 */
export async function reconsiderPair(db: Db<CatalogTables>, pair: ListingPair): Promise<void> {
  await inTransaction(db, async (tx) => {
    await takeTurn(tx);
    const [first, second] = await offeringsOf(tx, pair);
    const asked = await noteDecision(tx, pair, null);
    if (asked.decision === null) throw new Conflict("Nothing was decided about these two.");
    if (first === undefined || first !== second) return;
    await judgeAnew(tx, first);
    // Whatever the rules say of it now: the person who takes a decision back wants to be asked again.
    await tx
      .insertInto("catalog_pairs")
      .values({ ...asked, because: json(asked.because), decision: null, decided_at: null })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}

async function judgeAnew(tx: Db<CatalogTables>, offeringId: string): Promise<void> {
  const members = await neighbours(tx, { ids: [], keys: [], offeringIds: [offeringId] });
  const changed = await revived(tx, offeringId, members);
  const settled = await neighbours(tx, {
    ids: changed.map((member) => member.id),
    keys: changed.map((member) => storedKeys(member.listing)),
    offeringIds: [],
  });
  const before = new Map(changed.map((member) => [member.id, member.offeringId]));
  await regroup(tx, { changed, settled }, presentInstant(), (offeringOf) =>
    movingListings(
      tx,
      [...offeringOf].filter(([id, next]) => before.has(id) && before.get(id) !== next),
    ),
  );
}

/** The members of an offering, each one that had an offering of its own before put back into it. */
async function revived(
  tx: Db<CatalogTables>,
  offeringId: string,
  members: readonly PlacedListing[],
): Promise<readonly PlacedListing[]> {
  const emptied = await tx
    .selectFrom("catalog_offerings")
    .select(["id", "offering"])
    .where("merged_into", "=", offeringId)
    .orderBy("id")
    .execute();
  // An emptied offering still tells the key of the listing it last spoke with.
  const formerOf = new Map(emptied.map((row) => [row.offering.sourceKey, row.id]));
  const put = members.map((member) => ({
    ...member,
    offeringId: formerOf.get(member.listing.sourceKey) ?? member.offeringId,
  }));
  if (put.every((member) => member.offeringId !== offeringId)) return members;
  const moves = put.flatMap((member) =>
    member.offeringId === undefined || member.offeringId === offeringId
      ? []
      : [[member.id, member.offeringId] as const],
  );
  await sendTogether(tx, movingListings(tx, moves));
  return put;
}

async function offeringsOf(tx: Db<CatalogTables>, pair: ListingPair): Promise<readonly string[]> {
  if (!isId(pair.firstId) || !isId(pair.secondId)) throw new NotFound("There is no such pair.");
  const rows = await tx
    .selectFrom("catalog_listings")
    .select("offering_id")
    .where("id", "in", [pair.firstId, pair.secondId])
    .orderBy("id")
    .execute();
  return rows.map((row) => row.offering_id);
}

/** Writes a decision down; the pair as it was before. */
async function noteDecision(
  tx: Db<CatalogTables>,
  { firstId, secondId }: ListingPair,
  decision: "together" | "apart" | null,
) {
  const [first, second] = firstId < secondId ? [firstId, secondId] : [secondId, firstId];
  const row = await tx
    .selectFrom("catalog_pairs")
    .select(["first_id", "second_id", "score", "because", "decision", "created_at"])
    .where("first_id", "=", first)
    .where("second_id", "=", second)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("Nobody was asked about these two.");
  await tx
    .updateTable("catalog_pairs")
    .set({ decision, decided_at: decision === null ? null : presentInstant() })
    .where("first_id", "=", first)
    .where("second_id", "=", second)
    .execute();
  return row;
}
