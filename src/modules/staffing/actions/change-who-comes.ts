import { type Db, inTenants } from "#platform/db";
import { permit, type PeopleTables, tenantsOf, type Viewer } from "#modules/people";
import type { TravelTime } from "../rules/branch.ts";
import type { StaffingTables } from "../tables.ts";
import { replaceRows } from "./replace-rows.ts";

type Tables = StaffingTables & PeopleTables;

interface OfBranch {
  readonly tenantId: string;
  readonly branchId: string;
}

/** Says who is asked to come to a branch, in this order. Gives the id of the change, for undo. @throws NotFound, NotAllowed */
export async function changeSubstitutes(
  db: Db<Tables>,
  viewer: Viewer,
  { tenantId, branchId, staffIds }: OfBranch & { readonly staffIds: readonly string[] },
): Promise<string> {
  permit(viewer, "change the schedule", { tenantId, organisations: [branchId, tenantId] });
  const rows = [{ table: "staffing_substitutes", key: "organisation_id", ids: [branchId] }] as const;
  const change = { tenantId, what: "The substitutes", organisationId: branchId, rows };
  return inTenants(db, tenantsOf(viewer), async (tx) =>
    replaceRows(tx, viewer, change, async () => {
      await tx
        .deleteFrom("staffing_substitutes")
        .where("tenant_id", "=", tenantId)
        .where("organisation_id", "=", branchId)
        .execute();
      if (staffIds.length === 0) return;
      await tx
        .insertInto("staffing_substitutes")
        .values(
          staffIds.map((staffId, index) => ({
            tenant_id: tenantId,
            organisation_id: branchId,
            staff_id: staffId,
            place: index + 1,
          })),
        )
        .execute();
    }),
  );
}

/** Says how far other branches are, all of them at once. Gives the id of the change, for undo. @throws NotFound, NotAllowed */
export async function changeTravelTimes(
  db: Db<Tables>,
  viewer: Viewer,
  { tenantId, branchId, times }: OfBranch & { readonly times: readonly TravelTime[] },
): Promise<string> {
  permit(viewer, "change the schedule", { tenantId, organisations: [branchId, tenantId] });
  const rows = [
    { table: "staffing_travel_times", key: "from_id", ids: [branchId] },
    { table: "staffing_travel_times", key: "to_id", ids: [branchId] },
  ] as const;
  const change = { tenantId, what: "The travel times", organisationId: branchId, rows };
  return inTenants(db, tenantsOf(viewer), async (tx) =>
    replaceRows(tx, viewer, change, async () => {
      await tx
        .deleteFrom("staffing_travel_times")
        .where("tenant_id", "=", tenantId)
        .where((where) => where.or([where("from_id", "=", branchId), where("to_id", "=", branchId)]))
        .execute();
      if (times.length === 0) return;
      await tx
        .insertInto("staffing_travel_times")
        .values(
          times.map(({ fromBranchId, toBranchId, minutes }) => ({
            tenant_id: tenantId,
            from_id: fromBranchId,
            to_id: toBranchId,
            minutes,
          })),
        )
        .execute();
    }),
  );
}
