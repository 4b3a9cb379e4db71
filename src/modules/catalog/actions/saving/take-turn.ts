import { sql } from "kysely";
import type { Db } from "#platform/db";
import type { CatalogTables } from "../../tables.ts";

/**
 * Waits until no other transaction groups listings: two that list the same webinar at the same moment must see each
 * other. Held until the transaction ends.
 */
export async function takeTurn(tx: Db<CatalogTables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(727001)`.execute(tx);
}

let latest: Promise<unknown> = Promise.resolve();

/**
 * Runs a transaction that groups listings when those of this process before it are done. Each would wait for its turn
 * anyway; but waiting here, not for the embedded database's one connection, they let pages and the search index go between.
 *
 * Work that is in a transaction already goes on at once: what it waited for might be waiting for its connection.
 */
export async function oneAtATime<Result>(
  db: Db<CatalogTables>,
  work: () => Promise<Result>,
): Promise<Result> {
  if (db.isTransaction) return work();
  const result = latest.then(work);
  latest = result.catch(() => {});
  return result;
}
