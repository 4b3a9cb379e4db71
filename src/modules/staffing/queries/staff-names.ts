import { anyOf, type Db } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import type { StaffingTables } from "../tables.ts";

type Tables = StaffingTables & PeopleTables;

/** Someone as a list of names knows them. */
export interface NamedPerson {
  readonly id: string;
  readonly name: string;
}

/**
 * Everyone who may be at a desk, by name: what a form's names are looked up in, in every writing that people use. No page
 * needs them all. The caller is inside the tenant's wall.
 */
export async function staffNames(db: Db<Tables>, tenantId: string): Promise<readonly NamedPerson[]> {
  return db
    .selectFrom("staff")
    .select(["staff.id", "staff.name"])
    .where("staff.tenant_id", "=", tenantId)
    .where("staff.is_active", "=", true)
    .where((where) =>
      where.or([
        where.exists(
          where
            .selectFrom("staffing_members as member")
            .select("member.staff_id")
            .whereRef("member.tenant_id", "=", "staff.tenant_id")
            .whereRef("member.staff_id", "=", "staff.id"),
        ),
        where.exists(
          where
            .selectFrom("positions as position")
            .select("position.staff_id")
            .whereRef("position.tenant_id", "=", "staff.tenant_id")
            .whereRef("position.staff_id", "=", "staff.id"),
        ),
      ]),
    )
    .orderBy("staff.name")
    .orderBy("staff.id")
    .limit(200_000)
    .execute();
}

/** Those of some ids who work here still, by name. The caller is inside the tenant's wall. */
export async function namesOf(
  db: Db<Tables>,
  tenantId: string,
  staffIds: readonly string[],
): Promise<readonly NamedPerson[]> {
  if (staffIds.length === 0) return [];
  return db
    .selectFrom("staff")
    .select(["id", "name"])
    .where("tenant_id", "=", tenantId)
    .where("id", "=", anyOf(staffIds))
    .where("is_active", "=", true)
    .orderBy("name")
    .orderBy("id")
    .execute();
}

/** Who is asked to come to a branch, in that order. The caller is inside the tenant's wall. */
export async function substitutesOf(
  db: Db<Tables>,
  tenantId: string,
  branchId: string,
): Promise<readonly NamedPerson[]> {
  return db
    .selectFrom("staffing_substitutes as substitute")
    .innerJoin("staff", (join) =>
      join
        .onRef("staff.tenant_id", "=", "substitute.tenant_id")
        .onRef("staff.id", "=", "substitute.staff_id"),
    )
    .select(["staff.id", "staff.name"])
    .where("substitute.tenant_id", "=", tenantId)
    .where("substitute.organisation_id", "=", branchId)
    .where("staff.is_active", "=", true)
    .orderBy("substitute.place")
    .orderBy("staff.id")
    .limit(1000)
    .execute();
}
