import type { DayNumber } from "#platform/time";
import type { CompiledPerson, CompiledStaffing } from "./compiled.ts";
import { patternPlan, planOf } from "./day-plan.ts";

/** Asks who has a shift where on a local date; each date is worked out once. */
export function peopleByDay(
  people: readonly CompiledPerson[],
  inSeveralZones: ReadonlySet<CompiledPerson>,
): CompiledStaffing["peopleOn"] {
  const known = new Map<DayNumber, readonly (readonly CompiledPerson[] | undefined)[]>();
  return (day) => {
    const found = known.get(day) ?? peopleOf(day, people, inSeveralZones);
    known.set(day, found);
    return found;
  };
}

/** Asks who is, or would usually be, near a branch on a local date; each date is worked out once, for all branches. */
export function peopleNearBranches(
  people: readonly CompiledPerson[],
  inSeveralZones: ReadonlySet<CompiledPerson>,
): CompiledStaffing["peopleNear"] {
  const known = new Map<DayNumber, readonly (readonly CompiledPerson[] | undefined)[]>();
  const anywhere = people.filter((person) => inSeveralZones.has(person));
  return (day, branchIndex) => {
    const found = known.get(day) ?? oneZonePeople(day, people, inSeveralZones);
    known.set(day, found);
    const near = found[branchIndex] ?? [];
    return anywhere.length === 0 ? near : [...near, ...anywhere].sort((a, b) => a.index - b.index);
  };
}

function oneZonePeople(
  day: DayNumber,
  people: readonly CompiledPerson[],
  inSeveralZones: ReadonlySet<CompiledPerson>,
): readonly (readonly CompiledPerson[] | undefined)[] {
  const found: (CompiledPerson[] | undefined)[] = [];
  for (const person of people) {
    if (inSeveralZones.has(person)) continue;
    const plan = planOf(person, day);
    const indexes = new Set(plan.branchIndexes);
    if (plan.droppedBy.length > 0)
      for (const index of patternPlan(person, day).branchIndexes) indexes.add(index);
    for (const index of indexes) (found[index] ??= []).push(person);
  }
  return found;
}

function peopleOf(
  day: DayNumber,
  people: readonly CompiledPerson[],
  inSeveralZones: ReadonlySet<CompiledPerson>,
): readonly (readonly CompiledPerson[] | undefined)[] {
  const found: (CompiledPerson[] | undefined)[] = [];
  for (const person of people) {
    const indexes = inSeveralZones.has(person)
      ? nearBranches(person, day)
      : planOf(person, day).branchIndexes;
    for (const index of indexes) (found[index] ??= []).push(person);
  }
  return found;
}

/** Where clocks differ, work of the day before or after may reach into this day. */
function nearBranches(person: CompiledPerson, day: DayNumber): ReadonlySet<number> {
  return new Set([day - 1, day, day + 1].flatMap((near) => planOf(person, near).branchIndexes));
}
