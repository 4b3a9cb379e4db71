import type { AttendanceProblem } from "../attendance.ts";
import type { CutRow } from "./cut-rows.ts";
import { dayOf } from "./date-order.ts";
import type { DateReading } from "./date-reader.ts";
import type { ReportTable } from "./report-tables.ts";
import { cellOf, problemOf } from "./row-cells.ts";
import { writtenDay, writtenMoment } from "./written-moment.ts";

/** Whether the day stands in a column of its own, and the times say none. */
export function needsDay(row: CutRow, table: ReportTable): boolean {
  if (!table.columns.has("date")) return false;
  return timesOf(row, table).every((time) => writtenMoment(time)?.date === undefined);
}

/** The day on which a row's times are. Minutes alone of another day than the session's are not of the session. */
export function dayOfRow(
  row: CutRow,
  { table, dates }: { readonly table: ReportTable; readonly dates: DateReading },
): Pick<DateReading, "sessionDay"> | AttendanceProblem {
  if (!needsDay(row, table)) return { sessionDay: dates.sessionDay };
  const text = cellOf(row, table, "date");
  const written = writtenDay(text);
  const sessionDay = written === undefined ? undefined : dayOf(written, dates.order);
  const header = table.headerRow.cells[table.columns.get("date") ?? -1];
  if (sessionDay === undefined)
    return problemOf(
      row,
      header,
      text === ""
        ? "The date is missing; the row was left out."
        : `“${text.slice(0, 40)}” is no date; the row was left out.`,
    );
  const hasTimes = timesOf(row, table).some((time) => writtenMoment(time) !== undefined);
  if (!hasTimes && dates.sessionDay !== undefined && sessionDay !== dates.sessionDay)
    return problemOf(row, header, "This is another day than the session's; the row was left out.");
  return { sessionDay };
}

function timesOf(row: CutRow, table: ReportTable): readonly string[] {
  return (["join", "firstJoin", "leave", "lastLeave"] as const).map((column) => cellOf(row, table, column));
}
