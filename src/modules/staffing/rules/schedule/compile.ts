import { type DayNumber, type Zone } from "#platform/time";
import type { Staffing } from "../staffing.ts";
import { awayTable } from "./away-table.ts";
import { applyCover, applyExceptions } from "./change-plans.ts";
import { compileBranches, placesOf } from "./compile-branches.ts";
import { compilePeople, isByOtherClock, worksByOtherClock } from "./compile-people.ts";
import type { CompiledPerson, CompiledStaffing } from "./compiled.ts";
import { keptWith } from "./kept.ts";
import { type LocalDay, localDay } from "./local-day.ts";
import { peopleByDay, peopleNearBranches } from "./people-on.ts";
import { branchIdOf, type PlaceIndex } from "./places.ts";
import { travelTable } from "./travel-table.ts";

/** A staffing made ready to be asked; made once for each. */
export function compiled(staffing: Staffing): CompiledStaffing {
  return keptWith(staffing, compile);
}

function compile(staffing: Staffing): CompiledStaffing {
  const places = placesOf(staffing);
  const people = compilePeople(staffing, places);
  const personOf = new Map(people.map((person) => [person.member.id, person]));
  applyExceptions(staffing.exceptions, personOf, places);
  applyCover(staffing.absences, personOf);
  const branches = compileBranches(staffing, places);
  const inSeveralZones = peopleInSeveralZones(staffing, personOf, places);
  return {
    staffing,
    branches,
    books: branches.map(() => undefined),
    people,
    branchOf: new Map(branches.map((branch) => [branch.branch.id, branch])),
    personOf,
    inSeveralZones,
    aways: awayTable(staffing, people, personOf),
    travelMinutes: travelTable(staffing.travelTimes, places),
    peopleOn: peopleByDay(people, inSeveralZones),
    peopleNear: peopleNearBranches(people, inSeveralZones),
    dayIn: daysMadeOnce(),
  };
}

function peopleInSeveralZones(
  { exceptions, absences }: Staffing,
  personOf: ReadonlyMap<string, CompiledPerson>,
  places: PlaceIndex,
): ReadonlySet<CompiledPerson> {
  const found = new Set<CompiledPerson>();
  const zones = [...places.branches.values()].map(({ zone }) => zone);
  if (zones.every((zone) => zone === zones[0])) return found;
  const check = (staffId: string, branchId: string | undefined): void => {
    const person = personOf.get(staffId);
    if (person !== undefined && isByOtherClock(branchId, person.homeZone, places)) found.add(person);
  };
  /** Who may come to work another's shifts. */
  const stepIn = (staffId: string, otherId: string): void => {
    const [person, other] = [personOf.get(staffId), personOf.get(otherId)];
    if (person === undefined || other === undefined) return;
    check(staffId, other.member.homeBranchId);
    if (worksByOtherClock(other, person.homeZone, places)) found.add(person);
  };
  for (const person of personOf.values())
    if (worksByOtherClock(person, person.homeZone, places)) found.add(person);
  for (const exception of exceptions) {
    const { kind, staffId } = exception;
    if (kind === "swapped") {
      stepIn(staffId, exception.withStaffId);
      stepIn(exception.withStaffId, staffId);
      continue;
    }
    if (kind === "extra") check(staffId, branchIdOf(exception.shift.place, places));
    else for (const { place } of exception.shifts) check(staffId, branchIdOf(place, places));
  }
  // A colleague who covers may take over whatever the absent person works, by exceptions too.
  for (const { staffId, cover } of absences)
    if (cover?.kind === "colleague") {
      stepIn(cover.staffId, staffId);
      const [absent, colleague] = [personOf.get(staffId), personOf.get(cover.staffId)];
      if (absent !== undefined && colleague !== undefined && found.has(absent)) found.add(colleague);
    }
  return found;
}

function daysMadeOnce(): CompiledStaffing["dayIn"] {
  const zones = new Map<Zone, Map<DayNumber, LocalDay>>();
  return (zone, day) => {
    let days = zones.get(zone);
    if (days === undefined) zones.set(zone, (days = new Map()));
    let made = days.get(day);
    if (made === undefined) days.set(day, (made = localDay(zone, day)));
    return made;
  };
}
