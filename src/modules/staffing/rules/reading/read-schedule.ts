import { readGrid } from "./read-grid.ts";
import { readShiftRows } from "./read-rows.ts";
import type { KnownNames, ScheduleReading, ScheduleTable } from "./schedule-reading.ts";

/**
 * Reads a schedule from a table: a grid of people and days, or a list of shifts. Every cell that cannot be read is told by
 * row and column, and its person is left out altogether.
 */
export function readSchedule(table: ScheduleTable, known: KnownNames): ScheduleReading {
  const reading = readShiftRows(table, known) ?? readGrid(table, known);
  if (reading !== undefined) return reading;
  const message =
    "There is neither a row with weekdays or dates nor one with columns such as Name, Date, Start and End.";
  return {
    kind: "shift-rows",
    patterns: [],
    shifts: [],
    absences: [],
    problems: [
      { row: table.rows[0]?.number ?? 1, text: table.rows[0]?.cells.join(", ").slice(0, 80) ?? "", message },
    ],
    incomplete: [],
  };
}
