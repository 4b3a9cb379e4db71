import { type Db, inTenants, isUniqueViolation } from "#platform/db";
import { InvalidInput, NotFound, type Problem } from "#platform/errors";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { placesAbove } from "../../queries/places-above.ts";
import { type StaffRecord, subjectOfStaff } from "../../queries/staff/staff-record.ts";
import type { PositionFields } from "../../rules/staff/position-fields.ts";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { permit } from "../permit.ts";
import { announce } from "../webhooks/announce.ts";
import { writeAudit } from "../write-audit.ts";
import { refuseWithoutAdministrator } from "./refuse-without-administrator.ts";
import { keepPosition } from "./save-position.ts";

/** What is kept of a person by hand. */
export interface PersonFields {
  readonly name: string;
  readonly email: string | undefined;
  readonly employeeNumber: string | undefined;
}

/**
 * Adds someone to the staff with a first position. The new record's id.
 *
 * @throws InvalidInput when someone else has the e-mail address or number.
 */
export async function addStaff(
  db: Db<PeopleTables>,
  viewer: Viewer,
  { tenantId, today }: { readonly tenantId: string; readonly today: string },
  { person, position }: { readonly person: PersonFields; readonly position: PositionFields },
): Promise<string> {
  const id = newId();
  await inTenants(db, [tenantId], async (tx) => {
    const organisations = await placesAbove(tx, tenantId, [position.organisationId]);
    permit(viewer, "change a staff record", { tenantId, organisations });
    await tellingTaken(async () => {
      await tx
        .insertInto("staff")
        .values({ tenant_id: tenantId, id, ...columnsOf(person), created_at: now(), changed_at: now() })
        .execute();
    });
    await keepPosition(tx, viewer, { tenantId, staffId: id, positionId: undefined, today }, position);
    await auditAndTell(tx, viewer, { tenantId, id }, { changed: "added" });
  });
  return id;
}

/** Changes a person's name, e-mail address or number. @throws InvalidInput when someone else has them. */
export async function changePerson(
  db: Db<PeopleTables>,
  viewer: Viewer,
  { record, today }: { readonly record: StaffRecord; readonly today: string },
  person: PersonFields,
): Promise<void> {
  permit(viewer, "change a staff record", await subjectOfStaff(db, record, today));
  await inTenants(db, [record.tenantId], async (tx) => {
    await tellingTaken(async () => {
      await tx
        .updateTable("staff")
        .set({ ...columnsOf(person), changed_at: now() })
        .where("tenant_id", "=", record.tenantId)
        .where("id", "=", record.id)
        .execute();
    });
    await auditAndTell(tx, viewer, record, { changed: "name, e-mail address or number" });
  });
}

/**
 * Says that someone no longer works here, or does again. Nothing is removed: the employer's record stays, and who left keeps
 * their own account.
 *
 * @throws Conflict when they are the last administrator.
 */
export async function setActive(
  db: Db<PeopleTables>,
  viewer: Viewer,
  { record, today }: { readonly record: StaffRecord; readonly today: string },
  isActive: boolean,
): Promise<void> {
  permit(viewer, "change a staff record", await subjectOfStaff(db, record, today));
  await inTenants(db, [record.tenantId], async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable("staff")
      .set({ is_active: isActive, changed_at: now() })
      .where("tenant_id", "=", record.tenantId)
      .where("id", "=", record.id)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw new NotFound("It may be gone, or it is not yours to see.");
    await refuseWithoutAdministrator(tx, record.tenantId, today);
    await auditAndTell(tx, viewer, record, {
      changed: isActive ? "works here again" : "no longer works here",
    });
  });
}

function columnsOf({ name, email, employeeNumber }: PersonFields) {
  return { name, email: email ?? null, employee_number: employeeNumber ?? null };
}

async function auditAndTell(
  tx: Db<PeopleTables>,
  viewer: Viewer,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await writeAudit(tx, tenantId, viewer, { act: "change a staff record", subject: `staff ${id}`, details });
  await announce(tx, tenantId, "staff.changed", { staffId: id });
}

async function tellingTaken(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const problem = takenProblem(error);
    if (problem === undefined) throw error;
    throw new InvalidInput([problem], { cause: error });
  }
}

function takenProblem(error: unknown): Problem | undefined {
  if (isUniqueViolation(error, "staff_by_email"))
    return { where: "email", message: "Someone else on the staff has this e-mail address." };
  if (isUniqueViolation(error, "staff_by_employee_number"))
    return { where: "number", message: "Someone else on the staff has this number." };
  return undefined;
}
