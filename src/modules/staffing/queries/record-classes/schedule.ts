import { z } from "zod";
import { withTables } from "#platform/db";
import { defineRecordClass, type DueRow, type PeopleTables } from "#modules/people";
import type { StaffingTables } from "../../tables.ts";
import { destroyRow, employer, scheduleRetention, staffOf } from "./staff-rows.ts";

const anything = z.record(z.string(), z.unknown());
const localTime = (description: string) =>
  z.string().meta({ description: `${description}, by the clock of the branch: 2026-12-03T14:00` });

/** When someone works, week by week. */
export const patternsClass = defineRecordClass({
  name: "schedule-patterns",
  tables: ["staffing_patterns"],
  label: "Your weekly schedule",
  officeLabel: "Weekly schedules",
  description: "When and where you work, week by week, as your employer wrote it down.",
  owner: "employer",
  retention: { ...scheduleRetention, after: "the last day the schedule held" },
  row: z.object({
    employer,
    from: z.string().meta({ description: "The first day it holds" }),
    to: z.string().nullable().meta({ description: "The last day; null until further notice" }),
    anchor: z.string().meta({ description: "A day of a week in which the first week is worked" }),
    weeks: z
      .array(z.unknown())
      .meta({ description: "The shifts of each day, Monday first, of weeks worked in turn" }),
  }),
  rows: async (db, holder) => {
    const rows = await staffOf(db, holder)
      .innerJoin("staffing_patterns as pattern", (join) =>
        join.onRef("pattern.tenant_id", "=", "staff.tenant_id").onRef("pattern.staff_id", "=", "staff.id"),
      )
      .select(["tenants.name as employer", "starts_on as from", "ends_on as to", "anchor", "weeks"])
      .orderBy("starts_on")
      .orderBy("pattern.id")
      .execute();
    return rows.map((row) => ({ ...row, weeks: [...row.weeks] }));
  },
  due: async (db, tenantId, before, limit) => {
    const rows = await withTables<StaffingTables & PeopleTables>(db)
      .selectFrom("staffing_patterns as row")
      .innerJoin("staff", (join) =>
        join.onRef("staff.tenant_id", "=", "row.tenant_id").onRef("staff.id", "=", "row.staff_id"),
      )
      .select(["row.id", "row.staff_id", "row.ends_on as day", "staff.name"])
      .where("row.tenant_id", "=", tenantId)
      .where("row.ends_on", "<", before)
      .orderBy("row.ends_on")
      .orderBy("row.id")
      .limit(limit)
      .execute();
    return rows.map((row) => dueRow(row, "Schedule"));
  },
  destroy: async (db, tenantId, id) => destroyRow(db, "staffing_patterns", { tenantId, id }),
});

/** When someone did not work. */
export const absencesClass = defineRecordClass({
  name: "schedule-absences",
  tables: ["staffing_absences"],
  label: "When you were absent",
  officeLabel: "Absences",
  description: "Times you do not work, with the kind of reason and who stands in.",
  owner: "employer",
  retention: { ...scheduleRetention, after: "the end of the absence" },
  row: z.object({
    employer,
    from: localTime("When it begins"),
    to: localTime("When you are back"),
    zone: z.string().nullable().meta({ description: "Another time zone than the branch’s" }),
    reason: z.string().meta({ description: "The kind of reason" }),
    cover: anything.nullable().meta({ description: "Who stands in" }),
  }),
  rows: async (db, holder) => {
    const rows = await staffOf(db, holder)
      .innerJoin("staffing_absences as absence", (join) =>
        join.onRef("absence.tenant_id", "=", "staff.tenant_id").onRef("absence.staff_id", "=", "staff.id"),
      )
      .select(["tenants.name as employer", "starts_at as from", "ends_at as to", "zone", "reason", "cover"])
      .orderBy("starts_at")
      .orderBy("absence.id")
      .execute();
    return rows.map((row) => ({ ...row, cover: row.cover === null ? null : { ...row.cover } }));
  },
  due: async (db, tenantId, before, limit) => {
    const rows = await withTables<StaffingTables & PeopleTables>(db)
      .selectFrom("staffing_absences as row")
      .innerJoin("staff", (join) =>
        join.onRef("staff.tenant_id", "=", "row.tenant_id").onRef("staff.id", "=", "row.staff_id"),
      )
      .select(["row.id", "row.staff_id", "row.ends_at as day", "staff.name"])
      .where("row.tenant_id", "=", tenantId)
      .where("row.ends_at", "<", `${before}T00:00`)
      .orderBy("row.ends_at")
      .orderBy("row.id")
      .limit(limit)
      .execute();
    return rows.map((row) => dueRow(row, "Absence"));
  },
  destroy: async (db, tenantId, id) => destroyRow(db, "staffing_absences", { tenantId, id }),
});

