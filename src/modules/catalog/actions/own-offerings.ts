import { type Db, inTransaction } from "#platform/db";
import { localDay, now as presentInstant } from "#platform/time";
import { ownSource } from "../queries/own-offerings.ts";
import { emptiedListing, type FieldKnowledge, type OwnOffering, ownListing } from "../rules/own-offering.ts";
import type { CatalogTables } from "../tables.ts";
import { addSource } from "./add-source.ts";
import { markGone } from "./saving/gone.ts";
import { recountSource } from "./saving/recount-source.ts";
import { saveListings } from "./save-listings.ts";

/** Puts what a library here offers into the catalogue, or says anew what it is; one that is cancelled stays, and says so. Atomic. */
export async function keepOwnOffering(
  db: Db<CatalogTables>,
  words: FieldKnowledge,
  own: Omit<OwnOffering, "today">,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const now = presentInstant();
    const id = (await ownSource(tx)) ?? (await addOwnSource(tx, own.zone));
    await saveListings(tx, { id, now }, [ownListing(words, { ...own, today: localDay(own.zone, now) })]);
    await recountSource(tx, id);
  });
}

/**
 * Takes it out of the catalogue with all it said. Its empty offering stays, no longer listed, for those who planned it. Does nothing
 * when it is not there. Atomic.
 */
export async function takeBackOwnOffering(
  db: Db<CatalogTables>,
  words: FieldKnowledge,
  key: string,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const id = await ownSource(tx);
    if (id === undefined) return;
    const listed = await tx
      .selectFrom("catalog_listings")
      .select("source_key")
      .where("source_id", "=", id)
      .where("gone_at", "is", null)
      .execute();
    const keys = new Set(listed.map(({ source_key }) => source_key));
    if (!keys.delete(key)) return;
    const source = { id, now: presentInstant() };
    await saveListings(tx, source, [emptiedListing(words, key)]);
    await markGone(tx, source, keys);
    await recountSource(tx, id);
  });
}

async function addOwnSource(tx: Db<CatalogTables>, zone: string): Promise<string> {
  return addSource(tx, {
    address: "own:",
    name: "Offered by libraries here",
    format: "own",
    zone,
    isHarvested: false,
  });
}
