import { formatDate, parseDate, weekdayOf } from "#platform/time";
import type { BranchCoverage, DayCoverage, SlotCoverage } from "../desk-coverage/result.ts";
import type { LocalDate } from "../hours.ts";
import type { Staffing } from "../staffing.ts";

/** Noon parts the day where desks change over. */
const noonMinute = 720;

/** How a stretch of open time stands against its minimum. */
export type CoverTone = "short" | "just" | "enough" | "ample";

/** The leanest half-hour of a stretch: what decides whether the doors can stay open. */
export interface CoverCell {
  /** People in the building at that half-hour. */
  readonly present: number;
  readonly needed: number;
  /** The most that the building or a desk is short by. */
  readonly shortBy: number;
  readonly lacksPersonInCharge: boolean;
  readonly tone: CoverTone;
}

/** One branch in one week. */
export interface TeamRow {
  readonly branchId: string;
  readonly name: string;
  /** Most people the building needs at any open time of the week. */
  readonly minimum: number;
  /** Morning and afternoon of each day, Monday first; undefined while it is closed. */
  readonly halves: readonly (CoverCell | undefined)[];
}

/** Everything the page of all branches shows of a week. */
export interface TeamWeek {
  readonly employer: string;
  /** The Monday. */
  readonly week: LocalDate;
  /** Of this page's branches. */
  readonly staffCount: number;
  /** Of all pages. */
  readonly branchCount: number;
  /** From 1, of so many. */
  readonly page: number;
  readonly pages: number;
  /** The branches of this page. */
  readonly rows: readonly TeamRow[];
  /** Days of the week on which all of them are closed, though not always on such a day. */
  readonly closedDays: readonly ClosedDay[];
  /** The first of the page's in order of time, with how many there are. */
  readonly shortfalls: readonly ToldShortfall[];
  readonly shortfallCount: number;
  readonly hasPatterns: boolean;
  readonly mayChange: boolean;
}

/** A day on which no branch opens that else would. */
export interface ClosedDay {
  readonly date: LocalDate;
  /** `Thanksgiving`; none where branches say several. */
  readonly reason: string | undefined;
}

/** Everything a branch's own page shows of a week. */
export interface BranchWeek {
  readonly branch: { readonly id: string; readonly name: string };
  readonly week: LocalDate;
  readonly days: readonly DayCoverage[];
  readonly rota: readonly RotaRow[];
  readonly shortfalls: readonly ToldShortfall[];
  /** Opening hours were said: without them a branch is not known to be closed. */
  readonly hasHours: boolean;
  /** Somebody is needed at a desk or in the building: without that nothing can be short. */
  readonly hasNeeds: boolean;
  /** Anybody’s hours are known, here or in another branch: without that nobody is there, and nothing is said of what is short. */
  readonly hasPatterns: boolean;
  readonly mayChange: boolean;
}

/** Someone's hours on each day of the week, in words; empty on a day off. */
export interface RotaRow {
  readonly staffId: string;
  readonly name: string;
  readonly days: readonly string[];
}

/** A shortfall in words. */
export interface ToldShortfall {
  readonly branch: string;
  readonly date: LocalDate;
  readonly startMinute: number;
  readonly endMinute: number;
  /** `Children’s desk has 0 of 1`. */
  readonly what: string;
  readonly reasons: readonly string[];
  /** Who could come, the best first: `Rosa Reyes (floater, 20 minutes away)`. */
  readonly whoCouldCome: readonly string[];
}

/** The Monday of the week a day is in. */
export function mondayOf(date: LocalDate): LocalDate {
  const day = parseDate(date) ?? 0;
  return formatDate(day - weekdayOf(day));
}

/** The date some days later. */
export function dateAfter(date: LocalDate, days: number): LocalDate {
  return formatDate((parseDate(date) ?? 0) + days);
}

/** The rows of a week, in the order of the branches' names. */
export function teamRows(
  staffing: Pick<Staffing, "branches">,
  coverage: readonly BranchCoverage[],
): readonly TeamRow[] {
  const byBranch = new Map(coverage.map((branch) => [branch.branchId, branch]));
  return staffing.branches.map(({ id, name }) => {
    const days = byBranch.get(id)?.days ?? [];
    const open = days.flatMap((day) => day.slots.filter((slot) => slot.isOpen));
    return {
      branchId: id,
      name,
      minimum: Math.max(0, ...open.map((slot) => slot.building.needed)),
      halves: days.flatMap((day) => [leanest(day, 0, noonMinute), leanest(day, noonMinute, 1440)]),
    };
  });
}

/** Days from a Monday on that nobody opens because of closures: a table of the week has no column for them. */
export function closedDays(
  { branches }: Pick<Staffing, "branches">,
  rows: readonly TeamRow[],
  week: LocalDate,
): readonly ClosedDay[] {
  return weekdays.flatMap((weekday): readonly ClosedDay[] => {
    if (rows.some(({ halves }) => halves[2 * weekday] ?? halves[2 * weekday + 1])) return [];
    const date = dateAfter(week, weekday);
    const closures = branches
      .filter(({ hours }) => hours.weekly[weekday].length > 0)
      .flatMap(({ hours }) => hours.exceptions.findLast(({ from, to }) => date >= from && date <= to) ?? []);
    const [first, ...others] = new Set(closures.map(({ reason }) => reason));
    if (closures.length === 0) return [];
    return [{ date, reason: others.length === 0 && first !== "" ? first : undefined }];
  });
}

const weekdays = [0, 1, 2, 3, 4, 5, 6] as const;

/** The leanest half-hour of a day between two minutes on the clock; undefined when it is closed all along. */
export function leanest(day: DayCoverage, from: number, to: number): CoverCell | undefined {
  let found: CoverCell | undefined;
  for (const [place, slot] of day.slots.entries()) {
    const minute = day.slotMinutes[place] ?? 0;
    if (!slot.isOpen || minute < from || minute >= to) continue;
    const cell = cellOf(slot);
    if (found === undefined || isLeaner(cell, found)) found = cell;
  }
  return found;
}

/** A half-hour as a cell. Desks count too: a building with enough people may still lack one who may sit at the children's desk. */
export function cellOf(slot: SlotCoverage): CoverCell {
  const posts = [slot.building, ...slot.desks];
  const shortBy = Math.max(...posts.map((post) => post.shortBy));
  const lacksPersonInCharge = posts.some((post) => post.lacksPersonInCharge);
  const needed = Math.max(
    slot.building.needed,
    slot.desks.reduce((sum, desk) => sum + desk.needed, 0),
  );
  const { present } = slot.building;
  return {
    present,
    needed,
    shortBy,
    lacksPersonInCharge,
    tone: slot.isShort ? "short" : toneOf(present - needed),
  };
}

function toneOf(over: number): CoverTone {
  if (over <= 0) return "just";
  return over === 1 ? "enough" : "ample";
}

function isLeaner(one: CoverCell, other: CoverCell): boolean {
  if ((one.tone === "short") !== (other.tone === "short")) return one.tone === "short";
  if (one.shortBy !== other.shortBy) return one.shortBy > other.shortBy;
  return one.present - one.needed < other.present - other.needed;
}
