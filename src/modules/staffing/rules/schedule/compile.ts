import { type DayNumber, type Zone } from "#platform/time";
import type { Staffing } from "../staffing.ts";
import { applyCover, applyExceptions } from "./change-plans.ts";
import { branchesOf, compileBranches, placesOf } from "./compile-branches.ts";
import { compilePeople } from "./compile-people.ts";
import type { CompiledPerson, CompiledStaffing } from "./compiled.ts";
import { type LocalDay, localDay } from "./local-day.ts";
import type { PlaceIndex } from "./places.ts";
import { travelTable } from "./travel-table.ts";

const known = new WeakMap<Staffing, CompiledStaffing>();

/** A staffing made ready to be asked; made once for each. */
export function compiled(staffing: Staffing): CompiledStaffing {
  const made = known.get(staffing) ?? compile(staffing);
  known.set(staffing, made);
  return made;
}

function compile(staffing: Staffing): CompiledStaffing {
  const places = placesOf(staffing);
  const people = compilePeople(staffing, places);
  const personOf = new Map(people.map((person) => [person.member.id, person]));
  applyExceptions(staffing.exceptions, personOf, places);
  applyCover(staffing.absences, personOf);
  const branches = compileBranches(staffing, people, places);
  return {
    staffing,
    branches,
    people,
    branchOf: new Map(branches.map((branch) => [branch.branch.id, branch])),
    personOf,
    inSeveralZones: new Set(people.filter((person) => isInSeveralZones(person, places))),
    travelMinutes: travelTable(staffing.travelTimes, places),
    dayIn: daysMadeOnce(),
  };
}

function isInSeveralZones(person: CompiledPerson, places: PlaceIndex): boolean {
  const own = branchesOf(person);
  for (const { index, zone } of places.branches.values())
    if (zone !== person.homeZone && own.has(index)) return true;
  return false;
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
