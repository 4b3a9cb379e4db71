import type { DayNumber, Zone } from "#platform/time";
import type { DayInterval } from "../hours.ts";
import type { Shift, ShiftPlace } from "../staff.ts";
import type { CompiledPattern, CompiledPerson, DayPlan, PlannedShift } from "./compiled.ts";
import { MINUTES_PER_DAY } from "./local-day.ts";

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
  let firstMinute = MINUTES_PER_DAY;
  let lastMinute = 0;
  for (const { branchIndex, startMinute, endMinute } of shifts) {
    if (branchIndex === undefined) continue;
    firstMinute = Math.min(firstMinute, startMinute);
    lastMinute = Math.max(lastMinute, endMinute);
  }
  const branchIndexes = branchesOf(shifts);
  const zone = zoneOfAll(shifts);
  return { shifts, branchIndexes, zone, firstMinute, lastMinute, droppedBy, memberDay: undefined };
}

function zoneOfAll(shifts: readonly PlannedShift[]): Zone | undefined {
  const first = shifts[0]?.zone;
  for (const { zone } of shifts) if (zone !== first) return undefined;
  return first;
}

function branchesOf(shifts: readonly PlannedShift[]): readonly number[] {
  const first = shifts[0]?.branchIndex;
  if (first !== undefined && isAllIn(first, shifts)) return (alone[first] ??= [first]);
  const indexes = shifts.map(({ branchIndex }) => branchIndex);
  return [...new Set(indexes)].filter((index) => index !== undefined);
}

function isAllIn(branch: number, shifts: readonly PlannedShift[]): boolean {
  for (const { branchIndex } of shifts) if (branchIndex !== branch) return false;
  return true;
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
  for (const known of pattern.distinct) if (areSame(known.shifts, shifts)) return known.plan;
  const plan = planWith(pattern.planned(shifts), noExceptions);
  pattern.distinct = [...pattern.distinct, { shifts, plan }];
  return plan;
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
