import { UTC, weekdayOf } from "#platform/time";
import type { WeeklyPattern } from "../staff.ts";
import type { Staffing } from "../staffing.ts";
import { absenceAway, dayOf, sessionAway } from "./aways.ts";
import { zoneNamed } from "./compile-branches.ts";
import type { Away, CompiledPattern, CompiledPerson } from "./compiled.ts";
import { byId } from "./order.ts";
import { branchIdOf, type PlaceIndex, plannedShifts } from "./places.ts";

/** Everyone with their patterns and what takes them away; exceptions are applied afterwards. */
export function compilePeople(staffing: Staffing, places: PlaceIndex): readonly CompiledPerson[] {
  const people = [...staffing.staff].sort(byId).map((member, index) => {
    const home = places.branches.get(member.homeBranchId);
    const [patterns, aways]: [CompiledPattern[], Away[]] = [[], []];
    const person = { index, member, homeZone: home?.zone ?? UTC, homeBranchIndex: home?.index };
    return { ...person, patterns, aways, changes: undefined };
  });
  const personOf = new Map(people.map((person) => [person.member.id, person]));
  const inOrder = [...staffing.patterns].sort((a, b) =>
    a.from === b.from ? byId(a, b) : a.from < b.from ? -1 : 1,
  );
  inOrder.forEach((pattern, rank) => {
    const person = personOf.get(pattern.staffId);
    person?.patterns.push(compilePattern(pattern, person, { places, rank }));
  });
  for (const absence of staffing.absences) {
    const person = personOf.get(absence.staffId);
    const zone = absence.zone === undefined ? person?.homeZone : zoneNamed(absence.zone);
    if (zone !== undefined) person?.aways.push(absenceAway(absence, zone));
  }
  for (const session of staffing.sessions) {
    const away = sessionAway(session);
    if (away !== undefined) personOf.get(session.staffId)?.aways.push(away);
  }
  return people;
}

/** The branches that shifts of a person's patterns are in, one that follows itself once. */
export function patternBranches(
  { patterns }: CompiledPerson,
  places: PlaceIndex,
): readonly (string | undefined)[] {
  const found: (string | undefined)[] = [];
  let last: string | undefined;
  for (const { weeks } of patterns)
    for (const week of weeks)
      for (const shifts of week)
        for (const { place } of shifts) {
          const branchId = branchIdOf(place, places);
          if (branchId !== last) found.push(branchId);
          last = branchId;
        }
  return found;
}

function compilePattern(
  pattern: WeeklyPattern,
  { homeZone }: Pick<CompiledPerson, "homeZone">,
  { places, rank }: { readonly places: PlaceIndex; readonly rank: number },
): CompiledPattern {
  const anchor = dayOf(pattern.anchor) ?? 0;
  return {
    firstDay: dayOf(pattern.from) ?? Number.POSITIVE_INFINITY,
    lastDay:
      pattern.to === undefined ? Number.POSITIVE_INFINITY : (dayOf(pattern.to) ?? Number.NEGATIVE_INFINITY),
    anchorMonday: anchor - weekdayOf(anchor),
    weeks: pattern.weeks,
    plans: Array.from({ length: 7 * pattern.weeks.length }, () => undefined),
    shiftsAt: (place) => {
      const shifts = pattern.weeks[Math.floor(place / 7)]?.[place % 7] ?? [];
      return plannedShifts(shifts, places, { homeZone, rank });
    },
  };
}
