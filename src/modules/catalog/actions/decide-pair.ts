import { type Db, inTransaction, sendTogether } from "#platform/db";
import { Conflict } from "#platform/errors";
import { now as presentInstant } from "#platform/time";
import { saidByHandReason, takenOutReason } from "../queries/pairs.ts";
import type { CatalogTables } from "../tables.ts";
import { join } from "./joining/join.ts";
import { askedPair, type ListingPair, offeringsOf } from "./joining/listing-pair.ts";
import { askAgain, forget, judgeAnew, part } from "./joining/part.ts";
import { neighbours, type PlacedListing } from "./saving/neighbourhood.ts";
import { takeTurn } from "./saving/take-turn.ts";
import { movingListings } from "./saving/write-listings.ts";

export type PairDecision = "together" | "apart";

/**
 * A person says that two listings are the same offering, or that they are not. It stands above every rule, for this and
 * all later harvests. Their offerings become the older one; the other leads on to it. Said twice, it is said once. Atomic.
 *
 * @throws NotFound when nobody asked about this pair; Conflict when a person has said the opposite, of this pair or of
 * others of their offerings, or when they are one offering meanwhile and are said to be different.
 */
export async function decidePair(
  db: Db<CatalogTables>,
  pair: ListingPair,
  decision: PairDecision,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await takeTurn(tx);
    const asked = await askedPair(tx, pair);
    if (asked.decision === decision) return;
    if (asked.decision !== null) throw new Conflict(decidedOtherwise[asked.decision]);
    const [one, other] = await offeringsOf(tx, pair);
    const now = presentInstant();
    if (one === other && decision === "apart") throw new Conflict(oneMeanwhile);
    if (one !== other && decision === "together") return join(tx, pair, now);
    await tx
      .updateTable("catalog_pairs")
      .set({ decision, decided_at: now })
      .where("first_id", "=", asked.first_id)
      .where("second_id", "=", asked.second_id)
      .execute();
  });
}

const decidedOtherwise = {
  together:
    "A person has said of these two that they are the same. If that is wrong, take one of them out on the offering’s page.",
  apart:
    "A person has said of these two that they are not the same. To take that back, open the page of either listing from “Kept apart from”.",
} satisfies Record<PairDecision, string>;
const oneMeanwhile =
  "These two have become one offering meanwhile. Take one of them out on the offering’s page if that is wrong.";

/**
 * Takes back what a person said of two listings. What joined their offerings: both are as they were, each with its own
 * address, and the pair waits again if a rule had asked. What kept them apart: the pair waits again; if they were taken
 * out of each other's offering, nothing keeps them apart any more. Atomic.
 *
 * @throws NotFound when nobody asked about this pair; Conflict when something else stands of it by now.
 */
export async function reconsiderPair(
  db: Db<CatalogTables>,
  pair: ListingPair,
  decision?: PairDecision,
): Promise<PairAfter> {
  return inTransaction(db, async (tx) => {
    await takeTurn(tx);
    const asked = await askedPair(tx, pair);
    if (asked.decision === null) throw new Conflict("Nothing was decided about these two.");
    if (decision !== undefined && asked.decision !== decision)
      throw new Conflict("A person has decided otherwise about these two since.");
    const [one, other] = await offeringsOf(tx, pair);
    const isJoined = asked.decision === "together" && one !== undefined && one === other;
    const isAsked = asked.because[0] !== takenOutReason && asked.because[0] !== saidByHandReason;
    if (isJoined && asked.former !== null) {
      await part(tx, one, { former: asked.former, now: presentInstant() });
      return isAsked ? "waits" : "two again";
    }
    if (isAsked) await askAgain(tx, asked);
    else await forget(tx, asked);
    if (isJoined) await judgeWhole(tx, one);
    return isAsked ? "waits" : "free";
  });
}

/** What a pair is after a decision was taken back: waiting for one, two offerings again, or free to become one. */
export type PairAfter = "waits" | "two again" | "free";

/** For what was joined before it was written down what each of the two had been. */
async function judgeWhole(tx: Db<CatalogTables>, offeringId: string): Promise<void> {
  const members = await neighbours(tx, { ids: [], keys: [], offeringIds: [offeringId] });
  const changed = await revived(tx, offeringId, members);
  await judgeAnew(tx, changed, { offeringIds: [], now: presentInstant() });
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
