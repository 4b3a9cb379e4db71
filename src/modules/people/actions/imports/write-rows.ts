import { type Db, isUniqueViolation, json } from "#platform/db";
import { Conflict } from "#platform/errors";
import type { OrganisationRow, PositionRow, StaffRow, Written } from "../../rules/imports/plan.ts";
import type { PeopleTables } from "../../tables.ts";

interface Writing {
  readonly tx: Db<PeopleTables>;
  readonly tenantId: string;
  readonly at: string;
}

const outOfDate =
  "Someone changed the same people or branches since this preview was made. Look at the file again: the new preview shows what is left to do.";

/** Writes organisations, parents before what stands below them. @throws Conflict when a kept one changed meanwhile. */
export async function writeOrganisations(
  { tx, tenantId, at }: Writing,
  rows: readonly Written<OrganisationRow>[],
): Promise<void> {
  if (rows.length === 0) return;
  await checkKept(tx, "organisations", tenantId, rows);
  await tellingConflicts(async () => {
    await tx
      .insertInto("organisations")
      .values(
        rows.map((row) => ({
          tenant_id: tenantId,
          id: row.id,
          parent_id: row.parentId,
          kind: row.kind,
          name: row.name,
          code: row.code,
          street: row.street,
          city: row.city,
          region: row.region,
          postal_code: row.postalCode,
          latitude: row.latitude,
          longitude: row.longitude,
          zone: row.zone,
          opening_hours: row.openingHours === null ? null : json(row.openingHours),
          created_at: at,
          changed_at: at,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(["tenant_id", "id"]).doUpdateSet((set) => ({
          parent_id: set.ref("excluded.parent_id"),
          kind: set.ref("excluded.kind"),
          name: set.ref("excluded.name"),
          code: set.ref("excluded.code"),
          street: set.ref("excluded.street"),
          city: set.ref("excluded.city"),
          region: set.ref("excluded.region"),
          postal_code: set.ref("excluded.postal_code"),
          latitude: set.ref("excluded.latitude"),
          longitude: set.ref("excluded.longitude"),
          zone: set.ref("excluded.zone"),
          opening_hours: set.ref("excluded.opening_hours"),
          changed_at: set.ref("excluded.changed_at"),
        })),
      )
      .execute();
  });
}

/** Writes people. Who has taken their place up keeps it. @throws Conflict when a kept one changed meanwhile. */
export async function writeStaff(
  { tx, tenantId, at }: Writing,
  rows: readonly Written<StaffRow>[],
): Promise<void> {
  if (rows.length === 0) return;
  await checkKept(tx, "staff", tenantId, rows);
  await tellingConflicts(async () => {
    await tx
      .insertInto("staff")
      .values(
        rows.map((row) => ({
          tenant_id: tenantId,
          id: row.id,
          name: row.name,
          email: row.email,
          employee_number: row.employeeNumber,
          external_id: row.externalId,
          is_active: row.isActive,
          created_at: at,
          changed_at: at,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(["tenant_id", "id"]).doUpdateSet((set) => ({
          name: set.ref("excluded.name"),
          email: set.ref("excluded.email"),
          employee_number: set.ref("excluded.employee_number"),
          external_id: set.ref("excluded.external_id"),
          is_active: set.ref("excluded.is_active"),
          changed_at: set.ref("excluded.changed_at"),
        })),
      )
      .execute();
  });
}

/** Writes positions; the people they belong to and name must be there. @throws Conflict when a kept one changed meanwhile. */
export async function writePositions(
  { tx, tenantId, at }: Writing,
  rows: readonly Written<PositionRow>[],
): Promise<void> {
  if (rows.length === 0) return;
  await checkKept(tx, "positions", tenantId, rows);
  await tellingConflicts(async () => {
    await tx
      .insertInto("positions")
      .values(
        rows.map((row) => ({
          tenant_id: tenantId,
          id: row.id,
          staff_id: row.staffId,
          organisation_id: row.organisationId,
          title: row.title,
          role: row.role,
          employment_class: row.employmentClass,
          full_time_hundredths: row.fullTimeHundredths,
          starts_on: row.startsOn,
          ends_on: row.endsOn,
          supervisor_id: row.supervisorId,
          created_at: at,
          changed_at: at,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(["tenant_id", "id"]).doUpdateSet((set) => ({
          organisation_id: set.ref("excluded.organisation_id"),
          title: set.ref("excluded.title"),
          role: set.ref("excluded.role"),
          employment_class: set.ref("excluded.employment_class"),
          full_time_hundredths: set.ref("excluded.full_time_hundredths"),
          starts_on: set.ref("excluded.starts_on"),
          ends_on: set.ref("excluded.ends_on"),
          supervisor_id: set.ref("excluded.supervisor_id"),
          changed_at: set.ref("excluded.changed_at"),
        })),
      )
      .execute();
  });
}

async function checkKept(
  tx: Db<PeopleTables>,
  table: "organisations" | "staff" | "positions",
  tenantId: string,
  rows: readonly { readonly id: string; readonly expected?: string | undefined }[],
): Promise<void> {
  const expected = new Map(
    rows.flatMap(({ id, expected: at }) => (at === undefined ? [] : [[id, at] as const])),
  );
  if (expected.size === 0) return;
  const found = await tx
    .selectFrom(table)
    .select(["id", "changed_at"])
    .where("tenant_id", "=", tenantId)
    .where("id", "in", [...expected.keys()])
    .orderBy("id")
    .forUpdate()
    .execute();
  const isAsShown =
    found.length === expected.size && found.every((row) => expected.get(row.id) === row.changed_at);
  if (!isAsShown) throw new Conflict(outOfDate);
}

async function tellingConflicts(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (isUniqueViolation(error)) throw new Conflict(outOfDate, { cause: error });
    throw error;
  }
}
