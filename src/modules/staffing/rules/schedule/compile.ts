import { type DayNumber, type Zone } from "#platform/time";
import type { Staffing } from "../staffing.ts";
import { applyCover, applyExceptions } from "./change-plans.ts";
import { compileBranches, placesOf } from "./compile-branches.ts";
import { compilePeople, patternBranches } from "./compile-people.ts";
import type { CompiledPerson, CompiledStaffing } from "./compiled.ts";
import { type LocalDay, localDay } from "./local-day.ts";
import { peopleByDay } from "./people-on.ts";
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
  const branches = compileBranches(staffing, places);
  const inSeveralZones = peopleInSeveralZones(people, places);
  return {
    staffing,
    branches,
    people,
    branchOf: new Map(branches.map((branch) => [branch.branch.id, branch])),
    personOf,
    inSeveralZones,
    travelMinutes: travelTable(staffing.travelTimes, places),
    peopleOn: peopleByDay(people, inSeveralZones),
    dayIn: daysMadeOnce(),
  };
}

function peopleInSeveralZones(
  people: readonly CompiledPerson[],
  places: PlaceIndex,
): ReadonlySet<CompiledPerson> {
  const zones = [...places.branches.values()].map(({ zone }) => zone);
  if (zones.every((zone) => zone === zones[0])) return new Set();
  const isElsewhere = (person: CompiledPerson, id: string | undefined): boolean =>
    id !== undefined && places.branches.get(id)?.zone !== person.homeZone;
  return new Set(
    people.filter(
      (person) =>
        patternBranches(person, places)
          .values()
          .some((id) => isElsewhere(person, id)) ||
        person.changedPlans
          .values()
          .some(({ shifts }) => shifts.some(({ zone }) => zone !== person.homeZone)),
    ),
  );
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
