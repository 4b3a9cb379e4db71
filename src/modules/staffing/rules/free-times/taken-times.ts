import {
  formatInstant,
  type Interval,
  parseDate,
  SECONDS_PER_DAY,
  toWall,
  unionOfIntervals,
  type Zone,
} from "#platform/time";
import { timesMadeShort } from "../desk-coverage/what-if.ts";
import { awaysOfPerson } from "../schedule/away-table.ts";
import { isAbsence, sessionSpan, spanOf } from "../schedule/aways.ts";
import { compiled } from "../schedule/compile.ts";
import { zoneNamed } from "../schedule/compile-branches.ts";
import type { CompiledPerson, CompiledStaffing } from "../schedule/compiled.ts";
import { weeklyIntervals } from "../schedule/weekly-intervals.ts";
import type { Staffing } from "../staffing.ts";
import type { Attendance } from "../time-away.ts";
import { hasSchedule } from "./fit.ts";
import type { PersonRange } from "./person-time.ts";

/** A time at which someone cannot just learn. */
export interface TakenTime {
  /** The same each time it is asked for, as long as the time is the same. */
  readonly id: string;
  /** UTC instants. */
  readonly start: string;
  readonly end: string;
  /** A desk would be short without them, and someone else may stand in; or it is theirs alone: an absence, a session. */
  readonly what: "desk" | "other";
  /** Only leaving the building is the trouble: what is taken there, online, may go on. */
  readonly isForTrips: boolean;
}

/**
 * When somebody is needed or away, by what decides `fitOf`: half-hours in which a desk would become short without them, one
 * after the other as one time, absences and sessions; without any schedule the hours that they did not give as off the desk,
 * of which the part between 7:00 and 20:00 counts as a desk. In order of time; empty when nothing is known.
 */
export function takenTimes(staffing: Staffing, staffId: string, range: PersonRange): readonly TakenTime[] {
  const made = compiled(staffing);
  const person = made.personOf.get(staffId);
  const [first, last] = [parseDate(range.from), parseDate(range.to)];
  if (first === undefined || last === undefined || last < first) return [];
  const others = person === undefined ? [] : engagements(made, person);
  const desk =
    person !== undefined && hasSchedule(person)
      ? deskTimes(made, person, [first, last])
      : handTimes(staffing, staffId, [first, last]);
  const from = first * SECONDS_PER_DAY - SECONDS_PER_DAY;
  const to = (last + 2) * SECONDS_PER_DAY;
  return [...desk, ...others.map((time) => taken(time, "other"))]
    .filter(({ start, end }) => start < formatInstant(to) && end > formatInstant(from))
    .toSorted((one, other) => (one.start < other.start ? -1 : one.start > other.start ? 1 : 0));
}

function taken({ start, end }: Interval, what: TakenTime["what"], isForTrips = false): TakenTime {
  const id = `${what}${isForTrips ? "-trip" : ""}-${formatInstant(start)}-${Math.round((end - start) / 60)}`;
  return { id, start: formatInstant(start), end: formatInstant(end), what, isForTrips };
}

function engagements(made: CompiledStaffing, person: CompiledPerson): readonly Interval[] {
  const absences = awaysOfPerson(made.aways, person).flatMap((away) =>
    isAbsence(away.cause) ? [spanOf(away)] : [],
  );
  const sessions = made.staffing.sessions
    .filter(({ staffId }) => staffId === person.member.id)
    .map((session) => sessionSpan(session));
  return [...absences, ...sessions].filter(({ start, end }) => start < end);
}

type Days = readonly [first: number, last: number];

function deskTimes(
  made: CompiledStaffing,
  person: CompiledPerson,
  [first, last]: Days,
): readonly TakenTime[] {
  const times: TakenTime[] = [];
  for (let day = first; day <= last; day += 1) {
    const { start, minutes } = made.dayIn(person.homeZone, day);
    const short = (attendance: Attendance) =>
      unionOfIntervals(
        timesMadeShort(made.staffing, {
          kind: "session",
          session: {
            id: "all of a day",
            staffId: person.member.id,
            title: "",
            start: formatInstant(start),
            end: formatInstant(start + minutes * 60),
            zone: "UTC",
            attendance,
            travelMinutesBefore: 0,
            travelMinutesAfter: 0,
          },
        }),
      );
    const away = short("away");
    if (away.length === 0) continue;
    const within = short("in-building");
    times.push(...within.map((time) => taken(time, "desk")));
    times.push(...without(away, within).map((time) => taken(time, "desk", true)));
  }
  return times;
}

/** What is left of some intervals when others are taken from them; both in order and without overlaps. */
function without(from: readonly Interval[], others: readonly Interval[]): readonly Interval[] {
  return from.flatMap((each) => {
    let rest: readonly Interval[] = [each];
    for (const { start, end } of others)
      rest = rest.flatMap((part) => [
        ...(part.start < start ? [{ start: part.start, end: Math.min(part.end, start) }] : []),
        ...(part.end > end ? [{ start: Math.max(part.start, end), end: part.end }] : []),
      ]);
    return rest.filter(({ start, end }) => start < end);
  });
}

/** Hours of the day, by the clock of the hours given, that are taken for a desk when they were not given as free. */
const deskFrom = 7 * 3600;
const deskTo = 20 * 3600;

function handTimes(staffing: Staffing, staffId: string, [first, last]: Days): readonly TakenTime[] {
  const hours = staffing.offDeskHours.filter((each) => each.staffId === staffId);
  const [one] = hours;
  if (one === undefined) return [];
  const zone = zoneNamed(one.zone);
  const span = { start: first * SECONDS_PER_DAY, end: (last + 2) * SECONDS_PER_DAY };
  const free = unionOfIntervals(
    hours.flatMap(({ weekly, zone: name }) =>
      weeklyIntervals({ weekly, zone: zoneNamed(name) }, [span.start, span.end]),
    ),
  );
  const busy = without([span], free);
  return busy.flatMap((time) => byDay(time, zone));
}

/** Cut at 7:00 and at 20:00: a desk between, one's own time around. */
function byDay(time: Interval, zone: Zone): readonly TakenTime[] {
  const parts: TakenTime[] = [];
  let start = time.start;
  while (start < time.end) {
    const ofDay = toWall(zone, start) % SECONDS_PER_DAY;
    const isDesk = ofDay >= deskFrom && ofDay < deskTo;
    const next = isDesk ? deskTo : ofDay < deskFrom ? deskFrom : SECONDS_PER_DAY + deskFrom;
    const end = Math.min(time.end, start + next - ofDay);
    parts.push(taken({ start, end }, isDesk ? "desk" : "other"));
    start = end;
  }
  return parts;
}
