import type { DayNumber } from "#platform/time";
import type { CompiledPerson, CompiledStaffing } from "./compiled.ts";
import { patternPlan, planOf } from "./day-plan.ts";

type ByBranch = readonly (readonly CompiledPerson[] | undefined)[];

/** Asks who has a shift where on a local date; each date is worked out once. */
export function peopleByDay(people: readonly CompiledPerson[]): CompiledStaffing["peopleOn"] {
  const known = new Map<DayNumber, ByBranch>();
  return (day) => {
    const found = known.get(day) ?? peopleOf(day, people);
    known.set(day, found);
    return found;
  };
}

/** Asks who is, or would usually be, at a branch on a local date; each date is worked out once, for all branches. */
export function peopleNearBranches(people: readonly CompiledPerson[]): CompiledStaffing["peopleNear"] {
  const known = new Map<DayNumber, ByBranch>();
  return (day, branchIndex) => {
    const found = known.get(day) ?? peopleNear(day, people);
    known.set(day, found);
    return found[branchIndex] ?? [];
  };
}

function peopleNear(day: DayNumber, people: readonly CompiledPerson[]): ByBranch {
  const found: (CompiledPerson[] | undefined)[] = [];
  for (const person of people) {
    const plan = planOf(person, day);
    const indexes = new Set(plan.branchIndexes);
    if (plan.droppedBy.length > 0)
      for (const index of patternPlan(person, day).branchIndexes) indexes.add(index);
    for (const index of indexes) (found[index] ??= []).push(person);
  }
  return found;
}

function peopleOf(day: DayNumber, people: readonly CompiledPerson[]): ByBranch {
  const found: (CompiledPerson[] | undefined)[] = [];
  for (const person of people)
    for (const index of planOf(person, day).branchIndexes) (found[index] ??= []).push(person);
  return found;
}
