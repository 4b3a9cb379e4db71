import { columnsIn, type ShiftColumn } from "./column-roles.ts";
import { finished, note, nothingGathered } from "./gathered.ts";
import { type NamedCells, namedCells } from "./named-cells.ts";
import { peopleFinder } from "./known-people.ts";
import { readAbsenceRow } from "./read-absence-row.ts";
import { readShiftRow } from "./read-shift-row.ts";
import type { KnownNames, ScheduleReading, ScheduleTable } from "./schedule-reading.ts";

type Columns = ReadonlyMap<ShiftColumn, number>;

/**
 * Reads a list with one shift, or one time off, a row: our own columns, and those that exports of other programs use. A
 * row with a date is a shift of that date, one with a weekday a shift of every week (of its week of the rotation). A row
 * whose status says that it is not approved is passed over. Undefined when the table has no such columns.
 */
export function readShiftRows(table: ScheduleTable, known: KnownNames): ScheduleReading | undefined {
  const header = table.rows.slice(0, 15).find(({ cells }) => hasWhatAShiftNeeds(columnsIn(cells)));
  if (header === undefined) return undefined;
  const below = table.rows.slice(table.rows.indexOf(header) + 1);
  return readRowsUnder(below, columnsIn(header.cells), known);
}

/** Reads the rows of a list whose columns are known. */
export function readRowsUnder(
  rows: ScheduleTable["rows"],
  columns: Columns,
  known: KnownNames,
): ScheduleReading {
  const findPerson = peopleFinder(known);
  const gathered = nothingGathered();
  for (const row of rows) {
    const cells = namedCells(row, columns);
    if (isPassedOver(cells.text("status"))) continue;
    const { text, column } = nameIn(cells);
    if (text === "" && cells.isOpenShift) continue;
    const person = findPerson(text);
    if ("why" in person) {
      note(gathered, cells.problem(column, person.why));
      continue;
    }
    const problem =
      cells.text("leave") === ""
        ? readShiftRow(cells, person, { known, gathered })
        : readAbsenceRow(cells, person, gathered);
    if (problem !== undefined) note(gathered, problem, person.id);
  }
  return finished("shift-rows", gathered);
}

/** Whether columns say who works, on which day and when. */
export function hasWhatAShiftNeeds(columns: Columns): boolean {
  const hasPerson = columns.has("person") || columns.has("email") || columns.has("lastName");
  const hasDay = columns.has("date") || columns.has("day") || columns.has("start");
  return hasPerson && hasDay && (columns.has("start") || columns.has("hours"));
}

function nameIn({ text }: NamedCells): { readonly text: string; readonly column: ShiftColumn } {
  if (text("email") !== "") return { text: text("email"), column: "email" };
  if (text("person") !== "") return { text: text("person"), column: "person" };
  return { text: `${text("firstName")} ${text("lastName")}`.trim(), column: "lastName" };
}

function isPassedOver(status: string): boolean {
  return /^(?:denied|declined|rejected|pending|requested|cancelled|canceled|deleted)$/iu.test(status);
}
