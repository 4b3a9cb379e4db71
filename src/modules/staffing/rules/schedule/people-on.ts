import type { DayNumber } from "#platform/time";
import type { CompiledPerson, CompiledStaffing, DayPlan } from "./compiled.ts";
import { patternPlan, planOf } from "./day-plan.ts";

type ByBranch = readonly (readonly CompiledPerson[] | undefined)[];

/** Asks for everyone's plan of a local date; each date is worked out once. */
export function plansByDay(people: readonly CompiledPerson[]): CompiledStaffing["plansOn"] {
  const known = new Map<DayNumber, readonly DayPlan[]>();
  return (day) => {
    const found = known.get(day) ?? people.map((person) => planOf(person, day));
    known.set(day, found);
    return found;
  };
}

/** Asks who has a shift where on a local date; each date is worked out once. */
export function peopleByDay(
  people: readonly CompiledPerson[],
  plansOn: CompiledStaffing["plansOn"],
): CompiledStaffing["peopleOn"] {
  const known = new Map<DayNumber, ByBranch>();
  return (day) => {
    const found = known.get(day) ?? peopleOf(people, plansOn(day));
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

function peopleOf(people: readonly CompiledPerson[], plans: readonly DayPlan[]): ByBranch {
  const found: (CompiledPerson[] | undefined)[] = [];
  for (const person of people)
    for (const index of plans[person.index]?.branchIndexes ?? []) (found[index] ??= []).push(person);
  return found;
}
