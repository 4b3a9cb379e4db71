import { sql } from "kysely";
import { type Db, inTransaction } from "#platform/db";
import { newId } from "#platform/ids";
import { handOver, isAwaited, type WrittenOfferings } from "../queries/finding/handed-over.ts";
import type { Listing } from "../rules/listing.ts";
import type { CatalogTables } from "../tables.ts";
import { anyOf } from "./saving/any-of.ts";
import { keyListings } from "./saving/key-listings.ts";
import { knownHashes, type KnownListing, knownListings } from "./saving/known-listings.ts";
import { neighbours, type PlacedListing } from "./saving/neighbourhood.ts";
import { type PreparedListing, prepareListings } from "./saving/prepared-listing.ts";
import { regroup, withdrawQuestions } from "./saving/regroup.ts";
import { oneAtATime, takeTurn } from "./saving/take-turn.ts";
import { writingListings } from "./saving/write-listings.ts";

/** How many listings of a batch were new, changed, or as they were. */
export interface SaveCounts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

interface SavedSource {
  readonly id: string;
  readonly now: string;
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
  source: SavedSource,
  listings: readonly Listing[],
): Promise<SaveCounts> {
  await keyListings(db);
  return saveBatch(db, source, await prepareListings(listings, () => false));
}

const batchSize = 200;

/**
 * Saves all listings of a source, batch by batch, each as `saveListings` does: an interrupted harvest keeps what it
 * has. While the database takes one batch in, the next is prepared.
 */
export async function saveAllListings(
  db: Db<CatalogTables>,
  source: SavedSource,
  listings: readonly Listing[],
  onProgress: (done: number, total: number) => void = () => {},
): Promise<SaveCounts> {
  await keyListings(db);
  // Only a hint of what will be written: each batch looks again when its turn has come.
  const hashes = await knownHashes(db, source.id);
  const prepare = async (start: number): Promise<readonly PreparedListing[]> =>
    prepareListings(
      listings.slice(start, start + batchSize),
      ({ listing, contentHash }) => hashes.get(listing.sourceKey) !== contentHash,
    );
  const counts = { added: 0, changed: 0, unchanged: 0 };
  let prepared = await prepare(0);
  for (let start = 0; start < listings.length; start += batchSize) {
    const [saved, next] = await Promise.all([saveBatch(db, source, prepared), prepare(start + batchSize)]);
    prepared = next;
    counts.added += saved.added;
    counts.changed += saved.changed;
    counts.unchanged += saved.unchanged;
    onProgress(Math.min(start + batchSize, listings.length), listings.length);
  }
  return counts;
}

async function saveBatch(
  db: Db<CatalogTables>,
  source: SavedSource,
  batch: readonly PreparedListing[],
): Promise<SaveCounts> {
  const { written, ...counts } = await oneAtATime(db, async () =>
    inTransaction(db, async (tx) => saveInTurn(tx, source, batch)),
  );
  // In a transaction of others nothing is committed yet, and they may write the same offerings again.
  if (written !== undefined && !db.isTransaction) handOver(db, written);
  return counts;
}

async function saveInTurn(
  tx: Db<CatalogTables>,
  source: SavedSource,
  batch: readonly PreparedListing[],
): Promise<SaveCounts & { readonly written: WrittenOfferings | undefined }> {
  await takeTurn(tx);
  const last = [...new Map(batch.map((prepared) => [prepared.listing.sourceKey, prepared])).values()];
  const known = await knownListings(
    tx,
    source.id,
    last.map(({ listing }) => listing.sourceKey),
  );
  const drafts = last.map((prepared) => draft(prepared, known.get(prepared.listing.sourceKey), source.id));
  const fresh = drafts.filter((each) => each.isFresh);
  await markSeen(
    tx,
    drafts.filter((each) => !each.isFresh).map((each) => each.placed.id),
    source.now,
  );
  const written = fresh.length === 0 ? undefined : await saveFresh(tx, fresh, source.now);
  const added = fresh.filter((each) => each.placed.offeringId === undefined).length;
  return { added, changed: fresh.length - added, unchanged: drafts.length - fresh.length, written };
}

interface Draft {
  readonly prepared: PreparedListing;
  readonly placed: PlacedListing;
  readonly isFresh: boolean;
}

function draft(prepared: PreparedListing, known: KnownListing | undefined, sourceId: string): Draft {
  const { listing, contentHash } = prepared;
  return {
    prepared,
    placed: { id: known?.id ?? newId(), sourceId, listing, offeringId: known?.offeringId, isGone: false },
    isFresh: known === undefined || known.isGone || known.contentHash !== contentHash,
  };
}

/** Gives what was written of offerings, where someone here waits for it. */
async function saveFresh(
  tx: Db<CatalogTables>,
  fresh: readonly Draft[],
  now: string,
): Promise<WrittenOfferings | undefined> {
  const settled = await neighbours(tx, {
    ids: fresh.map(({ placed }) => placed.id),
    keys: fresh.map(({ prepared }) => prepared.keys()),
    offeringIds: fresh.flatMap(({ placed }) => placed.offeringId ?? []),
  });
  await withdrawQuestions(
    tx,
    fresh.flatMap(({ placed }) => (placed.offeringId === undefined ? [] : [placed.id])),
  );
  const offerings = await regroup(
    tx,
    { changed: fresh.map(({ placed }) => placed), settled },
    now,
    (offeringOf, written) => {
      const rows = fresh.flatMap(({ placed: { id, sourceId, offeringId: known }, prepared }) => {
        const offeringId = offeringOf.get(id);
        return offeringId === undefined
          ? []
          : [
              {
                id,
                sourceId,
                prepared,
                offeringId,
                isKnown: known !== undefined,
                isItsOffering: written.get(offeringId) === prepared.listing,
              },
            ];
      });
      return writingListings(tx, rows, now);
    },
  );
  return isAwaited(tx) ? { transaction: await presentTransaction(tx), offerings } : undefined;
}

async function presentTransaction(tx: Db<CatalogTables>): Promise<string> {
  // Raw: transaction ids have no place in the query builder.
  const { rows } = await sql<{ id: string }>`select pg_current_xact_id()::text as id`.execute(tx);
  return rows[0]?.id ?? "0";
}

async function markSeen(tx: Db<CatalogTables>, ids: readonly string[], now: string): Promise<void> {
  if (ids.length === 0) return;
  await tx.updateTable("catalog_listings").set({ last_seen_at: now }).where("id", "=", anyOf(ids)).execute();
}
