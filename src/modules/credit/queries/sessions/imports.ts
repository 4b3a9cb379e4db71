import type { Db, Instant } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import type { AskedColumns } from "../../rules/attendance/asked-columns.ts";
import type { AttendanceReport } from "../../rules/attendance/attendance.ts";
import type { SessionTables } from "../../tables/sessions.ts";
import type { HeldSession } from "./session.ts";

/** A report that was read for a session. */
export interface AttendanceImport {
  readonly id: string;
  readonly fileName: string;
  readonly state: "read" | "counted" | "removed";
  readonly report: AttendanceReport;
  /** The same with numeric dates read the other way, while nobody said which is right. */
  readonly otherReport: AttendanceReport | undefined;
  /** What its columns were taken for, until it counts. */
  readonly asked: AskedColumns | undefined;
}

/** Asks for one report of a session, whatever of it is wanted. @throws NotFound when its id is none. */
export function oneImport(tx: Db<SessionTables>, { tenantId, id: sessionId }: HeldSession, id: string) {
  if (!isId(id)) throw notKept();
  return tx
    .selectFrom("attendance_imports")
    .where("tenant_id", "=", tenantId)
    .where("session_id", "=", sessionId)
    .where("id", "=", id);
}

/** What is thrown when that report is not there. */
export function notKept(): NotFound {
  return new NotFound("What was read of this file is not kept any more. Send it again.");
}

/** One report that was read. @throws NotFound when it is not kept any more. */
export async function attendanceImport(
  tx: Db<SessionTables>,
  session: HeldSession,
  id: string,
): Promise<AttendanceImport> {
  const row = await oneImport(tx, session, id)
    .select(["id", "file_name as fileName", "state", "report", "other_report as otherReport", "asked"])
    .executeTakeFirstOrThrow(notKept);
  return { ...row, otherReport: row.otherReport ?? undefined, asked: row.asked ?? undefined };
}

/** A report in the list of those that were read for a session. */
export interface ImportLine {
  readonly id: string;
  readonly fileName: string;
  readonly kind: string;
  readonly state: "read" | "counted" | "removed";
  readonly readBy: string;
  readonly readAt: Instant;
}

/** Reports that were read for a session, newest first. */
export async function importLines(
  tx: Db<SessionTables>,
  { tenantId, id }: HeldSession,
): Promise<readonly ImportLine[]> {
  return tx
    .selectFrom("attendance_imports")
    .select(["id", "file_name as fileName", "kind", "state", "read_by_name as readBy", "read_at as readAt"])
    .where("tenant_id", "=", tenantId)
    .where("session_id", "=", id)
    .orderBy("id", "desc")
    .limit(50)
    .execute();
}

/** A check-in as the organiser sees it. */
export interface CheckInLine {
  readonly id: string;
  readonly name: string;
  readonly email: string | undefined;
  readonly isSignedIn: boolean;
  readonly at: Instant;
  readonly sentAt: Instant;
}

/** Who checked in, latest first. */
export async function checkInLines(
  tx: Db<SessionTables>,
  { tenantId, id }: HeldSession,
  limit: number,
): Promise<readonly CheckInLine[]> {
  const rows = await tx
    .selectFrom("check_ins")
    .select(["id", "name", "email", "staff_id", "at", "sent_at as sentAt"])
    .where("tenant_id", "=", tenantId)
    .where("session_id", "=", id)
    .where("removed_at", "is", null)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ staff_id: staffId, email, ...row }) => ({
    ...row,
    email: email ?? undefined,
    isSignedIn: staffId !== null,
  }));
}
