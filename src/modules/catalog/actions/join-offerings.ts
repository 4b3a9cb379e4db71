import { sql } from "kysely";
import { type Db, inTransaction } from "#platform/db";
import { Conflict, NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import { now as presentInstant } from "#platform/time";
import type { CatalogTables } from "../tables.ts";
import { join } from "./joining/join.ts";
import type { ListingPair } from "./joining/listing-pair.ts";
import { takeTurn } from "./saving/take-turn.ts";

/**
 * A person says that two offerings are the same, though no rule asked: they become one, for this and all later
 * harvests. The older keeps its address, the other leads on to it; every listing is kept. The pair by which it can be
 * taken back with `reconsiderPair`; said twice, it is said once. Atomic.
 *
 * @throws NotFound when one of them is not there; Conflict when they are one already, when no source lists one of them
 * any more, or when a person said that they are different.
 */
export async function joinOfferings(
  db: Db<CatalogTables>,
  offeringId: string,
  otherId: string,
): Promise<ListingPair> {
  return inTransaction(db, async (tx) => {
    await takeTurn(tx);
    const [one, other] = [await standing(tx, offeringId), await standing(tx, otherId)];
    if (one === other) return joinedBefore(tx, offeringId, otherId);
    const pair = { firstId: await listedIn(tx, one), secondId: await listedIn(tx, other) };
    await join(tx, pair, presentInstant());
    return pair;
  });
}

/** The pair by which two offerings were joined: who says it twice, by a second click, is told the same as before. */
async function joinedBefore(tx: Db<CatalogTables>, ...offeringIds: readonly string[]): Promise<ListingPair> {
  const row = await tx
    .selectFrom("catalog_pairs")
    .select(["first_id as firstId", "second_id as secondId"])
    .where("decision", "=", "together")
    // Raw: which keys an object has. Of one offering and itself there is no pair.
    .where(sql<boolean>`former ?& ${offeringIds}::text[] and ${offeringIds[0]} <> ${offeringIds[1]}`)
    .orderBy("decided_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) throw new Conflict("These two are one offering already.");
  return row;
}

/** The offering that an id stands for: what was merged meanwhile leads on. */
async function standing(tx: Db<CatalogTables>, id: string): Promise<string> {
  const row = isId(id)
    ? await tx.selectFrom("catalog_offerings").select("merged_into").where("id", "=", id).executeTakeFirst()
    : undefined;
  if (row === undefined) throw new NotFound("There is no offering at this address.");
  return row.merged_into ?? id;
}

async function listedIn(tx: Db<CatalogTables>, offeringId: string): Promise<string> {
  const row = await tx
    .selectFrom("catalog_listings")
    .select("id")
    .where("offering_id", "=", offeringId)
    .where("gone_at", "is", null)
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined)
    throw new Conflict("No source lists one of these two any more, so they stay as they are.");
  return row.id;
}
