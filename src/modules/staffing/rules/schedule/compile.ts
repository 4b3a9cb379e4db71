import { type DayNumber, SECONDS_PER_DAY, type Zone } from "#platform/time";
import type { Staffing } from "../staffing.ts";
import { awayTable } from "./away-table.ts";
import { applyCover, applyExceptions } from "./change-plans.ts";
import { compileBranches, placesOf } from "./compile-branches.ts";
import { compilePeople } from "./compile-people.ts";
import type { CompiledStaffing } from "./compiled.ts";
import { keptWith } from "./kept.ts";
import { type LocalDay, localDay } from "./local-day.ts";
import { type Dated, type Days, narrowed } from "./narrowed.ts";
import { peopleNearBranches, rostersOf } from "./people-on.ts";
import { travelTable } from "./travel-table.ts";

/** A staffing made ready to be asked; made once for each. */
export function compiled(staffing: Staffing): CompiledStaffing {
  const kept = keptWith(staffing);
  return (kept.whole ??= compile(staffing, staffing));
}

/** More than a season touches so much of what is dated that the whole is made at once. */
const MOST_DAYS = 92;

/**
 * A staffing made ready to be asked about some days alone. The first days asked for are made ready with what matters on
 * them; whoever asks for others gets the whole, so that there are never more than two.
 */
export function compiledFor(staffing: Staffing, days: Days): CompiledStaffing {
  const kept = keptWith(staffing);
  if (kept.whole !== undefined) return kept.whole;
  const { part } = kept;
  if (part !== undefined && days.first >= part.days.first && days.last <= part.days.last) return part.made;
  if (part !== undefined || days.last - days.first >= MOST_DAYS || !isMuch(staffing))
    return compiled(staffing);
  const made = compile(staffing, narrowed(staffing, days));
  kept.part = { days, made };
  return made;
}

/** Whether there is so much that picking what matters is less work than taking all. */
function isMuch({ staff, exceptions, absences, sessions }: Staffing): boolean {
  return exceptions.length + absences.length + sessions.length > 4 * staff.length;
}

function compile(staffing: Staffing, dated: Dated): CompiledStaffing {
  const places = placesOf(staffing);
  const { people, personOf } = compilePeople(staffing, places);
  applyExceptions(dated.exceptions, personOf, places);
  applyCover(dated.absences, personOf);
  const branches = compileBranches(staffing, places);
  return {
    staffing,
    branches,
    books: branches.map(() => undefined),
    needsMakers: [],
    people,
    planNumbers: { next: 0 },
    floaters: people.filter(({ member }) => member.isFloater),
    branchOf: new Map(branches.map((branch) => [branch.branch.id, branch])),
    personOf,
    aways: awayTable(dated, people, personOf),
    ...travelTable(staffing.travelTimes, places),
    rosters: rostersOf(people),
    peopleNear: peopleNearBranches(people),
    clockSpread: clockSpread([
      ...branches.map(({ zone }) => zone),
      ...people.map(({ homeZone }) => homeZone),
    ]),
    dayIn: daysMadeOnce(),
  };
}

function clockSpread(all: readonly Zone[]): CompiledStaffing["clockSpread"] {
  const zones = [...new Set(all)];
  if (zones.length < 2) return () => 0;
  const known = new Map<DayNumber, number>();
  return (day) => {
    const spread = known.get(day) ?? spreadAround(zones, day);
    known.set(day, spread);
    return spread;
  };
}

function spreadAround(zones: readonly Zone[], day: DayNumber): number {
  const noons = [day - 1, day, day + 1].map((near) => (near + 0.5) * SECONDS_PER_DAY);
  const offsets = zones.flatMap((zone) => noons.map((noon) => zone.offsetAt(noon)));
  return (Math.max(...offsets) - Math.min(...offsets)) / 60;
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
