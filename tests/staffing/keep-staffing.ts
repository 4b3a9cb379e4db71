import { type Db, inTenants, json } from "#platform/db";
import { newId } from "#platform/ids";
import type { PeopleTables } from "../../src/modules/people/tables.ts";
import type { KeptException } from "../../src/modules/staffing/rules/kept-exception.ts";
import type { Staffing } from "../../src/modules/staffing/rules/staffing.ts";
import type { StaffingTables } from "../../src/modules/staffing/tables.ts";

type Tables = PeopleTables & StaffingTables;

const times = { created_at: "2026-11-01T00:00:00Z", changed_at: "2026-11-01T00:00:00Z" };

/** Keeps a staffing as the rows of a new employer, and gives its id. */
export async function keepStaffing(db: Db<Tables>, staffing: Staffing): Promise<string> {
  const tenantId = newId();
  await inTenants(db, "every tenant", async (tx) => {
    await tx.insertInto("tenants").values({ id: tenantId, name: "Any system", kind: "system" }).execute();
    const root = { tenant_id: tenantId, id: tenantId, kind: "system" as const, name: "Any system" };
    await tx
      .insertInto("organisations")
      .values({ ...root, ...times })
      .execute();
    await keepPlaces(tx, tenantId, staffing);
    await keepPeople(tx, tenantId, staffing);
    await keepTime(tx, tenantId, staffing);
  });
  return tenantId;
}

async function keepPlaces(tx: Db<Tables>, tenantId: string, staffing: Staffing): Promise<void> {
  for (const { id, name, zone, hours, minimum, needsPersonInCharge } of staffing.branches) {
    const weekly = hours.weekly.map((day) => day.map((open) => [open.startMinute, open.endMinute]));
    await tx
      .insertInto("organisations")
      .values({
        tenant_id: tenantId,
        id,
        parent_id: tenantId,
        kind: "branch",
        name,
        zone,
        opening_hours: JSON.stringify(weekly),
        ...times,
      })
      .execute();
    await tx
      .insertInto("staffing_branches")
      .values({
        tenant_id: tenantId,
        organisation_id: id,
        minimum: json(minimum),
        needs_person_in_charge: needsPersonInCharge,
        changed_at: times.changed_at,
      })
      .execute();
    for (const closure of hours.exceptions)
      await tx
        .insertInto("staffing_closures")
        .values({
          tenant_id: tenantId,
          id: newId(),
          organisation_id: id,
          starts_on: closure.from,
          ends_on: closure.to,
          intervals: json(closure.intervals),
          reason: closure.reason ?? "Closed",
        })
        .execute();
  }
  await tx
    .insertInto("staffing_desks")
    .values(
      staffing.desks.map((desk) => ({
        tenant_id: tenantId,
        id: desk.id,
        organisation_id: desk.branchId,
        name: desk.name,
        kind: desk.kind,
        minimum: json(desk.minimum),
        qualifications: json(desk.whoMayCover.qualifications),
        staff_ids: json(desk.whoMayCover.staffIds),
        needs_person_in_charge: desk.needsPersonInCharge,
        closing_order: desk.closingOrder ?? null,
      })),
    )
    .execute();
  await tx
    .insertInto("staffing_travel_times")
    .values(
      staffing.travelTimes.map((time) => ({
        tenant_id: tenantId,
        from_id: time.fromBranchId,
        to_id: time.toBranchId,
        minutes: time.minutes,
      })),
    )
    .execute();
}

async function keepPeople(tx: Db<Tables>, tenantId: string, staffing: Staffing): Promise<void> {
  await tx
    .insertInto("staff")
    .values(staffing.staff.map(({ id, name }) => ({ tenant_id: tenantId, id, name, ...times })))
    .execute();
  await tx
    .insertInto("staffing_members")
    .values(
      staffing.staff.map((member) => ({
        tenant_id: tenantId,
        staff_id: member.id,
        home_id: member.homeBranchId,
        qualifications: json(member.qualifications),
        may_be_in_charge: member.mayBeInCharge,
        counts_towards_minimum: member.countsTowardsMinimum,
        is_floater: member.isFloater,
      })),
    )
    .execute();
  for (const { branchId, staffIds } of staffing.substituteLists)
    await tx
      .insertInto("staffing_substitutes")
      .values(
        staffIds.map((staffId, place) => ({
          tenant_id: tenantId,
          organisation_id: branchId,
          staff_id: staffId,
          place,
        })),
      )
      .execute();
}

async function keepTime(tx: Db<Tables>, tenantId: string, staffing: Staffing): Promise<void> {
  for (const { id, staffId, from, anchor, weeks } of staffing.patterns)
    await tx
      .insertInto("staffing_patterns")
      .values({ tenant_id: tenantId, id, staff_id: staffId, starts_on: from, anchor, weeks: json(weeks) })
      .execute();
  for (const { id, staffId, date, ...exception } of staffing.exceptions)
    await tx
      .insertInto("staffing_exceptions")
      .values({
        tenant_id: tenantId,
        id,
        staff_id: staffId,
        on_date: date,
        exception: json(exception as KeptException),
      })
      .execute();
  for (const { id, staffId, from, to, reason, cover } of staffing.absences)
    await tx
      .insertInto("staffing_absences")
      .values({
        tenant_id: tenantId,
        id,
        staff_id: staffId,
        starts_at: from,
        ends_at: to,
        reason,
        ...(cover !== undefined && { cover: json(cover) }),
      })
      .execute();
  for (const session of staffing.sessions)
    await tx
      .insertInto("staffing_sessions")
      .values({
        tenant_id: tenantId,
        id: session.id,
        staff_id: session.staffId,
        title: session.title,
        starts_at: session.start,
        ends_at: session.end,
        zone: session.zone,
        attendance: session.attendance,
        travel_minutes_before: session.travelMinutesBefore,
        travel_minutes_after: session.travelMinutesAfter,
      })
      .execute();
}
