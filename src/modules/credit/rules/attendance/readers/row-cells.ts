import type { AttendanceProblem } from "../attendance.ts";
import type { CutRow } from "./cut-rows.ts";
import type { Column } from "./header-words.ts";
import type { ReportTable } from "./report-tables.ts";

/** The cell of a row in a column; empty when there is none. */
export function cellOf(row: CutRow, { columns }: ReportTable, column: Column): string {
  const at = columns.get(column);
  return at === undefined ? "" : (row.cells[at] ?? "");
}

/** Why a row counts for nothing. */
export function problemOf(row: CutRow, column: string | undefined, message: string): AttendanceProblem {
  return { row: row.number, column, message, effect: "left-out" };
}
