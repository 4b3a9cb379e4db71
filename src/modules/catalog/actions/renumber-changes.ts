import { sql } from "kysely";
import type { Db } from "#platform/db";
import type { CatalogTables } from "../tables.ts";

/**
 * Brings offerings that came from another database into this one's order of transactions, and says how many those were.
 *
 * A dump put into a new database keeps the old one's transaction ids. Those that this one has yet to reach would be
 * taken for changes still under way: no search index would ever be told of them.
 */
export async function renumberChanges(db: Db<CatalogTables>): Promise<number> {
  // Raw: transaction ids have no place in the query builder. What is under way now is not seen, so not touched.
  const { numAffectedRows } = await sql`
    update catalog_offerings set changed_in = pg_current_xact_id()
    where changed_in >= pg_snapshot_xmax(pg_current_snapshot())`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
