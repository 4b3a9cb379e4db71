import type { DayNumber } from "#platform/time";
import type { DayInterval } from "../hours.ts";
import type { Shift, ShiftPlace } from "../staff.ts";
import type { CompiledPattern, CompiledPerson, DayPlan, PlannedShift } from "./compiled.ts";
import { MINUTES_PER_DAY } from "./local-day.ts";
import { plainCodes } from "./plain-codes.ts";

/** What a person is to work on a date, exceptions included, before anything takes them away. */
export function planOf(person: CompiledPerson, day: DayNumber): DayPlan {
  const change = person.changes?.get(day);
  return change === undefined
    ? patternPlan(person, day)
    : (change.plan ??= change.make(person, day, change.exceptions));
}

/** What a person's patterns alone say of a date. */
export function patternPlan(person: CompiledPerson, day: DayNumber): DayPlan {
  let plan = emptyPlan;
  for (const pattern of person.patterns) {
    if (day < pattern.firstDay || day > pattern.lastDay) continue;
    const next = planInRotation(pattern, day);
    if (next.shifts.length > 0) plan = plan === emptyPlan ? next : joined(plan, next);
  }
  return plan;
}

/** Nearly all plans are in one branch: a list of each that is alone. */
const alone: (readonly number[])[] = [];
const noExceptions: readonly string[] = [];

export const emptyPlan: DayPlan = planWith([], []);

/** A plan of shifts, put in order. */
export function planWith(shifts: readonly PlannedShift[], droppedBy: readonly string[]): DayPlan {
  const [first] = shifts;
  const branch = first?.branchIndex;
  let zone = first?.zone;
  let isInOne = branch !== undefined;
  let firstMinute = MINUTES_PER_DAY;
  let lastMinute = 0;
  for (const shift of shifts) {
    if (shift.zone !== zone) zone = undefined;
    if (shift.branchIndex !== branch) isInOne = false;
    if (shift.branchIndex === undefined) continue;
    firstMinute = Math.min(firstMinute, shift.startMinute);
    lastMinute = Math.max(lastMinute, shift.endMinute);
  }
  const branchIndexes = isInOne && branch !== undefined ? (alone[branch] ??= [branch]) : branchesOf(shifts);
  const codes = isInOne ? plainCodes(shifts) : undefined;
  return { shifts, branchIndexes, zone, firstMinute, lastMinute, droppedBy, codes, number: undefined };
}

function branchesOf(shifts: readonly PlannedShift[]): readonly number[] {
  const indexes = shifts.map(({ branchIndex }) => branchIndex);
  return [...new Set(indexes)].filter((index) => index !== undefined);
}

function planInRotation(pattern: CompiledPattern, day: DayNumber): DayPlan {
  const weeks = pattern.weeks.length;
  if (weeks === 0) return emptyPlan;
  const length = 7 * weeks;
  const place = (((day - pattern.anchorMonday) % length) + length) % length;
  return (pattern.plans[place] ??= planAt(pattern, place));
}

/** Most days of a pattern are like one before: they share its plan, and all that is worked out from it. */
function planAt(pattern: CompiledPattern, place: number): DayPlan {
  const shifts = pattern.weeks[Math.floor(place / 7)]?.[place % 7] ?? [];
  if (shifts.length === 0) return emptyPlan;
  for (let known = pattern.distinct; known !== undefined; known = known.next)
    if (areSame(known.shifts, shifts)) return known.plan;
  const plan = planWith(allOf(shifts.map(pattern.planned)), noExceptions);
  pattern.distinct = { shifts, plan, next: pattern.distinct };
  return plan;
}

/** The shifts that were found: mostly all, and then no other list is made. */
function allOf(shifts: readonly (PlannedShift | undefined)[]): readonly PlannedShift[] {
  return isWhole(shifts) ? shifts : shifts.filter((shift) => shift !== undefined);
}

function isWhole(shifts: readonly (PlannedShift | undefined)[]): shifts is readonly PlannedShift[] {
  for (const shift of shifts) if (shift === undefined) return false;
  return true;
}

function areSame(some: readonly Shift[], others: readonly Shift[]): boolean {
  if (some.length !== others.length) return false;
  for (let index = 0; index < some.length; index += 1) {
    const one = some[index];
    const other = others[index];
    if (one === undefined || other === undefined || !isSameTime(one, other)) return false;
    if (!isSamePlace(one.place, other.place) || one.breaks.length !== other.breaks.length) return false;
    for (let pause = 0; pause < one.breaks.length; pause += 1)
      if (!isSameTime(one.breaks[pause], other.breaks[pause])) return false;
  }
  return true;
}

function isSameTime(one: DayInterval | undefined, other: DayInterval | undefined): boolean {
  return one?.startMinute === other?.startMinute && one?.endMinute === other?.endMinute;
}

function isSamePlace(one: ShiftPlace, other: ShiftPlace): boolean {
  switch (one.kind) {
    case "desk":
      return other.kind === "desk" && one.mayMove === other.mayMove && one.deskId === other.deskId;
    case "branch":
    case "off-desk":
      return other.kind === one.kind && one.branchId === other.branchId;
    case "outside":
      return other.kind === "outside";
    default:
      return one satisfies never;
  }
}

/** Patterns side by side: few people have them, and the same two meet on many days. */
const pairs = new WeakMap<DayPlan, WeakMap<DayPlan, DayPlan>>();

function joined(first: DayPlan, second: DayPlan): DayPlan {
  const known = pairs.get(first) ?? new WeakMap<DayPlan, DayPlan>();
  pairs.set(first, known);
  const plan = known.get(second) ?? planWith([...first.shifts, ...second.shifts], []);
  known.set(second, plan);
  return plan;
}
