import {
  checkedDay,
  type DayNumber,
  parseInstant,
  SECONDS_PER_DAY,
  toInstant,
  UTC,
  type Zone,
} from "#platform/time";
import type { Absence, LearningSession } from "../time-away.ts";
import type { Away, AwaySpan } from "./compiled.ts";
import { type LocalDay, MINUTES_PER_DAY } from "./local-day.ts";

/** Local days that something may touch, in whatever zone. */
export interface TouchedDays {
  first: DayNumber;
  last: DayNumber;
}

/** Writes which days an absence may touch: none when its times cannot be read or it ends before it begins. */
export function absenceDays({ from, to }: Absence, days: TouchedDays): void {
  // A day more on both sides, since another zone's clock may show the day before or after.
  days.first = (dayOf(from) ?? Number.POSITIVE_INFINITY) - 1;
  days.last = (dayOf(to) ?? Number.NEGATIVE_INFINITY) + 1;
}

/** Writes which days a session and the way there and back may touch. */
export function sessionDays(session: LearningSession, days: TouchedDays): void {
  const minutes = session.travelMinutesBefore + session.travelMinutesAfter;
  const travelDays = minutes === 0 ? 0 : Math.ceil(minutes / MINUTES_PER_DAY);
  days.first = (dayOf(session.start) ?? Number.POSITIVE_INFINITY) - 1 - travelDays;
  days.last = (dayOf(session.end) ?? Number.NEGATIVE_INFINITY) + 1 + travelDays;
}

/** What an absence does. */
export function absenceAway(absence: Absence, zone: Zone): Away {
  const days: TouchedDays = { first: 0, last: 0 };
  absenceDays(absence, days);
  return {
    firstDay: days.first,
    lastDay: days.last,
    effect: absence.cover?.kind === "outside" ? "outside-cover" : "gone",
    cause: absence,
    zone,
    span: undefined,
  };
}

/** What a session does; undefined when it takes nobody away. */
export function sessionAway(session: LearningSession): Away | undefined {
  if (session.attendance === "at-desk") return undefined;
  const days: TouchedDays = { first: 0, last: 0 };
  sessionDays(session, days);
  return {
    firstDay: days.first,
    lastDay: days.last,
    effect: session.attendance === "away" ? "gone" : "off-desk",
    cause: session,
    zone: UTC,
    span: undefined,
  };
}

/** True when an absence, not a session, takes the person away. */
export function isAbsence(cause: Away["cause"]): cause is Absence {
  return "from" in cause;
}

/** When a person is away, the way there and back included. */
export function spanOf(away: Away): AwaySpan {
  return (away.span ??= isAbsence(away.cause) ? absenceSpan(away.cause, away.zone) : sessionSpan(away.cause));
}

/** When a session and the way there and back take place. */
export function sessionSpan(session: LearningSession): AwaySpan {
  const coreStart = parseInstant(session.start) ?? Number.NaN;
  const coreEnd = parseInstant(session.end) ?? Number.NaN;
  const isAway = session.attendance === "away";
  return {
    start: coreStart - (isAway ? session.travelMinutesBefore * 60 : 0),
    end: coreEnd + (isAway ? session.travelMinutesAfter * 60 : 0),
    coreStart,
    coreEnd,
  };
}

function absenceSpan({ from, to }: Absence, zone: Zone): AwaySpan {
  const start = toInstant(zone, localSeconds(from));
  const end = toInstant(zone, localSeconds(to));
  return { start, end, coreStart: start, coreEnd: end };
}

/** Whether any of a local day is touched. */
export function isWithin(away: Away, { day, start, minutes }: LocalDay): boolean {
  if (away.firstDay > day || away.lastDay < day) return false;
  const span = spanOf(away);
  return span.start < start + minutes * 60 && span.end > start && span.start < span.end;
}

/** Wall seconds of `2026-12-03T14:00`; NaN for anything else. */
export function localSeconds(text: string): number {
  const minute = digits(text, 11, 2) * 60 + digits(text, 14, 2);
  return (dayOf(text) ?? Number.NaN) * SECONDS_PER_DAY + minute * 60;
}

/** The day of a text that begins with a date. Reads digits by hand: the pattern of `parseDate` would take most of the time of a week's coverage. */
export function dayOf(text: string): DayNumber | undefined {
  return checkedDay(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
}

function digits(text: string, at: number, count: number): number {
  let number = 0;
  for (let index = at; index < at + count; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}
