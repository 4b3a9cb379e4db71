import { type Db, inTenants } from "#platform/db";
import { permit, type PeopleTables, tenantsOf, type Viewer } from "#modules/people";
import { type MemberOfStaff, memberOfStaff } from "../queries/member.ts";
import type { StaffingTables } from "../tables.ts";
import { replaceRows, type RowsToReplace } from "./replace-rows.ts";

type Tables = StaffingTables & PeopleTables;

/** Whose rows change, and which. */
export interface ChangeOfPerson {
  readonly tenantId: string;
  readonly staffId: string;
  /** What of theirs: `Time away`. */
  readonly what: string;
  readonly rows: readonly RowsToReplace[];
}

/** Changes rows about one member of staff. Gives the id of the change, for undo. @throws NotFound, NotAllowed */
export async function changeOfPerson(
  db: Db<Tables>,
  viewer: Viewer,
  { tenantId, staffId, what, rows }: ChangeOfPerson,
  work: (tx: Db<Tables>, member: MemberOfStaff) => Promise<void>,
): Promise<string> {
  return inTenants(db, tenantsOf(viewer), async (tx) => {
    const member = await memberOfStaff(tx, tenantId, staffId);
    const { name, homeId, organisations, supervisorIds } = member;
    permit(viewer, "change the schedule", { tenantId, staffId, organisations, supervisorIds });
    const change = { tenantId, what: `${what} of ${name}`, organisationId: homeId, rows };
    return replaceRows(tx, viewer, change, async () => work(tx, member));
  });
}
