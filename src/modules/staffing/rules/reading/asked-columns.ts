import { columnsIn, columnWords, type ShiftColumn } from "./column-roles.ts";
import { hasWhatAShiftNeeds, readRowsUnder } from "./read-rows.ts";
import type { AskedColumns, KnownNames, ScheduleReading, ScheduleTable } from "./schedule-reading.ts";

/**
 * A list of shifts as its sender is asked about it: the row with the names of its columns, those below it, and what each
 * column seems to hold. Undefined for what is no list at all.
 */
export function askedColumns(table: ScheduleTable): AskedColumns | undefined {
  const first = table.rows.slice(0, 15);
  const known = first.findIndex(({ cells }) => hasWhatAShiftNeeds(columnsIn(cells)));
  const header = known === -1 ? first.findIndex(({ cells }) => cells.filter(isFilled).length >= 3) : known;
  const names = table.rows[header]?.cells;
  if (names === undefined || names.length > mostColumns) return undefined;
  const guessed = new Map([...columnsIn(names)].map(([role, column]) => [column, role]));
  return { rows: table.rows.slice(header), columns: names.map((_, column) => guessed.get(column) ?? "") };
}

/** Nobody says of more columns what they hold. */
const mostColumns = 40;

/** Reads a list anew, with what its sender says each column holds; the first column of several counts. */
export function readAsAnswered(
  { rows }: Pick<AskedColumns, "rows">,
  columns: AskedColumns["columns"],
  known: KnownNames,
): ScheduleReading {
  const roles = new Map<ShiftColumn, number>();
  columns.forEach((role, column) => {
    if (role !== "" && !roles.has(role)) roles.set(role, column);
  });
  const asked = { rows, columns };
  if (hasWhatAShiftNeeds(roles)) return { ...readRowsUnder(rows.slice(1), roles, known), asked };
  const message =
    "Say at least which columns hold who works, on which day, and from when: a name or e-mail address, a date or weekday, and a start or hours.";
  const problem = { row: rows[0]?.number ?? 1, text: rows[0]?.cells.join(", ").slice(0, 80) ?? "", message };
  return {
    kind: "shift-rows",
    patterns: [],
    shifts: [],
    absences: [],
    problems: [problem],
    incomplete: [],
    asked,
  };
}

/** What a form says a column holds; nothing for any other word. */
export function answeredColumn(text: unknown): ShiftColumn | "" {
  return typeof text === "string" && Object.hasOwn(columnWords, text) ? (text as ShiftColumn) : "";
}

function isFilled(cell: string): boolean {
  return cell.trim() !== "";
}
