import type { Db } from "#platform/db";
import type { FollowPosition } from "#platform/search";
import type { Listing } from "../../rules/listing.ts";
import type { CatalogTables } from "../../tables.ts";

/** What offerings say that one transaction of this process wrote last. */
export interface WrittenOfferings {
  readonly transaction: string;
  readonly offerings: ReadonlyMap<string, Listing>;
}

/** An offering that waits to be taken in, and the transaction that wrote it. */
interface Handed {
  readonly transaction: string;
  readonly offering: Listing;
}

/** Some batches; whoever follows takes them in within a second. Beyond these the database is asked. */
const mostHanded = 2000;

/** By database: two of them may be copies, whose ids and transactions are the same and whose rows are not. */
const awaited = new WeakMap<object, Map<string, Handed>>();
const wakers = new WeakMap<object, () => void>();

/** From now on calls whoever follows this database, when something was handed over. The last who asks is called. */
export function wakeBy(db: Db<CatalogTables>, wake: () => void): void {
  wakers.set(databaseOf(db), wake);
}

/** Whether someone in this process follows what is written. */
export function isAwaited(db: Db<CatalogTables>): boolean {
  return awaited.has(databaseOf(db));
}

/**
 * Hands what was just committed to whoever follows it in this process, who then need not have it sent, and parsed, once more.
 * Nothing hangs on it: what is not handed over is read.
 */
export function handOver(db: Db<CatalogTables>, { transaction, offerings }: WrittenOfferings): void {
  const handed = awaited.get(databaseOf(db));
  if (handed === undefined) return;
  for (const [id, offering] of offerings)
    if (handed.size < mostHanded || handed.has(id)) handed.set(id, { transaction, offering });
  wakers.get(databaseOf(db))?.();
}

/** What was handed over and is not known at a position yet, by the ids of offerings; from now on it is awaited. */
export function handedOver(db: Db<CatalogTables>, after: FollowPosition): Map<string, Handed> {
  const database = databaseOf(db);
  const handed = awaited.get(database) ?? new Map<string, Handed>();
  awaited.set(database, handed);
  const from = BigInt(after.transaction);
  for (const [id, { transaction }] of handed) if (BigInt(transaction) < from) handed.delete(id);
  return handed;
}

// The same for a database and all its transactions.
function databaseOf(db: Db<CatalogTables>): object {
  return db.getExecutor().adapter;
}
