import { type Db, inTenants } from "#platform/db";
import type { PeopleTables, Viewer } from "#modules/people";
import type { OwnHours } from "../rules/own-hours.ts";
import type { StaffingTables } from "../tables.ts";

/** When the viewer is off the desk, as they said themselves; undefined when they said nothing. */
export async function ownHours(
  db: Db<StaffingTables & PeopleTables>,
  viewer: Viewer,
): Promise<OwnHours | undefined> {
  return inTenants(db, [viewer.accountId], async (tx) =>
    tx
      .selectFrom("staffing_own_hours")
      .select(["zone", "weekly"])
      .where("tenant_id", "=", viewer.accountId)
      .executeTakeFirst(),
  );
}
