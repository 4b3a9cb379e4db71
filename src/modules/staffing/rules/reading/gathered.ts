import type { CellProblem, ReadAbsence, ReadShift, ScheduleReading } from "./schedule-reading.ts";
import type { Week } from "../hours.ts";
import type { Shift } from "../staff.ts";

/** What is gathered while a schedule is read. */
export interface Gathered {
  /** Shifts of each week of a rotation, by person. */
  readonly weeks: Map<string, Map<number, Shift[][]>>;
  readonly shifts: ReadShift[];
  readonly absences: ReadAbsence[];
  readonly problems: CellProblem[];
  readonly incomplete: Set<string>;
}

export function nothingGathered(): Gathered {
  return { weeks: new Map(), shifts: [], absences: [], problems: [], incomplete: new Set() };
}

/** Adds shifts to a weekday of a week of someone's rotation; both count from 0. */
export function addToWeek(
  { weeks }: Gathered,
  staffId: string,
  [week, weekday]: readonly [week: number, weekday: number],
  shifts: readonly Shift[],
): void {
  const own = weeks.get(staffId) ?? new Map<number, Shift[][]>();
  weeks.set(staffId, own);
  const days = own.get(week) ?? Array.from({ length: 7 }, (): Shift[] => []);
  own.set(week, days);
  days[weekday]?.push(...shifts);
}

/** Notes a cell that cannot be read, and whom it costs. */
export function note({ problems, incomplete }: Gathered, problem: CellProblem, staffId?: string): void {
  problems.push({ ...problem, text: problem.text.slice(0, longestShown) });
  if (staffId !== undefined) incomplete.add(staffId);
}

const longestShown = 80;

/** The reading, without the people of whom something could not be read. */
export function finished(kind: ScheduleReading["kind"], gathered: Gathered): ScheduleReading {
  const { weeks, shifts, absences, problems, incomplete } = gathered;
  const isWhole = ({ staffId }: { readonly staffId: string }): boolean => !incomplete.has(staffId);
  const patterns = [...weeks].map(([staffId, own]) => ({ staffId, weeks: weeksInTurn(own) }));
  return {
    kind,
    patterns: patterns.filter(isWhole),
    shifts: shifts.filter(isWhole),
    absences: absences.filter(isWhole),
    problems: problems.sort((a, b) => a.row - b.row || (a.column ?? 0) - (b.column ?? 0)),
    incomplete: [...incomplete].sort(),
  };
}

/** A week that is not named between two that are is a week off. */
function weeksInTurn(own: ReadonlyMap<number, readonly Shift[][]>): readonly Week<readonly Shift[]>[] {
  const last = Math.max(...own.keys());
  return Array.from({ length: last + 1 }, (_, week) => {
    const day = (weekday: number): readonly Shift[] =>
      (own.get(week)?.[weekday] ?? []).toSorted((a, b) => a.startMinute - b.startMinute);
    return [day(0), day(1), day(2), day(3), day(4), day(5), day(6)];
  });
}
