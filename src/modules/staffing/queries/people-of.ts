import { sql } from "kysely";
import type { Db } from "#platform/db";
import { formatDate, parseDate } from "#platform/time";
import type { PeopleTables } from "#modules/people";
import { exceptionOf } from "../rules/kept-exception.ts";
import type { StaffMember } from "../rules/staff.ts";
import type { Staffing } from "../rules/staffing.ts";
import type { StaffingTables } from "../tables.ts";
import { isAmong } from "./places-of.ts";
import type { StaffingRange } from "./staffing.ts";

type Tables = StaffingTables & PeopleTables;

/** People asked for; everyone when undefined. */
type StaffIds = readonly string[] | undefined;

const most = 200_000;

/** Everyone who is marked for desks, and everyone else whose position is at a branch; in the order of their names. */
export async function membersOf(
  db: Db<Tables>,
  tenantId: string,
  asked: Pick<StaffingRange, "from" | "to"> & {
    readonly branchIds: ReadonlySet<string>;
    readonly staffIds: StaffIds;
  },
): Promise<readonly StaffMember[]> {
  const { from, to, branchIds, staffIds } = asked;
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
    .where(isAmong("staff.id", staffIds))
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

/** The weeks that people work in turn. */
export async function patternsOf(
  db: Db<Tables>,
  tenantId: string,
  staffIds: StaffIds,
): Promise<Staffing["patterns"]> {
  const rows = await db
    .selectFrom("staffing_patterns")
    .select(["id", "staff_id", "starts_on", "ends_on", "anchor", "weeks"])
    .where("tenant_id", "=", tenantId)
    .where(isAmong("staff_id", staffIds))
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

/** Some people on some days. */
interface AskedTime extends Pick<StaffingRange, "from" | "to"> {
  readonly staffIds: StaffIds;
}

/** What is dated and may touch the range: days worked otherwise, absences and sessions. */
export async function timeAwayOf(
  db: Db<Tables>,
  tenantId: string,
  asked: AskedTime,
): Promise<Pick<Staffing, "exceptions" | "absences" | "sessions">> {
  return {
    exceptions: await exceptionsOf(db, tenantId, asked),
    absences: await absencesOf(db, tenantId, asked),
    sessions: await sessionsOf(db, tenantId, asked),
  };
}

async function exceptionsOf(
  db: Db<Tables>,
  tenantId: string,
  { from, to, staffIds }: AskedTime,
): Promise<Staffing["exceptions"]> {
  const rows = await db
    .selectFrom("staffing_exceptions")
    .select(["id", "staff_id", "on_date", "exception"])
    .where("tenant_id", "=", tenantId)
    .where(isAmong("staff_id", staffIds))
    .where(touchesDays(dayBeside(from, -1), dayBeside(to, 1)))
    .orderBy("id")
    .limit(most)
    .execute();
  return rows.map((row) =>
    exceptionOf(row.exception, { id: row.id, staffId: row.staff_id, date: row.on_date }),
  );
}

/** Time away of some people, or of everybody, that touches some local days. The caller is inside the tenant’s wall. */
export async function absencesOf(
  db: Db<Tables>,
  tenantId: string,
  { from, to, staffIds }: AskedTime,
): Promise<Staffing["absences"]> {
  const rows = await db
    .selectFrom("staffing_absences")
    .select(["id", "staff_id", "starts_at", "ends_at", "zone", "reason", "cover"])
    .where("tenant_id", "=", tenantId)
    .where(isAmong("staff_id", staffIds))
    .where("starts_at", "<", `${dayBeside(to, 2)}T00:00`)
    .where("ends_at", ">", `${dayBeside(from, -1)}T00:00`)
    .orderBy("id")
    .limit(most)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    staffId: row.staff_id,
    from: row.starts_at,
    to: row.ends_at,
    ...(row.zone !== null && { zone: row.zone }),
    reason: row.reason,
    ...(row.cover !== null && { cover: row.cover }),
  }));
}

async function sessionsOf(
  db: Db<Tables>,
  tenantId: string,
  { from, to, staffIds }: AskedTime,
): Promise<Staffing["sessions"]> {
  const rows = await db
    .selectFrom("staffing_sessions")
    .select(["id", "staff_id", "title", "starts_at", "ends_at", "zone", "attendance"])
    .select(["travel_minutes_before", "travel_minutes_after"])
    .where("tenant_id", "=", tenantId)
    .where(isAmong("staff_id", staffIds))
    .where("starts_at", "<", `${dayBeside(to, 3)}T00:00:00Z`)
    .where("ends_at", ">", `${dayBeside(from, -2)}T00:00:00Z`)
    .orderBy("id")
    .limit(most)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    staffId: row.staff_id,
    title: row.title,
    start: row.starts_at,
    end: row.ends_at,
    zone: row.zone,
    attendance: row.attendance,
    travelMinutesBefore: row.travel_minutes_before,
    travelMinutesAfter: row.travel_minutes_after,
  }));
}

/** A day that is moved or swapped may come from outside the dates and fall into them. Raw: the other day is in the JSON. */
function touchesDays(first: string, last: string) {
  return sql<boolean>`(on_date between ${first}::date and ${last}::date
    or exception ->> 'toDate' between ${first} and ${last}
    or exception ->> 'withDate' between ${first} and ${last})`;
}

/** The date some days before or after. */
export function dayBeside(date: string, days: number): string {
  return formatDate((parseDate(date) ?? 0) + days);
}
