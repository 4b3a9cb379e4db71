import { type Db, inTenants, json } from "#platform/db";
import { now } from "#platform/time";
import { permit, type PeopleTables, tenantsOf, type Viewer } from "#modules/people";
import type { Minimum } from "../rules/hours.ts";
import type { StaffingTables } from "../tables.ts";

/** What a building needs while its doors are open. */
export interface BranchNeeds {
  readonly tenantId: string;
  readonly branchId: string;
  readonly minimum: Minimum;
  readonly needsPersonInCharge: boolean;
}

/** Says how many people a building needs, and whether one must be in charge. @throws NotFound, NotAllowed */
export async function changeBranchNeeds(
  db: Db<StaffingTables & PeopleTables>,
  viewer: Viewer,
  { tenantId, branchId, minimum, needsPersonInCharge }: BranchNeeds,
): Promise<void> {
  permit(viewer, "change the schedule", { tenantId, organisations: [branchId, tenantId] });
  const row = { minimum: json(minimum), needs_person_in_charge: needsPersonInCharge, changed_at: now() };
  await inTenants(db, tenantsOf(viewer), async (tx) => {
    await tx
      .insertInto("staffing_branches")
      .values({ tenant_id: tenantId, organisation_id: branchId, ...row })
      .onConflict((conflict) => conflict.columns(["tenant_id", "organisation_id"]).doUpdateSet(row))
      .execute();
  });
}
