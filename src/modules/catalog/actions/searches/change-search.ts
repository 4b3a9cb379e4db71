import type { Db } from "#platform/db";
import { NotFound } from "#platform/errors";
import { now as presentInstant } from "#platform/time";
import type { CatalogTables } from "../../tables.ts";
import { newSecret } from "./new-secret.ts";

/**
 * Gives the feeds new addresses; the old ones lead nowhere from now on.
 *
 * @throws NotFound when there is no such search.
 */
export async function renewFeeds(db: Db<CatalogTables>, tenantId: string, id: string): Promise<void> {
  await changed(db, { tenantId, id, isRemoved: false }, { secret: newSecret() });
}

/**
 * Removes a search: its feeds and its digest rest, and after a day it is deleted.
 *
 * @throws NotFound when there is no such search.
 */
export async function removeSearch(db: Db<CatalogTables>, tenantId: string, id: string): Promise<void> {
  await changed(db, { tenantId, id, isRemoved: false }, { removed_at: presentInstant() });
}

/**
 * Takes a removal back: feeds and digest go on as before.
 *
 * @throws NotFound when nothing was removed, or it was deleted since.
 */
export async function restoreSearch(db: Db<CatalogTables>, tenantId: string, id: string): Promise<void> {
  await changed(db, { tenantId, id, isRemoved: true }, { removed_at: null });
}

/** Notes what the feeds of a search hold now. Since when they have held just that. */
export async function noteFeed(
  db: Db<CatalogTables>,
  tenantId: string,
  { id, hash }: { readonly id: string; readonly hash: string },
): Promise<string> {
  await db
    .updateTable("catalog_saved_searches")
    .set({ feed_hash: hash, feed_changed_at: presentInstant() })
    .where("tenant_id", "=", tenantId)
    .where("id", "=", id)
    .where("feed_hash", "<>", hash)
    .execute();
  const { feed_changed_at } = await db
    .selectFrom("catalog_saved_searches")
    .select("feed_changed_at")
    .where("tenant_id", "=", tenantId)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return feed_changed_at;
}

async function changed(
  db: Db<CatalogTables>,
  which: { readonly tenantId: string; readonly id: string; readonly isRemoved: boolean },
  change: { readonly secret?: string; readonly removed_at?: string | null },
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable("catalog_saved_searches")
    .set(change)
    .where("tenant_id", "=", which.tenantId)
    .where("id", "=", which.id)
    .where("removed_at", which.isRemoved ? "is not" : "is", null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new NotFound("There is no saved search at this address.");
}
