import { z } from "zod";
import { type Db, withTables } from "#platform/db";
import { defineRecordClass, type DueRow, type Holder, type PeopleTables } from "#modules/people";
import type { SessionTables } from "../../tables/sessions.ts";

type Tables = SessionTables & PeopleTables;

const employer = z.string().meta({ description: "The organization whose record it is" });
const session = z.string().meta({ description: "The session" });
const startsAt = z.string().meta({ description: "When it began (a UTC instant)" });

const retention = {
  days: 2557,
  after: "the session",
  basis:
    "An example: seven years, as some universities keep records of training. What your schedule says of training history and of rosters applies.",
} as const;

/** Sessions that someone organised. */
export const heldSessionsClass = defineRecordClass({
  name: "sessions-held",
  tables: ["learning_sessions"],
  label: "Sessions you organized",
  officeLabel: "Sessions",
  description: "Learning that your employer held, with you as its organizer.",
  owner: "employer",
  retention,
  row: z.object({ employer, session, startsAt }),
  rows: async (db, holder) =>
    staffOf(db, holder)
      .innerJoin("learning_sessions as session", (join) =>
        join
          .onRef("session.tenant_id", "=", "staff.tenant_id")
          .onRef("session.organiser_id", "=", "staff.id"),
      )
      .select(["tenants.name as employer", "session.title as session", "session.starts_at as startsAt"])
      .orderBy("session.starts_at")
      .orderBy("session.id")
      .execute(),
  due: async (db, tenantId, before, limit) => {
    const rows = await withTables<Tables>(db)
      .selectFrom("learning_sessions")
      .select(["id", "title", "organiser_id as staffId", "ends_at as endsAt"])
      .where("tenant_id", "=", tenantId)
      .where("ends_at", "<", `${before}T00:00:00Z`)
      .orderBy("ends_at")
      .orderBy("id")
      .limit(limit)
      .execute();
    return rows.map((row) => due(row, `Session ${row.title}`));
  },
  destroy: async (db, tenantId, id) => destroy(db, "learning_sessions", { tenantId, id }),
});

/** Reports, and what was added to them. */
export const attendanceReportsClass = defineRecordClass({
  name: "attendance-reports",
  tables: ["attendance_imports", "attendance_additions"],
  label: "Reports of sessions you attended",
  officeLabel: "Attendance reports",
  description: "Files that a meeting program made of who was there, for sessions at which you were.",
  owner: "employer",
  retention,
  row: z.object({
    employer,
    session,
    file: z.string().meta({ description: "The file’s name" }),
    readAt: z.string().meta({ description: "When it was read (a UTC instant)" }),
  }),
  rows: async (db, holder) =>
    attended(db, holder)
      .innerJoin("attendance_imports as import", (join) =>
        join
          .onRef("import.tenant_id", "=", "session.tenant_id")
          .onRef("import.session_id", "=", "session.id"),
      )
      .select(["tenants.name as employer", "session.title as session", "import.file_name as file"])
      .select("import.read_at as readAt")
      .orderBy("import.read_at")
      .orderBy("import.id")
      .execute(),
  due: async (db, tenantId, before, limit) => {
    const parts = [];
    for (const table of ["attendance_additions", "attendance_imports"] as const)
      parts.push(
        ...(await ofSessionsBefore(db, table, { tenantId, before, limit })).map((row) =>
          due({ ...row, staffId: row.organiserId }, `Report of ${row.title}`),
        ),
      );
    return parts.slice(0, limit);
  },
  destroy: async (db, tenantId, id) => {
    await destroy(db, "attendance_additions", { tenantId, id });
    await destroy(db, "attendance_imports", { tenantId, id });
  },
});

/** That someone attended, and for how long. */
export const attendancesClass = defineRecordClass({
  name: "attendances",
  tables: ["attendances"],
  label: "Sessions you attended",
  officeLabel: "Attendance",
  description: "Sessions of your employer at which you were, for how long, and what that is worth.",
  owner: "employer",
  retention,
  row: z.object({
    employer,
    session,
    startsAt,
    attendedSeconds: z.int().meta({ description: "For how long you were there, in seconds" }),
    creditedMinutes: z.int().meta({ description: "What that is worth, in minutes of credit" }),
    state: z.string().meta({ description: "Whether it qualifies for credit" }),
    excused: z
      .record(z.string(), z.unknown())
      .nullable()
      .meta({ description: "Minutes set by hand, and why" }),
  }),
  rows: async (db, holder) => {
    const rows = await attended(db, holder)
      .select(["tenants.name as employer", "session.title as session", "session.starts_at as startsAt"])
      .select(["attended_seconds as attendedSeconds", "credited_minutes as creditedMinutes"])
      .select(["attendance.state", "attendance.excused"])
      .orderBy("session.starts_at")
      .orderBy("attendance.id")
      .execute();
    return rows.map((row) => ({ ...row, excused: row.excused === null ? null : { ...row.excused } }));
  },
  due: async (db, tenantId, before, limit) =>
    (await ofSessionsBefore(db, "attendances", { tenantId, before, limit })).map((row) =>
      due(row, `Attendance at ${row.title}`),
    ),
  destroy: async (db, tenantId, id) => destroy(db, "attendances", { tenantId, id }),
});

