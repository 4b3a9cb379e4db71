import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { digest } from "#platform/secrets";
import type { PlannerTables } from "../../tables.ts";
import { type ReadyPlan, readyPlan } from "./kept-plans.ts";

/** Since when a calendar may be fetched; undefined when it may not. */
export async function calendarMadeAt(db: Db<PlannerTables>, accountId: string): Promise<string | undefined> {
  const row = await inTenants(db, [accountId], async (tx) =>
    tx.selectFrom("plan_calendars").select("made_at").where("tenant_id", "=", accountId).executeTakeFirst(),
  );
  return row?.made_at;
}

/** The plan that a calendar's secret leads to, undefined before there is one. @throws NotFound for any other secret. */
export async function planByCalendar(
  db: Db<PlannerTables>,
  secret: string,
): Promise<{ readonly accountId: string; readonly ready: ReadyPlan | undefined }> {
  const row = await inTenants(db, "every tenant", async (tx) =>
    tx
      .selectFrom("plan_calendars")
      .select("tenant_id")
      .where("digest", "=", digest(secret))
      .executeTakeFirst(),
  );
  if (row === undefined)
    throw new NotFound("There is no calendar at this address, or its owner took it back.");
  return { accountId: row.tenant_id, ready: await readyPlan(db, row.tenant_id) };
}
