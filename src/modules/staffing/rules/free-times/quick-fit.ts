import {
  type DayNumber,
  formatInstant,
  type Interval,
  SECONDS_PER_DAY,
  toWall,
  unionOfIntervals,
} from "#platform/time";
import { timesMadeShort } from "../desk-coverage/what-if.ts";
import { awaysOfPerson } from "../schedule/away-table.ts";
import { isAbsence, sessionSpan, spanOf } from "../schedule/aways.ts";
import { compiled } from "../schedule/compile.ts";
import { zoneNamed } from "../schedule/compile-branches.ts";
import type { CompiledPerson, CompiledStaffing } from "../schedule/compiled.ts";
import { weeklyIntervals } from "../schedule/weekly-intervals.ts";
import type { Staffing } from "../staffing.ts";
import type { LearningSession } from "../time-away.ts";
import { fitOf, hasSchedule } from "./fit.ts";

/** Whether a session fits, and no more: the same as `fits` of `fitOf`. */
export type QuickFit = (session: LearningSession) => boolean;

/**
 * `fitOf` for thousands of sessions of one person, without the reasons. A desk is staffed by half-hours, each for itself:
 * whoever knows which half-hours of a day would be short without the person knows it for every session of the day, and so
 * each day is worked out once for each way of being away, when the first session of it is asked for.
 */
export function quickFit(staffing: Staffing, staffId: string): QuickFit {
  const made = compiled(staffing);
  const person = made.personOf.get(staffId);
  const engagements = engagementsOf(made, person);
  const rest =
    person !== undefined && hasSchedule(person) ? deskFit(made, person) : handFit(staffing, staffId);
  return (session) => {
    const { start, end } = sessionSpan(session);
    if (!(start < end)) return false;
    const isEngaged = engagements.some(
      (each) => each.sessionId !== session.id && overlaps(each, { start, end }),
    );
    return !isEngaged && rest(session, { start, end });
  };
}

interface Engagement extends Interval {
  readonly sessionId?: string;
}

function engagementsOf(made: CompiledStaffing, person: CompiledPerson | undefined): readonly Engagement[] {
  if (person === undefined) return [];
  const absences = awaysOfPerson(made.aways, person).flatMap((away) =>
    isAbsence(away.cause) ? [spanOf(away)] : [],
  );
  const sessions = made.staffing.sessions
    .filter(({ staffId }) => staffId === person.member.id)
    .map((session) => {
      const { coreStart, coreEnd } = sessionSpan(session);
      return { start: coreStart, end: coreEnd, sessionId: session.id };
    });
  return [...absences, ...sessions].filter(({ start, end }) => start < end);
}

type SpanFit = (session: LearningSession, span: Interval) => boolean;

function handFit(staffing: Staffing, staffId: string): SpanFit {
  const hours = staffing.offDeskHours
    .filter((each) => each.staffId === staffId)
    .map(({ weekly, zone }) => ({ weekly, zone: zoneNamed(zone) }));
  if (hours.length === 0) return () => true;
  const offDesk = memo((week) => {
    const start = week * secondsPerWeek;
    // A week more on both sides, so that a session that runs over the week's end is inside as well.
    return unionOfIntervals(
      hours.flatMap((each) => weeklyIntervals(each, [start - secondsPerWeek, start + 2 * secondsPerWeek])),
    );
  });
  return (session, span) => {
    // Longer than what is looked at.
    if (span.end - span.start > secondsPerWeek) return fitOf(staffing, session).fits;
    const around = offDesk(Math.floor(span.start / secondsPerWeek));
    return around.some(({ start, end }) => start <= span.start && end >= span.end);
  };
}

const secondsPerWeek = 7 * SECONDS_PER_DAY;

function deskFit(made: CompiledStaffing, person: CompiledPerson): SpanFit {
  const { staffing } = made;
  const shortTimes = {
    away: memo((day) => shortTimesOn(made, person, { day, attendance: "away" })),
    "in-building": memo((day) => shortTimesOn(made, person, { day, attendance: "in-building" })),
  };
  return (session, span) => {
    if (session.attendance === "at-desk") return true;
    const [first, last] = [span.start, span.end - 1].map((at) =>
      Math.floor(toWall(person.homeZone, at) / SECONDS_PER_DAY),
    );
    for (let day = first ?? 0; day <= (last ?? 0); day += 1)
      for (const short of shortTimes[session.attendance](day)) {
        if (!overlaps(short, span)) continue;
        if (span.start <= short.start && short.end <= span.end) return false;
        // Part of a half-hour: whether that counts depends on the minutes the branch is open in it.
        return fitOf(staffing, session).fits;
      }
    return true;
  };
}

/** The half-hours that are short when the person is away from one midnight to the next. */
function shortTimesOn(
  { staffing, dayIn }: CompiledStaffing,
  { member, homeZone }: CompiledPerson,
  { day, attendance }: { readonly day: DayNumber; readonly attendance: "away" | "in-building" },
): readonly Interval[] {
  const { start, minutes } = dayIn(homeZone, day);
  const session: LearningSession = {
    id: "all of a day",
    staffId: member.id,
    title: "",
    start: formatInstant(start),
    end: formatInstant(start + minutes * 60),
    zone: "UTC",
    attendance,
    travelMinutesBefore: 0,
    travelMinutesAfter: 0,
  };
  return timesMadeShort(staffing, { kind: "session", session });
}

function overlaps(one: Interval, other: Interval): boolean {
  return one.start < other.end && other.start < one.end;
}

function memo<Value>(make: (number: number) => Value): (number: number) => Value {
  const made = new Map<number, Value>();
  return (number) => {
    const value = made.get(number) ?? make(number);
    made.set(number, value);
    return value;
  };
}
