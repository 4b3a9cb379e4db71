import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
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

/** A position of someone, or a new one without its id. */
export interface PositionKey {
  readonly record: StaffRecord;
  readonly positionId: string | undefined;
  readonly today: string;
}

/**
 * Adds or changes a position. Who changes it must be allowed to where it was and where it will be.
 *
 * @throws Conflict when the library would be left without an administrator.
 */
export async function savePosition(
  db: Db<PeopleTables>,
  viewer: Viewer,
  { record, positionId, today }: PositionKey,
  fields: PositionFields,
): Promise<void> {
  permit(viewer, "change a staff record", await subjectOfStaff(db, record, today));
  const { tenantId, id: staffId } = record;
  await inTenants(db, [tenantId], async (tx) => {
    await keepPosition(tx, viewer, { tenantId, staffId, positionId, today }, fields);
    if (positionId !== undefined) await refuseWithoutAdministrator(tx, tenantId, today);
  });
}

/** Ends a position on a day, its last, or takes that back without one. @throws Conflict as `savePosition` does. */
export async function endPosition(
  db: Db<PeopleTables>,
  viewer: Viewer,
  { record, positionId, today }: PositionKey,
  day: string | undefined,
): Promise<void> {
  permit(viewer, "change a staff record", await subjectOfStaff(db, record, today));
  const { tenantId, id: staffId } = record;
  await inTenants(db, [tenantId], async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable("positions")
      .set((row) => ({
        // A position that has not begun ends on its first day.
        ends_on: day === undefined ? null : row.fn<string>("greatest", ["starts_on", row.val(day)]),
        changed_at: now(),
      }))
      .where("tenant_id", "=", tenantId)
      .where("staff_id", "=", staffId)
      .where("id", "=", positionId ?? "")
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw new NotFound("There is no such position.");
    await refuseWithoutAdministrator(tx, tenantId, today);
    await writeAudit(tx, tenantId, viewer, {
      act: "change a staff record",
      subject: `staff ${staffId}`,
      details: { changed: day === undefined ? "position goes on" : "position ends", day: day ?? null },
    });
    await announce(tx, tenantId, "position.changed", { staffId, positionId });
  });
}

/** Writes a position, in the caller's transaction and scope. */
export async function keepPosition(
  tx: Db<PeopleTables>,
  viewer: Viewer,
  key: {
    readonly tenantId: string;
    readonly staffId: string;
    readonly positionId: string | undefined;
    readonly today: string;
  },
  fields: PositionFields,
): Promise<void> {
  const { tenantId, staffId } = key;
  const positionId = key.positionId ?? newId();
  const organisations = await placesAbove(tx, tenantId, [fields.organisationId]);
  permit(viewer, "change a staff record", { tenantId, organisations });
  const columns = {
    organisation_id: fields.organisationId,
    title: fields.title,
    role: fields.role,
    employment_class: fields.employmentClass,
    full_time_hundredths: fields.fullTimeHundredths,
    starts_on: fields.startsOn,
    ends_on: fields.endsOn ?? null,
    supervisor_id: fields.supervisorId ?? null,
    changed_at: now(),
  };
  if (key.positionId === undefined)
    await tx
      .insertInto("positions")
      .values({ tenant_id: tenantId, id: positionId, staff_id: staffId, ...columns, created_at: now() })
      .execute();
  else {
    const { numUpdatedRows } = await tx
      .updateTable("positions")
      .set(columns)
      .where("tenant_id", "=", tenantId)
      .where("staff_id", "=", staffId)
      .where("id", "=", positionId)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw new NotFound("There is no such position.");
  }
  await writeAudit(tx, tenantId, viewer, {
    act: "change a staff record",
    subject: `staff ${staffId}`,
    details: { changed: key.positionId === undefined ? "new position" : "position", role: fields.role },
  });
  await announce(tx, tenantId, "position.changed", { staffId, positionId });
}
