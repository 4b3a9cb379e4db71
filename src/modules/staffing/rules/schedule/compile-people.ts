import { parseDate, UTC, weekdayOf, type Zone } from "#platform/time";
import type { WeeklyPattern } from "../staff.ts";
import type { Staffing } from "../staffing.ts";
import { absenceAway, sessionAway } from "./aways.ts";
import { zoneNamed } from "./compile-branches.ts";
import type { Away, CompiledPattern, CompiledPerson } from "./compiled.ts";
import { byId } from "./order.ts";
import { branchIdOf, type PlaceIndex, plannedShifts } from "./places.ts";

/** Everyone with their patterns and what takes them away; exceptions are applied afterwards. */
export function compilePeople(staffing: Staffing, places: PlaceIndex): readonly CompiledPerson[] {
  const patternsOf = Map.groupBy(staffing.patterns, (pattern) => pattern.staffId);
  const absencesOf = Map.groupBy(staffing.absences, (absence) => absence.staffId);
  const sessionsOf = Map.groupBy(staffing.sessions, (session) => session.staffId);
  return [...staffing.staff].sort(byId).map((member, index) => {
    const home = places.branches.get(member.homeBranchId);
    const homeZone = home?.zone ?? UTC;
    const aways = [
      ...(absencesOf.get(member.id) ?? []).map((absence) =>
        absenceAway(absence, absence.zone === undefined ? homeZone : zoneNamed(absence.zone)),
      ),
      ...(sessionsOf.get(member.id) ?? []).map(sessionAway),
    ];
    return {
      index,
      member,
      homeZone,
      homeBranchIndex: home?.index,
      patterns: (patternsOf.get(member.id) ?? [])
        .sort((a, b) => (a.from === b.from ? byId(a, b) : a.from < b.from ? -1 : 1))
        .map((pattern, rank) => compilePattern(pattern, { homeZone, places, rank })),
      changedPlans: new Map(),
      aways: awaysInOrder(aways),
    };
  });
}

/** By first day, so that a search can stop; then by id, so that the order of the input says nothing. */
export function awaysInOrder(aways: readonly (Away | undefined)[]): readonly Away[] {
  return aways
    .filter((away) => away !== undefined)
    .sort((a, b) => a.firstDay - b.firstDay || (idOf(a) < idOf(b) ? -1 : 1));
}

function idOf({ cause }: Away): string {
  return cause.kind === "absence" ? cause.absence.id : cause.session.id;
}

interface PatternPlace {
  readonly homeZone: Zone;
  readonly places: PlaceIndex;
  readonly rank: number;
}

function compilePattern(pattern: WeeklyPattern, { homeZone, places, rank }: PatternPlace): CompiledPattern {
  const anchor = parseDate(pattern.anchor) ?? 0;
  const branchIndexes = new Set<number>();
  for (const week of pattern.weeks)
    for (const shifts of week)
      for (const { place } of shifts) {
        const index = places.branches.get(branchIdOf(place, places) ?? "")?.index;
        if (index !== undefined) branchIndexes.add(index);
      }
  return {
    firstDay: parseDate(pattern.from) ?? Number.POSITIVE_INFINITY,
    lastDay:
      pattern.to === undefined
        ? Number.POSITIVE_INFINITY
        : (parseDate(pattern.to) ?? Number.NEGATIVE_INFINITY),
    anchorMonday: anchor - weekdayOf(anchor),
    weeks: pattern.weeks,
    branchIndexes,
    plans: [],
    shiftsAt: (place) => {
      const shifts = pattern.weeks[Math.floor(place / 7)]?.[place % 7] ?? [];
      return plannedShifts(shifts, places, { homeZone, rank });
    },
  };
}
