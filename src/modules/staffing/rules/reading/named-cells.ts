import type { ShiftColumn } from "./column-roles.ts";
import type { CellProblem, ScheduleRow } from "./schedule-reading.ts";

/** The cells of a row by what they hold. */
export interface NamedCells {
  /** Trimmed; empty when there is no such cell. */
  readonly text: (role: ShiftColumn) => string;
  readonly problem: (role: ShiftColumn, message: string) => CellProblem;
  /** True when nobody is named at all: a shift that is still open is nobody's. */
  readonly isOpenShift: boolean;
}

/** The cells of a row, where the header's columns say what they hold. */
export function namedCells(
  { number, cells }: ScheduleRow,
  columns: ReadonlyMap<ShiftColumn, number>,
): NamedCells {
  const text = (role: ShiftColumn): string => (cells[columns.get(role) ?? -1] ?? "").trim();
  return {
    text,
    problem: (role, message) => {
      const column = columns.get(role);
      return {
        row: number,
        ...(column === undefined ? {} : { column: column + 1 }),
        text: text(role),
        message,
      };
    },
    isOpenShift: ["person", "email", "firstName", "lastName"].every(
      (role) => text(role as ShiftColumn) === "",
    ),
  };
}
