import { type Db, json } from "#platform/db";
import { NotFound } from "#platform/errors";
import type { PeopleTables, Viewer } from "#modules/people";
import type { StaffMember } from "../rules/staff.ts";
import type { StaffingTables } from "../tables.ts";
import { changeOfPerson } from "./change-of-person.ts";

/** Someone as far as desks are concerned. */
export type DeskProfile = Omit<StaffMember, "id" | "name">;

/** Says where someone belongs and what they may do at desks. Gives the id of the change, for undo. @throws NotFound, NotAllowed */
export async function changeProfile(
  db: Db<StaffingTables & PeopleTables>,
  viewer: Viewer,
  {
    tenantId,
    staffId,
    profile,
  }: { readonly tenantId: string; readonly staffId: string; readonly profile: DeskProfile },
): Promise<string> {
  const rows = [{ table: "staffing_members", key: "staff_id", ids: [staffId] }] as const;
  const row = {
    home_id: profile.homeBranchId,
    qualifications: json(profile.qualifications),
    may_be_in_charge: profile.mayBeInCharge,
    counts_towards_minimum: profile.countsTowardsMinimum,
    is_floater: profile.isFloater,
    callable_hours: profile.callableHours === undefined ? null : json(profile.callableHours),
  };
  return changeOfPerson(db, viewer, { tenantId, staffId, what: "The profile", rows }, async (tx) => {
    const home = await tx
      .selectFrom("organisations")
      .select("id")
      .where("tenant_id", "=", tenantId)
      .where("id", "=", profile.homeBranchId)
      .executeTakeFirst();
    if (home === undefined) throw new NotFound("There is no such branch here.");
    await tx
      .insertInto("staffing_members")
      .values({ tenant_id: tenantId, staff_id: staffId, ...row })
      .onConflict((conflict) => conflict.columns(["tenant_id", "staff_id"]).doUpdateSet(row))
      .execute();
  });
}
