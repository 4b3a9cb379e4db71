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