/** Days that are worked otherwise. */
export const exceptionsClass = defineRecordClass({
  name: "schedule-exceptions",
  tables: ["staffing_exceptions"],
  label: "Days you work otherwise than usual",
  officeLabel: "Extra, moved and swapped days",
  description: "Extra shifts, and days that were moved or swapped.",
  owner: "employer",
  retention: { ...scheduleRetention, after: "the day" },
  row: z.object({
    employer,
    day: z.string().meta({ description: "The day" }),
    change: anything.meta({ description: "What is worked instead" }),
  }),
  rows: async (db, holder) => {
    const rows = await staffOf(db, holder)
      .innerJoin("staffing_exceptions as row", (join) =>
        join.onRef("row.tenant_id", "=", "staff.tenant_id").onRef("row.staff_id", "=", "staff.id"),
      )
      .select(["tenants.name as employer", "on_date as day", "exception as change"])
      .orderBy("on_date")
      .orderBy("row.id")
      .execute();
    return rows.map((row) => ({ ...row, change: { ...row.change } }));
  },
  due: async (db, tenantId, before, limit) => {
    const rows = await withTables<StaffingTables & PeopleTables>(db)
      .selectFrom("staffing_exceptions as row")
      .innerJoin("staff", (join) =>
        join.onRef("staff.tenant_id", "=", "row.tenant_id").onRef("staff.id", "=", "row.staff_id"),
      )
      .select(["row.id", "row.staff_id", "row.on_date as day", "staff.name"])
      .where("row.tenant_id", "=", tenantId)
      .where("row.on_date", "<", before)
      .orderBy("row.on_date")
      .orderBy("row.id")
      .limit(limit)
      .execute();
    return rows.map((row) => dueRow(row, "Other day"));
  },
  destroy: async (db, tenantId, id) => destroyRow(db, "staffing_exceptions", { tenantId, id }),
});

/** When someone learns. */
export const sessionsClass = defineRecordClass({
  name: "schedule-sessions",
  tables: ["staffing_sessions"],
  label: "Learning in your schedule",
  officeLabel: "Learning in the schedule",
  description: "Times that are kept free for learning, so that the desk is covered.",
  owner: "employer",
  retention: { ...scheduleRetention, after: "the session" },
  row: z.object({
    employer,
    title: z.string().meta({ description: "What it is" }),
    startsAt: z.string().meta({ description: "When it begins (a UTC instant)" }),
    endsAt: z.string().meta({ description: "When it ends (a UTC instant)" }),
    zone: z.string().meta({ description: "The time zone it is held in" }),
    attendance: z.string().meta({ description: "From where you attend" }),
    travelMinutesBefore: z.int().meta({ description: "On the way there" }),
    travelMinutesAfter: z.int().meta({ description: "On the way back" }),
  }),
  rows: async (db, holder) =>
    staffOf(db, holder)
      .innerJoin("staffing_sessions as session", (join) =>
        join.onRef("session.tenant_id", "=", "staff.tenant_id").onRef("session.staff_id", "=", "staff.id"),
      )
      .select(["tenants.name as employer", "title", "starts_at as startsAt", "ends_at as endsAt", "zone"])
      .select(["attendance", "travel_minutes_before as travelMinutesBefore"])
      .select("travel_minutes_after as travelMinutesAfter")
      .orderBy("starts_at")
      .orderBy("session.id")
      .execute(),
  due: async (db, tenantId, before, limit) => {
    const rows = await withTables<StaffingTables & PeopleTables>(db)
      .selectFrom("staffing_sessions as row")
      .innerJoin("staff", (join) =>
        join.onRef("staff.tenant_id", "=", "row.tenant_id").onRef("staff.id", "=", "row.staff_id"),
      )
      .select(["row.id", "row.staff_id", "row.ends_at as day", "staff.name"])
      .where("row.tenant_id", "=", tenantId)
      .where("row.ends_at", "<", `${before}T00:00:00Z`)
      .orderBy("row.ends_at")
      .orderBy("row.id")
      .limit(limit)
      .execute();
    return rows.map((row) => dueRow(row, "Learning"));
  },
  destroy: async (db, tenantId, id) => destroyRow(db, "staffing_sessions", { tenantId, id }),
});

function dueRow(
  {
    id,
    staff_id: staffId,
    day,
    name,
  }: {
    readonly id: string;
    readonly staff_id: string;
    readonly day: string | null;
    readonly name: string;
  },
  what: string,
): DueRow {
  const countsFrom = (day ?? "").slice(0, 10);
  return { key: id, staffId, countsFrom, about: `${what} of ${name}, until ${countsFrom}` };
}
