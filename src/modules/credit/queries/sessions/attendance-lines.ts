import type { ExpressionBuilder } from "kysely";
import type { Db, Instant } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import type { Interval } from "#platform/time";
import type { PeopleTables } from "#modules/people";
import type { CreditCalculation } from "../../rules/attendance/attendance.ts";
import type { AttendanceSource, Excuse } from "../../rules/sessions/addition.ts";
import type { AttendanceState, SessionTables } from "../../tables/sessions.ts";
import type { HeldSession } from "./session.ts";

/** One person at one session, with the credit they were awarded. */
export interface AttendanceLine {
  readonly id: string;
  readonly personKey: string;
  readonly staffId: string | undefined;
  readonly name: string;
  readonly email: string | undefined;
  readonly sources: readonly AttendanceSource[];
  readonly intervals: readonly Interval[];
  readonly attendedSeconds: number;
  readonly creditedMinutes: number;
  readonly calculation: CreditCalculation | undefined;
  readonly state: AttendanceState;
  readonly reason: string;
  readonly excused: Excuse | undefined;
  readonly award: AwardLine | undefined;
}

/** An award as the list of who came shows it. */
export interface AwardLine {
  readonly id: string;
  readonly minutes: number;
  readonly certificateNumber: string;
  readonly awardedBy: string;
  readonly awardedAt: Instant;
  readonly isDelivered: boolean;
}

/** Where the list goes on: the last one of the page before. */
export interface AttendancePlace {
  readonly name: string;
  readonly id: string;
}

type Tables = SessionTables & PeopleTables;

/** Who came, by name. Those set apart come only when they are asked for. */
export async function attendanceLines(
  tx: Db<Tables>,
  session: HeldSession,
  asked: {
    readonly states: readonly AttendanceState[];
    readonly after?: AttendancePlace | undefined;
    readonly limit: number;
  },
): Promise<readonly AttendanceLine[]> {
  const { after } = asked;
  const rows = await lines(tx, session)
    .where("attendance.state", "in", [...asked.states])
    .$if(after !== undefined, (query) =>
      query.where((where) =>
        where(
          where.refTuple("attendance.sort_name", "attendance.id"),
          ">",
          where.tuple(after?.name ?? "", after?.id ?? ""),
        ),
      ),
    )
    .orderBy("attendance.sort_name")
    .orderBy("attendance.id")
    .limit(asked.limit)
    .execute();
  return withAwards(tx, session, rows);
}

/** One person's attendance. @throws NotFound */
export async function attendanceLine(
  tx: Db<Tables>,
  session: HeldSession,
  id: string,
): Promise<AttendanceLine> {
  const row = isId(id)
    ? await lines(tx, session).where("attendance.id", "=", id).executeTakeFirst()
    : undefined;
  const [line] = await withAwards(tx, session, row === undefined ? [] : [row]);
  if (line === undefined) throw new NotFound("There is no such attendance.");
  return line;
}

/** What these members of staff attended of a session: a viewer's own. */
export async function ownAttendance(
  tx: Db<Tables>,
  session: HeldSession,
  staffIds: readonly string[],
): Promise<AttendanceLine | undefined> {
  if (staffIds.length === 0) return undefined;
  const row = await lines(tx, session)
    .where("attendance.staff_id", "in", [...staffIds])
    .orderBy("attendance.id")
    .limit(1)
    .executeTakeFirst();
  const [line] = await withAwards(tx, session, row === undefined ? [] : [row]);
  return line;
}

/** Whose own attendance is left for somebody else to award. */
export interface OwnLeft {
  readonly staffIds: readonly string[];
  readonly email?: string | undefined;
}

/** How many there are of each state, how many awards stand, and how many an awarder could award; in one pass. */
export async function attendanceCounts(
  tx: Db<SessionTables>,
  { tenantId, id }: Pick<HeldSession, "id" | "tenantId">,
  by: OwnLeft = { staffIds: [] },
) {
  const rows = await tx
    .selectFrom("attendances")
    .select(["state", "is_awarded"])
    .select(({ fn }) => [
      fn.countAll<number>().as("count"),
      fn
        .countAll<number>()
        .filterWhere((where) => mayBeAwarded(where, by))
        .as("toAward"),
    ])
    .where("tenant_id", "=", tenantId)
    .where("session_id", "=", id)
    .groupBy(["state", "is_awarded"])
    .execute();
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  const awards = sum(rows.flatMap((row) => (row.is_awarded ? [row.count] : [])));
  const of = (state: AttendanceState) => sum(rows.flatMap((row) => (row.state === state ? [row.count] : [])));
  return {
    qualifying: of("qualifies"),
    short: of("short"),
    waiting: of("ambiguous"),
    setApart: of("set apart"),
    awards,
    toAward: sum(rows.map(({ toAward }) => toAward)),
  };
}

/** Whether someone qualifies, has no award yet, and is not who awards. */
export function mayBeAwarded(
  where: ExpressionBuilder<Pick<SessionTables, "attendances">, "attendances">,
  { email, staffIds }: OwnLeft,
) {
  return where.and([
    where("state", "=", "qualifies"),
    where("credited_minutes", ">", 0),
    where("is_awarded", "=", false),
    ...(staffIds.length === 0
      ? []
      : [where.or([where("staff_id", "is", null), where("staff_id", "not in", [...staffIds])])]),
    ...(email === undefined ? [] : [where.or([where("email", "is", null), where("email", "!=", email)])]),
  ]);
}

function lines(tx: Db<Tables>, { tenantId, id }: HeldSession) {
  return tx
    .selectFrom("attendances as attendance")
    .select(["attendance.id", "attendance.person_key", "attendance.staff_id", "attendance.name"])
    .select(["attendance.email", "attendance.sources", "attendance.intervals", "attendance.attended_seconds"])
    .select(["attendance.credited_minutes", "attendance.calculation", "attendance.state"])
    .select(["attendance.reason", "attendance.excused"])
    .where("attendance.tenant_id", "=", tenantId)
    .where("attendance.session_id", "=", id);
}

type Row = Awaited<ReturnType<ReturnType<typeof lines>["execute"]>>[number];

// Asked for by their ids: joined, the planner would go through all awards for a page of a large webinar.
async function withAwards(
  tx: Db<Tables>,
  { tenantId }: HeldSession,
  rows: readonly Row[],
): Promise<readonly AttendanceLine[]> {
  if (rows.length === 0) return [];
  const awards = await tx
    .selectFrom("awards")
    .select(["id", "attendance_id", "minutes", "certificate_number", "awarded_by_name", "awarded_at"])
    .select("delivered_at")
    .where("tenant_id", "=", tenantId)
    .where(
      "attendance_id",
      "in",
      rows.map(({ id }) => id),
    )
    .where("revoked_at", "is", null)
    .execute();
  return rows.map((row) => {
    const award = awards.find((each) => each.attendance_id === row.id);
    return {
      id: row.id,
      personKey: row.person_key,
      staffId: row.staff_id ?? undefined,
      name: row.name,
      email: row.email ?? undefined,
      sources: row.sources,
      intervals: row.intervals,
      attendedSeconds: row.attended_seconds,
      creditedMinutes: row.credited_minutes,
      calculation: row.calculation ?? undefined,
      state: row.state,
      reason: row.reason,
      excused: row.excused ?? undefined,
      award: award && {
        id: award.id,
        minutes: award.minutes,
        certificateNumber: award.certificate_number,
        awardedBy: award.awarded_by_name,
        awardedAt: award.awarded_at,
        isDelivered: award.delivered_at !== null,
      },
    };
  });
}
