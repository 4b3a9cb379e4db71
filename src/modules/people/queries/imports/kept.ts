import { type Db } from "#platform/db";
import { sql } from "kysely";
import type { Kept, OrganisationRow, PositionRow, StaffRow } from "../../rules/imports/plan.ts";
import type { KeptStaff } from "../../rules/imports/plan-staff.ts";
import type { PeopleTables } from "../../tables.ts";

const pageSize = 10_000;

/** Every organisation of a tenant that is not closed, the root first. */
export async function keptOrganisations(
  db: Db<PeopleTables>,
  tenantId: string,
): Promise<readonly Kept<OrganisationRow>[]> {
  const rows = await db
    .selectFrom("organisations")
    .select(["id", "parent_id as parentId", "kind", "name", "code", "street", "city", "region", "zone"])
    .select(["postal_code as postalCode", "latitude", "longitude", "opening_hours as openingHours"])
    .select("changed_at as changedAt")
    .where("tenant_id", "=", tenantId)
    .where("closed_on", "is", null)
    .orderBy(sql`parent_id is not null`)
    .orderBy("id")
    .limit(50_000)
    .execute();
  return rows;
}

/** Everyone on the staff of a tenant with all their positions, those that have left included. */
export async function keptStaff(db: Db<PeopleTables>, tenantId: string): Promise<KeptStaff> {
  const staff = await allPages((after) => staffPage(db, tenantId, after));
  const positions = await allPages((after) => positionPage(db, tenantId, after));
  return { staff, positions };
}

/**
 * A text that changes with every change of the tenant's organisations, staff or positions: what a preview was made against.
 * Raw for the rows' own transaction numbers, which tell changes of one second apart.
 */
export async function basisOf(db: Db<PeopleTables>, tenantId: string): Promise<string> {
  const { rows } = await sql<{ basis: string }>`
    select concat_ws(' ',
      (select concat(count(*), '/', max(xmin::text::bigint)) from organisations where tenant_id = ${tenantId}),
      (select concat(count(*), '/', max(xmin::text::bigint)) from staff where tenant_id = ${tenantId}),
      (select concat(count(*), '/', max(xmin::text::bigint)) from positions where tenant_id = ${tenantId})
    ) as basis`.execute(db);
  return rows[0]?.basis ?? "";
}

async function allPages<Row extends { readonly id: string }>(
  page: (after: string) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const all: Row[] = [];
  for (let after = "00000000-0000-0000-0000-000000000000"; ;) {
    const rows = await page(after);
    for (const row of rows) all.push(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return all;
    after = last.id;
  }
}

async function staffPage(
  db: Db<PeopleTables>,
  tenantId: string,
  after: string,
): Promise<readonly Kept<StaffRow>[]> {
  return db
    .selectFrom("staff")
    .select(["id", "name", "email", "employee_number as employeeNumber", "external_id as externalId"])
    .select(["is_active as isActive", "changed_at as changedAt"])
    .where("tenant_id", "=", tenantId)
    .where("id", ">", after)
    .orderBy("id")
    .limit(pageSize)
    .execute();
}

async function positionPage(
  db: Db<PeopleTables>,
  tenantId: string,
  after: string,
): Promise<readonly Kept<PositionRow>[]> {
  return db
    .selectFrom("positions")
    .select(["id", "staff_id as staffId", "organisation_id as organisationId", "title", "role"])
    .select(["employment_class as employmentClass", "full_time_hundredths as fullTimeHundredths"])
    .select(["starts_on as startsOn", "ends_on as endsOn", "supervisor_id as supervisorId"])
    .select("changed_at as changedAt")
    .where("tenant_id", "=", tenantId)
    .where("id", ">", after)
    .orderBy("id")
    .limit(pageSize)
    .execute();
}
