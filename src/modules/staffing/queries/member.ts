import type { Db } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import { type PeopleTables, placesAbove } from "#modules/people";
import type { StaffingTables } from "../tables.ts";

/** A member of staff and where they stand. */
export interface MemberOfStaff {
  readonly staffId: string;
  readonly name: string;
  readonly homeId: string | undefined;
  /** Home branch and position's organisations, and all above them. */
  readonly organisations: readonly string[];
  readonly supervisorIds: readonly string[];
}

/** @throws NotFound when there is none with this id in the tenant. The caller is inside the tenant's wall. */
export async function memberOfStaff(
  db: Db<StaffingTables & PeopleTables>,
  tenantId: string,
  staffId: string,
): Promise<MemberOfStaff> {
  const rows = isId(staffId)
    ? await db
        .selectFrom("staff")
        .leftJoin("staffing_members as member", (join) =>
          join.onRef("member.tenant_id", "=", "staff.tenant_id").onRef("member.staff_id", "=", "staff.id"),
        )
        .leftJoin("positions as position", (join) =>
          join
            .onRef("position.tenant_id", "=", "staff.tenant_id")
            .onRef("position.staff_id", "=", "staff.id"),
        )
        .select(["staff.name", "member.home_id", "position.organisation_id", "position.supervisor_id"])
        .where("staff.tenant_id", "=", tenantId)
        .where("staff.id", "=", staffId)
        .orderBy("position.starts_on", "desc")
        .orderBy("position.id")
        .limit(100)
        .execute()
    : [];
  const [first] = rows;
  if (first === undefined) throw new NotFound("There is nobody on the staff with this address.");
  const homeId = first.home_id ?? first.organisation_id ?? undefined;
  const own = [homeId, ...rows.map((row) => row.organisation_id)].filter((id) => typeof id === "string");
  return {
    staffId,
    name: first.name,
    homeId,
    organisations: await placesAbove(db, tenantId, own),
    supervisorIds: rows.map((row) => row.supervisor_id).filter((id) => id !== null),
  };
}
