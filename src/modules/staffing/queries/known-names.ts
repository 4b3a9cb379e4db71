import type { Db } from "#platform/db";
import { localDay, now } from "#platform/time";
import type { PeopleTables } from "#modules/people";
import type { KnownNames } from "../rules/reading/schedule-reading.ts";
import type { StaffingTables } from "../tables.ts";
import { membersOf } from "./people-of.ts";
import { branchesOf, desksOf } from "./places-of.ts";

/** Whom and what a schedule file of this tenant may name. The caller is inside the tenant's wall. */
export async function knownNames(
  db: Db<StaffingTables & PeopleTables>,
  tenantId: string,
  zone: string,
): Promise<KnownNames> {
  const day = localDay(zone, now());
  const branches = await branchesOf(db, tenantId, { zone, placeIds: undefined });
  const branchIds = new Set(branches.map(({ id }) => id));
  const staff = await membersOf(db, tenantId, { from: day, to: day, branchIds, staffIds: undefined });
  const addresses = await db
    .selectFrom("staff")
    .select(["id", "email"])
    .where("tenant_id", "=", tenantId)
    .where("email", "is not", null)
    .orderBy("id")
    .limit(200_000)
    .execute();
  const emailOf = new Map(addresses.map(({ id, email }) => [id, email]));
  return {
    staff: staff.map(({ id, name, homeBranchId }) => {
      const email = emailOf.get(id);
      return { id, name, homeBranchId, ...(typeof email === "string" && { email }) };
    }),
    branches,
    desks: await desksOf(db, tenantId),
  };
}
