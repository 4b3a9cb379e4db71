import { type Db, inTransaction } from "#platform/db";
import { newId } from "#platform/ids";
import type { Listing } from "../rules/listing.ts";
import type { CatalogTables } from "../tables.ts";
import { anyOf } from "./saving/any-of.ts";
import { keyListings } from "./saving/key-listings.ts";
import { contentHash, type KnownListing, knownListings } from "./saving/known-listings.ts";
import { neighbours } from "./saving/neighbourhood.ts";
import { regroup, withdrawQuestions } from "./saving/regroup.ts";
import { storedKeys } from "./saving/stored-keys.ts";
import { takeTurn } from "./saving/take-turn.ts";
import { writeListings } from "./saving/write-listings.ts";

/** How many listings of a batch were new, changed, or as they were. */
export interface SaveCounts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/**
 * Saves one batch of a source's listings: new ones are matched with what other sources list and merged where they
 * are the same; changed ones are matched again; the rest is marked as seen.
 *
 * Atomic. Saving the same batch again changes nothing. A key that the batch holds twice counts by its last listing.
 * Keep batches small (some hundreds): the embedded database serves nobody else meanwhile.
 */
export async function saveListings(
  db: Db<CatalogTables>,
  source: { readonly id: string; readonly now: string },
  listings: readonly Listing[],
): Promise<SaveCounts> {
  await keyListings(db);
  return inTransaction(db, async (tx) => {
    await takeTurn(tx);
    const last = [...new Map(listings.map((listing) => [listing.sourceKey, listing])).values()];
    const known = await knownListings(
      tx,
      source.id,
      last.map((listing) => listing.sourceKey),
    );
    const drafts = last.map((listing) => draft(listing, known.get(listing.sourceKey), source.id));
    const fresh = drafts.filter((each) => each.isFresh);
    await markSeen(
      tx,
      drafts.filter((each) => !each.isFresh).map((each) => each.placed.id),
      source.now,
    );
    if (fresh.length > 0) await saveFresh(tx, fresh, source.now);
    const added = fresh.filter((each) => each.placed.offeringId === undefined).length;
    return { added, changed: fresh.length - added, unchanged: drafts.length - fresh.length };
  });
}

type Draft = ReturnType<typeof draft>;

function draft(listing: Listing, known: KnownListing | undefined, sourceId: string) {
  const hash = contentHash(listing);
  return {
    placed: { id: known?.id ?? newId(), sourceId, listing, offeringId: known?.offeringId, isGone: false },
    hash,
    isFresh: known === undefined || known.isGone || known.contentHash !== hash,
  };
}

async function saveFresh(tx: Db<CatalogTables>, fresh: readonly Draft[], now: string): Promise<void> {
  const keysOf = new Map(fresh.map(({ placed }) => [placed.id, storedKeys(placed.listing)]));
  const settled = await neighbours(tx, {
    ids: [...keysOf.keys()],
    keys: [...keysOf.values()],
    offeringIds: fresh.flatMap(({ placed }) => placed.offeringId ?? []),
  });
  await withdrawQuestions(
    tx,
    fresh.flatMap(({ placed }) => (placed.offeringId === undefined ? [] : [placed.id])),
  );
  await regroup(tx, { changed: fresh.map(({ placed }) => placed), settled }, now, async (offeringOf) => {
    const rows = fresh.flatMap(({ placed, hash }) => {
      const offeringId = offeringOf.get(placed.id);
      if (offeringId === undefined) return [];
      return [
        {
          id: placed.id,
          sourceId: placed.sourceId,
          listing: placed.listing,
          offeringId,
          contentHash: hash,
          keys: keysOf.get(placed.id) ?? [],
          isKnown: placed.offeringId !== undefined,
        },
      ];
    });
    await writeListings(tx, rows, now);
  });
}

async function markSeen(tx: Db<CatalogTables>, ids: readonly string[], now: string): Promise<void> {
  if (ids.length === 0) return;
  await tx.updateTable("catalog_listings").set({ last_seen_at: now }).where("id", "=", anyOf(ids)).execute();
}
