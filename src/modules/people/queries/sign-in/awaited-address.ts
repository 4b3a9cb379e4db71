import { type Db, inTenants } from "#platform/db";
import { now } from "#platform/time";
import type { PeopleTables } from "../../tables.ts";

/** The address an account was last asked to take, while its letter can still be answered; undefined when none is awaited. */
export async function awaitedAddress(db: Db<PeopleTables>, accountId: string): Promise<string | undefined> {
  const row = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("sign_in_tickets")
      .select("email")
      .where("tenant_id", "=", accountId)
      .where("kind", "=", "address")
      .where("used_at", "is", null)
      .where("ends_at", ">", now())
      .orderBy("made_at", "desc")
      .orderBy("id", "desc")
      .limit(1)
      .executeTakeFirst(),
  );
  return row?.email ?? undefined;
}
