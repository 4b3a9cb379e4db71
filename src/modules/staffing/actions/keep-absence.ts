import { type Db, inTenants } from "#platform/db";
import { InvalidInput, NotFound } from "#platform/errors";
import { isId, newId } from "#platform/ids";
import { permit, type PeopleTables, tenantsOf, type Viewer } from "#modules/people";
import { memberOfStaff } from "../queries/member.ts";
import type { AbsenceReason } from "../rules/time-away.ts";
import type { StaffingTables } from "../tables.ts";
import { replaceRows } from "./replace-rows.ts";

/** Time that someone will not work, by the clock of their home branch. */
export interface NewAbsence {
  readonly tenantId: string;
  readonly staffId: string;
  /** `2026-12-03T14:00`. */
  readonly from: string;
  readonly to: string;
  readonly reason: AbsenceReason;
}

/**
 * Enters time away. Gives the id of the change, for undo.
 *
 * @throws NotFound, NotAllowed; InvalidInput when it ends before it begins.
 */
export async function enterAbsence(
  db: Db<StaffingTables & PeopleTables>,
  viewer: Viewer,
  absence: NewAbsence,
): Promise<string> {
  const { tenantId, staffId, from, to, reason } = absence;
  if (to <= from) throw new InvalidInput([{ where: "to", message: "It must end after it begins." }]);
  return inTenants(db, tenantsOf(viewer), async (tx) => {
    const member = await memberOfStaff(tx, tenantId, staffId);
    permit(viewer, "change the schedule", { tenantId, ...member });
    const id = newId();
    const change = { tenantId, what: `Time away of ${member.name}`, organisationId: member.homeId };
    return replaceRows(
      tx,
      viewer,
      { ...change, rows: [{ table: "staffing_absences", ids: [id] }] },
      async () => {
        await tx
          .insertInto("staffing_absences")
          .values({
            tenant_id: tenantId,
            id,
            staff_id: staffId,
            starts_at: from,
            ends_at: to,
            zone: null,
            reason,
            cover: null,
          })
          .execute();
      },
    );
  });
}

/** Takes time away back. Gives the id of the change. @throws NotFound, NotAllowed */
export async function removeAbsence(
  db: Db<StaffingTables & PeopleTables>,
  viewer: Viewer,
  { tenantId, staffId, id }: { readonly tenantId: string; readonly staffId: string; readonly id: string },
): Promise<string> {
  return inTenants(db, tenantsOf(viewer), async (tx) => {
    const member = await memberOfStaff(tx, tenantId, staffId);
    permit(viewer, "change the schedule", { tenantId, ...member });
    const change = { tenantId, what: `Time away of ${member.name}`, organisationId: member.homeId };
    if (!isId(id)) throw new NotFound("There is no such time away.");
    return replaceRows(
      tx,
      viewer,
      { ...change, rows: [{ table: "staffing_absences", ids: [id] }] },
      async () => {
        const { numDeletedRows } = await tx
          .deleteFrom("staffing_absences")
          .where("tenant_id", "=", tenantId)
          .where("staff_id", "=", staffId)
          .where("id", "=", id)
          .executeTakeFirst();
        if (numDeletedRows === 0n) throw new NotFound("There is no such time away.");
      },
    );
  });
}
