import type { Db } from "#platform/db";
import type { PeopleTables } from "../tables.ts";

/** What an organisation or account is called; empty when it is not there. */
export async function tenantName(db: Db<PeopleTables>, tenantId: string): Promise<string> {
  const row = await db.selectFrom("tenants").select("name").where("id", "=", tenantId).executeTakeFirst();
  return row?.name ?? "";
}
