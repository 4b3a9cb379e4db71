import { sql } from "kysely";
import type { Db } from "#platform/db";
import { formatDate, parseDate } from "#platform/time";
import type { OpeningHours, PeopleTables } from "#modules/people";
import type { Branch, Desk } from "../rules/branch.ts";
import type { HoursException, Minimum, WeeklyHours } from "../rules/hours.ts";
import type { StaffMember } from "../rules/staff.ts";
import type { Staffing } from "../rules/staffing.ts";
import type { StaffingTables } from "../tables.ts";
import { exceptionOf } from "../rules/kept-exception.ts";

type Tables = StaffingTables & PeopleTables;

/** Which part of a tenant's staffing is asked for: time away and exceptions outside the dates are left out. */
export interface StaffingRange {
  /** Local dates, both included; a day on each side is added, for zones. */
  readonly from: string;
  readonly to: string;
  /** Of branches that state none. */
  readonly zone: string;
}

const most = 200_000;

/** Everything coverage is computed from, as one tenant keeps it. The caller is inside the tenant's wall. */
export async function staffingOf(db: Db<Tables>, tenantId: string, range: StaffingRange): Promise<Staffing> {
  const branches = await branchesOf(db, tenantId, range.zone);
  const away = await timeAwayOf(db, tenantId, range);
  return {
    branches,
    desks: await desksOf(db, tenantId),
    staff: await membersOf(db, tenantId, { ...range, branchIds: new Set(branches.map(({ id }) => id)) }),
    patterns: await patternsOf(db, tenantId),
    ...away,
    ...(await wayBetween(db, tenantId)),
    offDeskHours: [],
  };
}

async function branchesOf(db: Db<Tables>, tenantId: string, zone: string): Promise<readonly Branch[]> {
  const rows = await db
    .selectFrom("organisations as organisation")
    .leftJoin("staffing_branches as branch", (join) =>
      join
        .onRef("branch.tenant_id", "=", "organisation.tenant_id")
        .onRef("branch.organisation_id", "=", "organisation.id"),
    )
    .select(["organisation.id", "organisation.name", "organisation.zone", "organisation.opening_hours"])
    .select(["branch.minimum", "branch.needs_person_in_charge"])
    .where("organisation.tenant_id", "=", tenantId)
    .where("organisation.kind", "in", ["branch", "school", "bookmobile"])
    .where("organisation.closed_on", "is", null)
    .orderBy("organisation.name")
    .orderBy("organisation.id")
    .limit(most)
    .execute();
  const closures = await closuresOf(db, tenantId);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    zone: row.zone ?? zone,
    hours: {
      weekly: weeklyOf(row.opening_hours),
      exceptions: closures.flatMap(({ organisationId, exception }) =>
        organisationId === null || organisationId === row.id ? [exception] : [],
      ),
    },
    minimum: row.minimum ?? noMinimum,
    needsPersonInCharge: row.needs_person_in_charge ?? false,
  }));
}

const noMinimum: Minimum = { whileOpen: 0, rules: [], exceptions: [] };

/** People's opening hours are pairs of minutes; a branch that states none is taken for closed. */
function weeklyOf(hours: OpeningHours | null): WeeklyHours {
  const day = (weekday: number) =>
    (hours?.[weekday] ?? []).map(([startMinute, endMinute]) => ({ startMinute, endMinute }));
  return [day(0), day(1), day(2), day(3), day(4), day(5), day(6)];
}

async function closuresOf(db: Db<Tables>, tenantId: string) {
  const rows = await db
    .selectFrom("staffing_closures")
    .select(["id", "organisation_id", "starts_on", "ends_on", "intervals", "reason"])
    .where("tenant_id", "=", tenantId)
    // A branch's own word comes after the word for all, and therefore counts.
    .orderBy("organisation_id", (order) => order.asc().nullsFirst())
    .orderBy("starts_on")
    .orderBy("id")
    .limit(most)
    .execute();
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    exception: {
      id: row.id,
      from: row.starts_on,
      to: row.ends_on,
      intervals: row.intervals,
      reason: row.reason,
    } satisfies HoursException,
  }));
}

async function desksOf(db: Db<Tables>, tenantId: string): Promise<readonly Desk[]> {
  const rows = await db
    .selectFrom("staffing_desks")
    .select(["id", "organisation_id", "name", "kind", "minimum", "qualifications", "staff_ids"])
    .select(["needs_person_in_charge", "closing_order"])
    .where("tenant_id", "=", tenantId)
    .orderBy("name")
    .orderBy("id")
    .limit(most)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    branchId: row.organisation_id,
    name: row.name,
    kind: row.kind,
    minimum: row.minimum,
    whoMayCover: { qualifications: row.qualifications, staffIds: row.staff_ids },
    needsPersonInCharge: row.needs_person_in_charge,
    ...(row.closing_order !== null && { closingOrder: row.closing_order }),
  }));
}

