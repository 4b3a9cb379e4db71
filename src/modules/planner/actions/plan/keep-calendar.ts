import { type Db, inTenants } from "#platform/db";
import { digest, randomSecret } from "#platform/secrets";
import { now } from "#platform/time";
import type { PlannerTables } from "../../tables.ts";

/** Makes a secret for the calendar's address, in place of any before: who has the old one reads nothing more. Given once. */
export async function renewCalendar(db: Db<PlannerTables>, accountId: string): Promise<string> {
  const secret = randomSecret();
  const row = { digest: digest(secret), made_at: now() };
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .insertInto("plan_calendars")
      .values({ tenant_id: accountId, ...row })
      .onConflict((conflict) => conflict.column("tenant_id").doUpdateSet(row))
      .execute();
  });
  return secret;
}

/** Takes the address back. */
export async function revokeCalendar(db: Db<PlannerTables>, accountId: string): Promise<void> {
  await inTenants(db, [accountId], async (tx) => {
    await tx.deleteFrom("plan_calendars").where("tenant_id", "=", accountId).execute();
  });
}
