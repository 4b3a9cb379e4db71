import { sql } from "kysely";
import type { Db } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import type { NamedPlaces } from "../rules/shift-text.ts";
import type { StaffingTables } from "../tables.ts";

/** A branch as a list of them names it. */
export interface NamedBranch {
  readonly id: string;
  readonly name: string;
}

/** A page of an employer's open branches in the order of their names, from 1; one past the last is the last. The caller is inside the wall. */
export async function branchPage(
  db: Db<PeopleTables>,
  tenantId: string,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<{ readonly branches: readonly NamedBranch[]; readonly count: number; readonly page: number }> {
  // The count comes with the names: to go through thousands of branches is most of what either costs.
  const rows = await openBranches(db, tenantId)
    .select(["id", "name", sql<number>`count(*) over ()`.as("count")])
    .orderBy("name")
    .orderBy("id")
    .offset((page - 1) * size)
    .limit(size)
    .execute();
  const [first] = rows;
  if (first !== undefined)
    return { branches: rows.map(({ id, name }) => ({ id, name })), count: first.count, page };
  if (page === 1) return { branches: [], count: 0, page };
  const count = await openBranchCount(db, tenantId);
  return branchPage(db, tenantId, { page: Math.max(1, Math.ceil(count / size)), size });
}

async function openBranchCount(db: Db<PeopleTables>, tenantId: string): Promise<number> {
  const row = await openBranches(db, tenantId)
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** Open branches in the order of their names. The caller is inside the tenant's wall. */
export async function branchNames(
  db: Db<PeopleTables>,
  tenantId: string,
  { limit }: { readonly limit: number },
): Promise<readonly NamedBranch[]> {
  return openBranches(db, tenantId)
    .select(["id", "name"])
    .orderBy("name")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** The zone an organisation states; undefined when it states none. The caller is inside the tenant's wall. */
export async function zoneOfPlace(
  db: Db<PeopleTables>,
  tenantId: string,
  organisationId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom("organisations")
    .select("zone")
    .where("tenant_id", "=", tenantId)
    .where("id", "=", organisationId)
    .executeTakeFirst();
  return row?.zone ?? undefined;
}

/** Every branch and desk that the words of a shift may name. The caller is inside the tenant's wall. */
export async function namedPlaces(
  db: Db<StaffingTables & PeopleTables>,
  tenantId: string,
): Promise<Pick<NamedPlaces, "branches" | "desks">> {
  const desks = await db
    .selectFrom("staffing_desks")
    .select(["id", "organisation_id as branchId", "name"])
    .where("tenant_id", "=", tenantId)
    .orderBy("name")
    .orderBy("id")
    .limit(most)
    .execute();
  return { branches: await branchNames(db, tenantId, { limit: most }), desks };
}

const most = 200_000;

function openBranches(db: Db<PeopleTables>, tenantId: string) {
  return db
    .selectFrom("organisations")
    .where("tenant_id", "=", tenantId)
    .where("kind", "in", ["branch", "school", "bookmobile"])
    .where("closed_on", "is", null);
}
