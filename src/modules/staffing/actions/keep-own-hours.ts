import { type Db, inTenants, json } from "#platform/db";
import { now } from "#platform/time";
import type { PeopleTables, Viewer } from "#modules/people";
import type { OwnHours } from "../rules/own-hours.ts";
import type { StaffingTables } from "../tables.ts";

/** Keeps when the viewer is off the desk, in their own tenant: no employer sees it. Undefined forgets it. */
export async function keepOwnHours(
  db: Db<StaffingTables & PeopleTables>,
  viewer: Viewer,
  hours: OwnHours | undefined,
): Promise<void> {
  const tenantId = viewer.accountId;
  await inTenants(db, [tenantId], async (tx) => {
    if (hours === undefined) {
      await tx.deleteFrom("staffing_own_hours").where("tenant_id", "=", tenantId).execute();
      return;
    }
    const row = { zone: hours.zone, weekly: json(hours.weekly), changed_at: now() };
    await tx
      .insertInto("staffing_own_hours")
      .values({ tenant_id: tenantId, ...row })
      .onConflict((conflict) => conflict.column("tenant_id").doUpdateSet(row))
      .execute();
  });
}
