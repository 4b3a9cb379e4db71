import { dateNamed, dayAfter, weekdayNamed } from "./day-names.ts";
import { addToWeek, finished, type Gathered, note, nothingGathered } from "./gathered.ts";
import { type FindPerson, peopleFinder } from "./known-people.ts";
import type { KnownNames, ScheduleReading, ScheduleRow, ScheduleTable } from "./schedule-reading.ts";
import { readShiftCell } from "./shift-cell.ts";

/** A day column of a grid: a weekday that repeats, or one date. */
type DayColumn = { readonly weekday: number } | { readonly date: string } | undefined;

interface Grid {
  readonly header: ScheduleRow;
  readonly days: readonly DayColumn[];
  readonly personColumn: number;
  /** Holds the number of the week in a rotation. */
  readonly weekColumn: number;
}

/**
 * Reads a grid of people and days, as schedules are kept in spreadsheets: a row of weekdays or of dates with their years,
 * under any title lines, then one or more rows a person. A row without a name goes on with the person above. A column
 * called "Week" holds the week of a rotation, from 1. Undefined when the table has no such row of days.
 */
export function readGrid(table: ScheduleTable, known: KnownNames): ScheduleReading | undefined {
  const grid = gridOf(table);
  if (grid === undefined) return undefined;
  const gathered = nothingGathered();
  grid.days.forEach((day, column) => {
    const text = grid.header.cells[column] ?? "";
    if (
      day !== undefined ||
      !/^\p{Letter}+\.?,?\s+\d/u.test(text) ||
      weekdayNamed(firstWord(text)) === undefined
    )
      return;
    note(gathered, {
      row: grid.header.number,
      column: column + 1,
      text,
      message: "Write the year too, or the weekday alone.",
    });
  });
  const isDated = grid.days.some((day) => day !== undefined && "date" in day);
  const findPerson = peopleFinder(known);
  let last: Person | undefined;
  for (const row of table.rows.slice(table.rows.indexOf(grid.header) + 1)) {
    const person = personOf(row, { grid, findPerson, last, gathered });
    if (person !== undefined) readRow(row, person, { grid, known, gathered });
    last = (row.cells[grid.personColumn] ?? "").trim() === "" ? last : person;
  }
  return finished(isDated ? "date-grid" : "week-grid", gathered);
}

type Person = KnownNames["staff"][number];

function gridOf({ rows }: ScheduleTable): Grid | undefined {
  for (const header of rows.slice(0, 15)) {
    const days = header.cells.map(dayOf);
    const named = header.cells.filter(
      (cell) => dayOf(cell) !== undefined || weekdayNamed(firstWord(cell)) !== undefined,
    );
    if (named.length < 3) continue;
    const weekColumn = header.cells.findIndex((cell) => /^(?:week|rotation)\b/iu.test(cell.trim()));
    const personColumn = header.cells.findIndex(
      (_, column) => days[column] === undefined && column !== weekColumn,
    );
    return { header, days, personColumn, weekColumn };
  }
  return undefined;
}

function dayOf(cell: string): DayColumn {
  const weekday = weekdayNamed(cell);
  if (weekday !== undefined) return { weekday };
  const date = dateNamed(cell);
  return date === undefined ? undefined : { date };
}

function firstWord(text: string): string {
  return /^\p{Letter}+/u.exec(text.trim())?.[0] ?? "";
}

function personOf(
  { number, cells }: ScheduleRow,
  {
    grid,
    findPerson,
    last,
    gathered,
  }: {
    readonly grid: Grid;
    readonly findPerson: FindPerson;
    readonly last: Person | undefined;
    readonly gathered: Gathered;
  },
): Person | undefined {
  const text = (cells[grid.personColumn] ?? "").trim();
  if (text === "") return last;
  const found = findPerson(text);
  if (!("why" in found)) return found;
  note(gathered, { row: number, column: grid.personColumn + 1, text, message: found.why });
  return undefined;
}

function readRow(
  { number, cells }: ScheduleRow,
  person: Person,
  { grid, known, gathered }: { readonly grid: Grid; readonly known: KnownNames; readonly gathered: Gathered },
): void {
  // A person without any cell filled is not planned here; who has the week off says so.
  if (grid.days.every((day, column) => day === undefined || (cells[column] ?? "").trim() === "")) return;
  const weekText = grid.weekColumn === -1 ? "" : (cells[grid.weekColumn] ?? "").trim();
  const week = weekText === "" ? 1 : Number(/^(?:week\s*)?(\d{1,2})$/iu.exec(weekText)?.[1] ?? 0);
  if (week < 1) {
    const message = "Write the week of the rotation as a number from 1.";
    note(gathered, { row: number, column: grid.weekColumn + 1, text: weekText, message }, person.id);
    return;
  }
  grid.days.forEach((day, column) => {
    if (day === undefined) return;
    const text = cells[column] ?? "";
    const reading = readShiftCell(text, person.homeBranchId, known);
    const problem = (message: string): void =>
      note(gathered, { row: number, column: column + 1, text, message }, person.id);
    if (reading.kind === "unreadable") problem(reading.message);
    else if (reading.kind === "leave") {
      if ("weekday" in day) problem("A week that repeats holds no leave: enter it as an absence.");
      else
        gathered.absences.push({
          staffId: person.id,
          from: `${day.date}T00:00`,
          to: `${dayAfter(day.date)}T00:00`,
        });
    } else if ("weekday" in day) addToWeek(gathered, person.id, [week - 1, day.weekday], reading.shifts);
    else
      for (const shift of reading.shifts) gathered.shifts.push({ staffId: person.id, date: day.date, shift });
  });
}
