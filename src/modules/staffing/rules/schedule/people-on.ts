import type { DayNumber } from "#platform/time";
import type { CompiledPerson, CompiledStaffing, DayPlan, DayRoster, Rosters } from "./compiled.ts";
import { emptyPlan, patternPlan, planOf } from "./day-plan.ts";

type ByBranch = readonly (readonly CompiledPerson[] | undefined)[];

/** Asks who works where on a local date. */
export function rostersOf(people: readonly CompiledPerson[]): Rosters {
  const known = new Map<DayNumber, Roster>();
  const noPlans = people.map(() => emptyPlan);
  const make = (days: readonly DayNumber[]): readonly Roster[] => {
    // Lists of the length they will have: one that grows takes room for many.
    const made = days.map((day): Roster => known.get(day) ?? { day, plans: noPlans.slice(), people: [] });
    const missing = made.filter(({ day }) => !known.has(day));
    // Person by person, not day by day: what is read of one person lies together in memory.
    for (const person of people) enterPerson(person, missing);
    for (const roster of missing) known.set(roster.day, roster);
    return made;
  };
  return { make, on: (day) => known.get(day) ?? make([day])[0] ?? nobody };
}

interface Roster extends DayRoster {
  readonly day: DayNumber;
  readonly plans: DayPlan[];
  readonly people: (CompiledPerson[] | undefined)[];
}

const nobody: DayRoster = { plans: [], people: [] };

function enterPerson(person: CompiledPerson, rosters: readonly Roster[]): void {
  for (const { day, plans, people } of rosters) {
    const plan = planOf(person, day);
    plans[person.index] = plan;
    for (const index of plan.branchIndexes) (people[index] ??= []).push(person);
  }
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