/** That someone checked in. */
export const checkInsClass = defineRecordClass({
  name: "check-ins",
  tables: ["check_ins"],
  label: "When you checked in",
  officeLabel: "Check-ins",
  description: "The moments at which you checked in to a session with your phone.",
  owner: "employer",
  retention,
  row: z.object({
    employer,
    session,
    at: z.string().meta({ description: "When (a UTC instant)" }),
  }),
  rows: async (db, holder) =>
    staffOf(db, holder)
      .innerJoin("check_ins as row", (join) =>
        join.onRef("row.tenant_id", "=", "staff.tenant_id").onRef("row.staff_id", "=", "staff.id"),
      )
      .innerJoin("learning_sessions as session", (join) =>
        join.onRef("session.tenant_id", "=", "row.tenant_id").onRef("session.id", "=", "row.session_id"),
      )
      .select(["tenants.name as employer", "session.title as session", "row.at"])
      .orderBy("row.at")
      .orderBy("row.id")
      .execute(),
  due: async (db, tenantId, before, limit) =>
    (await ofSessionsBefore(db, "check_ins", { tenantId, before, limit })).map((row) =>
      due(row, `Check-in at ${row.title}`),
    ),
  destroy: async (db, tenantId, id) => destroy(db, "check_ins", { tenantId, id }),
});

/** Credit that an employer awarded. */
export const awardsClass = defineRecordClass({
  name: "credit-awards",
  tables: ["awards"],
  label: "Credit you were awarded",
  officeLabel: "Awards",
  description: "Credit that your employer awarded you for its sessions, with the number of the certificate.",
  owner: "employer",
  retention,
  row: z.object({
    employer,
    session,
    minutes: z.int().meta({ description: "Minutes of credit" }),
    certificateNumber: z.string().meta({ description: "The number of the certificate" }),
    awardedAt: z.string().meta({ description: "When it was awarded (a UTC instant)" }),
    revokedAt: z.string().nullable().meta({ description: "When it was revoked" }),
    revokedBecause: z.string().nullable().meta({ description: "Why it was revoked" }),
  }),
  rows: async (db, holder) =>
    staffOf(db, holder)
      .innerJoin("awards as award", (join) =>
        join.onRef("award.tenant_id", "=", "staff.tenant_id").onRef("award.staff_id", "=", "staff.id"),
      )
      .innerJoin("learning_sessions as session", (join) =>
        join.onRef("session.tenant_id", "=", "award.tenant_id").onRef("session.id", "=", "award.session_id"),
      )
      .select(["tenants.name as employer", "session.title as session", "award.minutes"])
      .select(["award.certificate_number as certificateNumber", "award.awarded_at as awardedAt"])
      .select(["award.revoked_at as revokedAt", "award.revoked_because as revokedBecause"])
      .orderBy("award.awarded_at")
      .orderBy("award.id")
      .execute(),
  due: async (db, tenantId, before, limit) =>
    (await ofSessionsBefore(db, "awards", { tenantId, before, limit })).map((row) =>
      due(row, `Award for ${row.title}`),
    ),
  destroy: async (db, tenantId, id) => destroy(db, "awards", { tenantId, id }),
});

/** The holder's staff rows at their employers. The wall lets none but these employers be asked. */
function staffOf(db: Db, { accountId }: Holder) {
  return withTables<Tables>(db)
    .selectFrom("staff")
    .innerJoin("tenants", "tenants.id", "staff.tenant_id")
    .where("staff.account_id", "=", accountId);
}

function attended(db: Db, holder: Holder) {
  return staffOf(db, holder)
    .innerJoin("attendances as attendance", (join) =>
      join
        .onRef("attendance.tenant_id", "=", "staff.tenant_id")
        .onRef("attendance.staff_id", "=", "staff.id"),
    )
    .innerJoin("learning_sessions as session", (join) =>
      join
        .onRef("session.tenant_id", "=", "attendance.tenant_id")
        .onRef("session.id", "=", "attendance.session_id"),
    );
}

type OfSession = "attendance_imports" | "attendance_additions" | "attendances" | "check_ins" | "awards";

async function ofSessionsBefore(
  db: Db,
  table: OfSession,
  { tenantId, before, limit }: { readonly tenantId: string; readonly before: string; readonly limit: number },
) {
  const isOfPerson = table !== "attendance_imports" && table !== "attendance_additions";
  // All have the columns asked for here; the types are those of one.
  const from = `${table} as row` as "awards as row";
  return withTables<Tables>(db)
    .selectFrom(from)
    .innerJoin("learning_sessions as session", (join) =>
      join.onRef("session.tenant_id", "=", "row.tenant_id").onRef("session.id", "=", "row.session_id"),
    )
    .select(["row.id", "session.title", "session.ends_at as endsAt", "session.organiser_id as organiserId"])
    .$if(isOfPerson, (query) => query.select("row.staff_id as staffId"))
    .where("row.tenant_id", "=", tenantId)
    .where("session.ends_at", "<", `${before}T00:00:00Z`)
    .orderBy("session.ends_at")
    .orderBy("row.id")
    .limit(limit)
    .execute();
}

function due(
  row: { readonly id: string; readonly endsAt: string; readonly staffId?: string | null | undefined },
  about: string,
): DueRow {
  const countsFrom = row.endsAt.slice(0, 10);
  return { key: row.id, staffId: row.staffId ?? undefined, countsFrom, about: `${about}, ${countsFrom}` };
}

async function destroy(
  db: Db,
  table: OfSession | "learning_sessions",
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
): Promise<void> {
  await withTables<Tables>(db)
    .deleteFrom(table)
    .where("tenant_id", "=", tenantId)
    .where("id", "=", id)
    .execute();
}
