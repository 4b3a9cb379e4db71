import { type Db, inTenants } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { type StaffRecord, staffRecord, subjectOfStaff } from "../../queries/staff/staff-record.ts";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { permit } from "../permit.ts";

/**
 * A staff record, for someone who may see it. When it is not their own, that they looked is kept: its owner can see who did.
 *
 * @throws NotFound when it is not theirs to know of.
 */
export async function lookAtRecord(
  db: Db<PeopleTables>,
  viewer: Viewer,
  { id, today }: { readonly id: string; readonly today: string },
): Promise<StaffRecord> {
  const record = await staffRecord(db, viewer, id);
  permit(viewer, "see a staff record", await subjectOfStaff(db, record, today));
  if (record.accountId === viewer.accountId) return record;
  await inTenants(db, [record.tenantId], async (tx) => {
    await tx
      .insertInto("record_views")
      .values({
        tenant_id: record.tenantId,
        id: newId(),
        staff_id: record.id,
        viewer_id: viewer.accountId,
        viewer_name: viewer.name,
        seen: "your positions",
        at: now(),
      })
      .execute();
  });
  return record;
}
