import { json } from "#platform/db";
import type { CutRow } from "../../rules/attendance/readers/cut-rows.ts";
import { rowsToKeep } from "../../rules/attendance/readers/without-numbers.ts";
import type { SessionReading } from "../../rules/sessions/read-for-session.ts";

/** What is kept of a file that was read, until it counts: what it says, and its rows, to be read anew by other columns. */
export function readingRow({ report, otherReport, asked }: SessionReading, rows: readonly CutRow[]) {
  return {
    kind: report.kind,
    report: json(report),
    other_report: otherReport === undefined ? null : json(otherReport),
    asked: asked === undefined ? null : json(asked),
    cut_rows: asked === undefined ? null : json(rowsToKeep(rows, asked.row)),
  };
}
