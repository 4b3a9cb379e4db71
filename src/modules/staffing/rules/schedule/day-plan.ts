import { type DayNumber, weekdayOf } from "#platform/time";
import type { CompiledPattern, CompiledPerson, DayPlan, PlannedShift } from "./compiled.ts";

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

export const emptyPlan: DayPlan = { shifts: [], branchIndexes: [], droppedBy: [] };

/** A plan of shifts, put in order. */
export function planWith(shifts: readonly PlannedShift[], droppedBy: readonly string[]): DayPlan {
  return { shifts, branchIndexes: branchesOf(shifts), droppedBy };
}

function branchesOf(shifts: readonly PlannedShift[]): readonly number[] {
  const first = shifts[0]?.branchIndex;
  // Nearly always one, and a list that grows takes room for many.
  if (first !== undefined && shifts.every(({ branchIndex }) => branchIndex === first)) return [first];
  const indexes = shifts.map(({ branchIndex }) => branchIndex);
  return [...new Set(indexes)].filter((index) => index !== undefined);
}

function planInRotation(pattern: CompiledPattern, day: DayNumber): DayPlan {
  const weeks = pattern.weeks.length;
  if (weeks === 0) return emptyPlan;
  const weekday = weekdayOf(day);
  const week = (day - weekday - pattern.anchorMonday) / 7;
  const place = (((week % weeks) + weeks) % weeks) * 7 + weekday;
  return (pattern.plans[place] ??= planWith(pattern.shiftsAt(place), []));
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
