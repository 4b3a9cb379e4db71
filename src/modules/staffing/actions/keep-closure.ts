import { type Db, inTenants, json } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId, newId } from "#platform/ids";
import { permit, type PeopleTables, tenantsOf, type Viewer } from "#modules/people";
import type { HoursException } from "../rules/hours.ts";
import type { StaffingTables } from "../tables.ts";
import { replaceRows } from "./replace-rows.ts";

/** A holiday, closure or other hours, of one branch or of all. */
export interface NewClosure extends HoursException {
  readonly tenantId: string;
  /** All branches when absent. */
  readonly branchId: string | undefined;
}

/** Enters a closure. Gives the id of the change, for undo. @throws NotFound, NotAllowed */
export async function enterClosure(
  db: Db<StaffingTables & PeopleTables>,
  viewer: Viewer,
  { tenantId, branchId, from, to, intervals, reason }: NewClosure,
): Promise<string> {
  const organisations = branchId === undefined ? [tenantId] : [branchId, tenantId];
  permit(viewer, "change the schedule", { tenantId, organisations });
  const id = newId();
  const rows = [{ table: "staffing_closures", ids: [id] }] as const;
  return inTenants(db, tenantsOf(viewer), async (tx) =>
    replaceRows(tx, viewer, { tenantId, what: reason, organisationId: branchId, rows }, async () => {
      await tx
        .insertInto("staffing_closures")
        .values({
          tenant_id: tenantId,
          id,
          organisation_id: branchId ?? null,
          starts_on: from,
          ends_on: to,
          intervals: json(intervals),
          reason,
        })
        .execute();
    }),
  );
}

/** Takes a closure back. Gives the id of the change. @throws NotFound, NotAllowed */
export async function removeClosure(
  db: Db<StaffingTables & PeopleTables>,
  viewer: Viewer,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
): Promise<string> {
  return inTenants(db, tenantsOf(viewer), async (tx) => {
    const kept = isId(id)
      ? await tx
          .selectFrom("staffing_closures")
          .select(["organisation_id", "reason"])
          .where("tenant_id", "=", tenantId)
          .where("id", "=", id)
          .executeTakeFirst()
      : undefined;
    if (kept === undefined) throw new NotFound("There is no such closure here.");
    const branchId = kept.organisation_id ?? undefined;
    const organisations = branchId === undefined ? [tenantId] : [branchId, tenantId];
    permit(viewer, "change the schedule", { tenantId, organisations });
    const rows = [{ table: "staffing_closures", ids: [id] }] as const;
    const change = { tenantId, what: kept.reason, organisationId: branchId, rows };
    return replaceRows(tx, viewer, change, async () => {
      await tx
        .deleteFrom("staffing_closures")
        .where("tenant_id", "=", tenantId)
        .where("id", "=", id)
        .execute();
    });
  });
}
