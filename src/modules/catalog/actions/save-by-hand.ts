import { type Db, inTransaction } from "#platform/db";
import { now as presentInstant } from "#platform/time";
import { byHandAddress, byHandListing, type ByHandListing } from "../queries/by-hand.ts";
import type { Listing } from "../rules/listing.ts";
import type { CatalogTables } from "../tables.ts";
import { addSource } from "./add-source.ts";
import { markGone } from "./saving/gone.ts";
import { recountSource } from "./saving/recount-source.ts";
import { saveListings } from "./save-listings.ts";

/** The source that holds what people here write down; there is one, made when it is first needed. Its id. */
async function byHandSource(db: Db<CatalogTables>, zone: string): Promise<string> {
  const known = await db
    .selectFrom("catalog_sources")
    .select("id")
    .where("address", "=", byHandAddress)
    .executeTakeFirst();
  if (known !== undefined) return known.id;
  return addSource(db, {
    address: byHandAddress,
    name: "Entered by hand",
    format: "by-hand",
    zone,
    isHarvested: false,
  });
}

/** Saves an offering that a person wrote down, new or changed. The ids of its source, listing and offering. Atomic. */
export async function saveByHand(
  db: Db<CatalogTables>,
  listing: Listing,
  zone: string,
): Promise<{ readonly sourceId: string; readonly listingId: string; readonly offeringId: string }> {
  return inTransaction(db, async (tx) => {
    const sourceId = await byHandSource(tx, zone);
    await saveListings(tx, { id: sourceId, now: presentInstant() }, [listing]);
    await recountSource(tx, sourceId);
    const { id, offering_id } = await tx
      .selectFrom("catalog_listings")
      .select(["id", "offering_id"])
      .where("source_id", "=", sourceId)
      .where("source_key", "=", listing.sourceKey)
      .executeTakeFirstOrThrow();
    return { sourceId, listingId: id, offeringId: offering_id };
  });
}

/** Takes an offering written down by hand out of the catalogue: it is marked gone, never deleted. Atomic. */
export async function takeBackByHand(db: Db<CatalogTables>, id: string): Promise<ByHandListing> {
  return inTransaction(db, async (tx) => {
    const known = await byHandListing(tx, id);
    const others = await tx
      .selectFrom("catalog_listings")
      .select("source_key")
      .where("source_id", "=", known.sourceId)
      .where("id", "<>", id)
      .execute();
    await markGone(
      tx,
      { id: known.sourceId, now: presentInstant() },
      new Set(others.map((other) => other.source_key)),
    );
    await recountSource(tx, known.sourceId);
    return known;
  });
}
