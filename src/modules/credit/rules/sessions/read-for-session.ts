import { formatInstant, localDay } from "#platform/time";
import type { AskedColumns, SaidColumns } from "../attendance/asked-columns.ts";
import type { AttendanceReport } from "../attendance/attendance.ts";
import type { CutRow } from "../attendance/readers/cut-rows.ts";
import { readRows } from "../attendance/readers/read-rows.ts";
import { meetingsOf, type SessionFacts } from "./session.ts";

/** What was read of a file for a session. */
export interface SessionReading {
  readonly report: AttendanceReport;
  /** The same with numeric dates read the other way, when nothing tells which is right. */
  readonly otherReport: AttendanceReport | undefined;
  /** What its columns are taken for. While that is open the report counts for nothing. */
  readonly asked: AskedColumns | undefined;
}

/** Reads the rows of a file for a session, as somebody said what its columns hold; or tells in a sentence why it cannot. */
export function readForSession(
  rows: readonly CutRow[],
  session: SessionFacts,
  columns?: SaidColumns,
): SessionReading | string {
  // Of several days none is the one that a file without dates means: then it is asked, or the row is left out.
  const days = new Set(meetingsOf(session).map(({ start }) => localDay(session.zone, formatInstant(start))));
  const [sessionDate] = days;
  const options = { zone: session.zone, columns, ...(days.size === 1 && { sessionDate }) };
  const { report, refusal, asked } = readRows(rows, options);
  if (report !== undefined) return { report, otherReport: undefined, asked };
  if (refusal.code === "unknown-columns")
    return { report: emptyReport(session.zone), otherReport: undefined, asked };
  if (refusal.code !== "ambiguous-dates") return refusal.message;
  const [first, otherReport] = refusal.choices.flatMap(
    ({ value }) => readRows(rows, { ...options, dateOrder: value }).report ?? [],
  );
  return first === undefined ? refusal.message : { report: first, otherReport, asked };
}

function emptyReport(zone: string): AttendanceReport {
  return { kind: "plain", title: undefined, zone, dateOrder: undefined, entries: [], problems: [] };
}
