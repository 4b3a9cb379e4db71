import type { LocalDate, Week } from "../hours.ts";
import type { Shift } from "../staff.ts";
import type { ShiftColumn } from "./column-roles.ts";

/** Rows of a table as text, whatever file they came from; the shape of `Sheet` in `#platform/spreadsheet`. */
export interface ScheduleTable {
  readonly rows: readonly ScheduleRow[];
}

export interface ScheduleRow {
  /** What people call the row: the first of the file is 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** Whom and what a schedule may name. */
export interface KnownNames {
  readonly staff: readonly {
    readonly id: string;
    readonly name: string;
    readonly email?: string;
    readonly homeBranchId: string;
  }[];
  readonly branches: readonly { readonly id: string; readonly name: string; readonly zone: string }[];
  readonly desks: readonly { readonly id: string; readonly branchId: string; readonly name: string }[];
}

/**
 * What a schedule says. A person of whom any cell could not be read is left out altogether and named in `incomplete`, so
 * that nobody is planned by half a row.
 */
export interface ScheduleReading {
  readonly kind: "week-grid" | "date-grid" | "shift-rows" | "events";
  /** Weeks that repeat, one or more a person: to become patterns. */
  readonly patterns: readonly ReadPattern[];
  /** Shifts of single dates: to become extra shifts. */
  readonly shifts: readonly ReadShift[];
  readonly absences: readonly ReadAbsence[];
  readonly problems: readonly CellProblem[];
  /** Ids of people of whom something could not be read. */
  readonly incomplete: readonly string[];
  /** Of a list of shifts: what its columns were taken for, to be put right by whoever sent it. */
  readonly asked?: AskedColumns | undefined;
}

/** A list of shifts and what each of its columns holds. */
export interface AskedColumns {
  /** The row with the names of the columns first. */
  readonly rows: readonly ScheduleRow[];
  /** Empty where a column holds nothing that matters. */
  readonly columns: readonly (ShiftColumn | "")[];
}

export interface ReadPattern {
  readonly staffId: string;
  readonly weeks: readonly Week<readonly Shift[]>[];
}

export interface ReadShift {
  readonly staffId: string;
  readonly date: LocalDate;
  readonly shift: Shift;
}

/** A time off. `from` and `to` are local, to the minute, by the clock of the home branch. */
export interface ReadAbsence {
  readonly staffId: string;
  readonly from: string;
  readonly to: string;
}

/** A cell that could not be read, and why. Rows and columns count from 1. */
export interface CellProblem {
  readonly row: number;
  /** Absent when the whole row is meant. */
  readonly column?: number;
  /** What is written there, cut off when long. */
  readonly text: string;
  /** A plain sentence that says what to write instead. */
  readonly message: string;
}
