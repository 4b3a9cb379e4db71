import { type DayNumber, UTC, weekdayOf } from "#platform/time";
import type { WeeklyPattern } from "../staff.ts";
import type { Staffing } from "../staffing.ts";
import { dayOf } from "./aways.ts";
import type { CompiledPattern, CompiledPerson } from "./compiled.ts";
import { byId } from "./order.ts";
import { type PlaceIndex, plannedShift } from "./places.ts";

/** Everyone, in the order of ids and by id. */
interface CompiledPeople {
  readonly people: readonly CompiledPerson[];
  readonly personOf: ReadonlyMap<string, CompiledPerson>;
}

/** Everyone with their patterns; exceptions are applied afterwards. */
export function compilePeople(staffing: Staffing, places: PlaceIndex): CompiledPeople {
  const people = [...staffing.staff].sort(byId).map((member, index): CompiledPerson => {
    const home = places.branches.get(member.homeBranchId);
    const [homeZone, homeBranchIndex] = [home?.zone ?? UTC, home?.index];
    return { index, member, homeZone, homeBranchIndex, patterns: [], members: [], changes: undefined };
  });
  const personOf = new Map(people.map((person) => [person.member.id, person]));
  const dayRead = dayReader();
  const inOrder = [...staffing.patterns].sort((a, b) =>
    a.from === b.from ? byId(a, b) : a.from < b.from ? -1 : 1,
  );
  inOrder.forEach((pattern, rank) => {
    const person = personOf.get(pattern.staffId);
    if (person === undefined) return;
    const made = compilePattern(pattern, person, { places, rank, dayRead });
    // Not pushed: a list that grows takes room for many, and nearly everyone has one.
    person.patterns = person.patterns.length === 0 ? [made] : [...person.patterns, made];
  });
  return { people, personOf };
}

/** As many days as most rotations have: a list that grows takes room for many. */
const noPlans: readonly undefined[] = Array.from({ length: 7 * 12 });

function compilePattern(
  pattern: WeeklyPattern,
  { homeZone }: Pick<CompiledPerson, "homeZone">,
  {
    places,
    rank,
    dayRead,
  }: { readonly places: PlaceIndex; readonly rank: number; readonly dayRead: typeof dayOf },
): CompiledPattern {
  const origin = { homeZone, rank };
  const anchor = dayRead(pattern.anchor) ?? 0;
  return {
    firstDay: dayRead(pattern.from) ?? Number.POSITIVE_INFINITY,
    lastDay:
      pattern.to === undefined ? Number.POSITIVE_INFINITY : (dayRead(pattern.to) ?? Number.NEGATIVE_INFINITY),
    anchorMonday: anchor - weekdayOf(anchor),
    weeks: pattern.weeks,
    plans: noPlans.slice(0, 7 * pattern.weeks.length),
    distinct: undefined,
    planned: (shift) => plannedShift(shift, places, origin),
  };
}

/** Reads dates of which the last mostly comes again: schedules begin together. */
function dayReader(): typeof dayOf {
  let lastText = "";
  let last: DayNumber | undefined;
  return (text) => {
    if (text !== lastText) [lastText, last] = [text, dayOf(text)];
    return last;
  };
}