/** Everyone who is marked for desks, and everyone else whose position is at a branch. */
async function membersOf(
  db: Db<Tables>,
  tenantId: string,
  { from, to, branchIds }: StaffingRange & { readonly branchIds: ReadonlySet<string> },
): Promise<readonly StaffMember[]> {
  const rows = await db
    .selectFrom("staff")
    .leftJoin("staffing_members as member", (join) =>
      join.onRef("member.tenant_id", "=", "staff.tenant_id").onRef("member.staff_id", "=", "staff.id"),
    )
    .leftJoin("positions as position", (join) =>
      join
        .onRef("position.tenant_id", "=", "staff.tenant_id")
        .onRef("position.staff_id", "=", "staff.id")
        .on("position.starts_on", "<=", to)
        .on((on) => on.or([on("position.ends_on", "is", null), on("position.ends_on", ">=", from)])),
    )
    .select(["staff.id", "staff.name", "position.organisation_id", "position.role"])
    .select(["member.home_id", "member.qualifications", "member.may_be_in_charge"])
    .select(["member.counts_towards_minimum", "member.is_floater", "member.callable_hours"])
    .where("staff.tenant_id", "=", tenantId)
    .where("staff.is_active", "=", true)
    .orderBy("staff.name")
    .orderBy("staff.id")
    .orderBy("position.starts_on")
    .orderBy("position.id")
    .limit(most)
    .execute();
  const members = new Map<string, StaffMember>();
  for (const row of rows) {
    const home = row.home_id ?? row.organisation_id;
    if (home === null || !branchIds.has(home)) continue;
    members.set(row.id, {
      id: row.id,
      name: row.name,
      homeBranchId: home,
      qualifications: row.qualifications ?? [],
      mayBeInCharge: row.may_be_in_charge ?? (row.role === "supervisor" || row.role === "director"),
      countsTowardsMinimum: row.counts_towards_minimum ?? true,
      isFloater: row.is_floater ?? false,
      ...(row.callable_hours !== null && { callableHours: row.callable_hours }),
    });
  }
  return [...members.values()];
}

async function patternsOf(db: Db<Tables>, tenantId: string): Promise<Staffing["patterns"]> {
  const rows = await db
    .selectFrom("staffing_patterns")
    .select(["id", "staff_id", "starts_on", "ends_on", "anchor", "weeks"])
    .where("tenant_id", "=", tenantId)
    .orderBy("staff_id")
    .orderBy("id")
    .limit(most)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    staffId: row.staff_id,
    from: row.starts_on,
    ...(row.ends_on !== null && { to: row.ends_on }),
    anchor: row.anchor,
    weeks: row.weeks,
  }));
}

async function timeAwayOf(
  db: Db<Tables>,
  tenantId: string,
  { from, to }: StaffingRange,
): Promise<Pick<Staffing, "exceptions" | "absences" | "sessions">> {
  const exceptions = await db
    .selectFrom("staffing_exceptions")
    .select(["id", "staff_id", "on_date", "exception"])
    .where("tenant_id", "=", tenantId)
    .where(touchesDays(dayBeside(from, -1), dayBeside(to, 1)))
    .orderBy("id")
    .limit(most)
    .execute();
  const absences = await db
    .selectFrom("staffing_absences")
    .select(["id", "staff_id", "starts_at", "ends_at", "zone", "reason", "cover"])
    .where("tenant_id", "=", tenantId)
    .where("starts_at", "<", `${dayBeside(to, 2)}T00:00`)
    .where("ends_at", ">", `${dayBeside(from, -1)}T00:00`)
    .orderBy("id")
    .limit(most)
    .execute();
  const sessions = await db
    .selectFrom("staffing_sessions")
    .select(["id", "staff_id", "title", "starts_at", "ends_at", "zone", "attendance"])
    .select(["travel_minutes_before", "travel_minutes_after"])
    .where("tenant_id", "=", tenantId)
    .where("starts_at", "<", `${dayBeside(to, 3)}T00:00:00Z`)
    .where("ends_at", ">", `${dayBeside(from, -2)}T00:00:00Z`)
    .orderBy("id")
    .limit(most)
    .execute();
  return {
    exceptions: exceptions.map((row) =>
      exceptionOf(row.exception, { id: row.id, staffId: row.staff_id, date: row.on_date }),
    ),
    absences: absences.map((row) => ({
      id: row.id,
      staffId: row.staff_id,
      from: row.starts_at,
      to: row.ends_at,
      ...(row.zone !== null && { zone: row.zone }),
      reason: row.reason,
      ...(row.cover !== null && { cover: row.cover }),
    })),
    sessions: sessions.map((row) => ({
      id: row.id,
      staffId: row.staff_id,
      title: row.title,
      start: row.starts_at,
      end: row.ends_at,
      zone: row.zone,
      attendance: row.attendance,
      travelMinutesBefore: row.travel_minutes_before,
      travelMinutesAfter: row.travel_minutes_after,
    })),
  };
}

/** A day that is moved or swapped may come from outside the dates and fall into them. Raw: the other day is in the JSON. */
function touchesDays(first: string, last: string) {
  return sql<boolean>`(on_date between ${first}::date and ${last}::date
    or exception ->> 'toDate' between ${first} and ${last}
    or exception ->> 'withDate' between ${first} and ${last})`;
}

function dayBeside(date: string, days: number): string {
  return formatDate((parseDate(date) ?? 0) + days);
}

async function wayBetween(
  db: Db<Tables>,
  tenantId: string,
): Promise<Pick<Staffing, "travelTimes" | "substituteLists">> {
  const times = await db
    .selectFrom("staffing_travel_times")
    .select(["from_id", "to_id", "minutes"])
    .where("tenant_id", "=", tenantId)
    .orderBy("from_id")
    .orderBy("to_id")
    .limit(most)
    .execute();
  const substitutes = await db
    .selectFrom("staffing_substitutes")
    .select(["organisation_id", "staff_id"])
    .where("tenant_id", "=", tenantId)
    .orderBy("organisation_id")
    .orderBy("place")
    .orderBy("staff_id")
    .limit(most)
    .execute();
  return {
    travelTimes: times.map((row) => ({
      fromBranchId: row.from_id,
      toBranchId: row.to_id,
      minutes: row.minutes,
    })),
    substituteLists: [...Map.groupBy(substitutes, (row) => row.organisation_id)].map(([branchId, rows]) => ({
      branchId,
      staffIds: rows.map((row) => row.staff_id),
    })),
  };
}
