import {
  checkedDay,
  type DayNumber,
  type EpochSeconds,
  parseInstant,
  SECONDS_PER_DAY,
  toInstant,
  type Zone,
} from "#platform/time";
import type { Absence, LearningSession } from "../time-away.ts";
import type { Away, AwaySpan } from "./compiled.ts";
import { MINUTES_PER_DAY } from "./local-day.ts";

/** What an absence does. One that ends before it begins, or whose times cannot be read, never touches a day. */
export function absenceAway(absence: Absence, zone: Zone): Away {
  const effect = absence.cover?.kind === "outside" ? "outside-cover" : "gone";
  return {
    ...daysTouched(absence.from, absence.to),
    effect,
    cause: { kind: "absence", absence },
    span: once(() => {
      const start = toInstant(zone, localSeconds(absence.from));
      const end = toInstant(zone, localSeconds(absence.to));
      return { start, end, coreStart: start, coreEnd: end };
    }),
  };
}

/** What a session does; undefined when it takes nobody away. */
export function sessionAway(session: LearningSession): Away | undefined {
  if (session.attendance === "at-desk") return undefined;
  return {
    ...daysTouched(session.start, session.end, session.travelMinutesBefore + session.travelMinutesAfter),
    effect: session.attendance === "away" ? "gone" : "off-desk",
    cause: { kind: "session", session },
    span: once(() => sessionSpan(session)),
  };
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

/** The aways of a list that touch the time from `start` to `end`, in the list's order. */
export function awaysWithin(
  aways: readonly Away[],
  day: DayNumber,
  [start, end]: readonly [EpochSeconds, EpochSeconds],
): readonly Away[] {
  let found: Away[] | undefined;
  for (const away of aways) {
    if (away.firstDay > day) break;
    if (away.lastDay < day) continue;
    const span = away.span();
    if (span.start < end && span.end > start && span.start < span.end) (found ??= []).push(away);
  }
  return found ?? none;
}

const none: readonly Away[] = [];

/** Wall seconds of `2026-12-03T14:00`; NaN for anything else. */
export function localSeconds(text: string): number {
  const minute = digits(text, 11, 2) * 60 + digits(text, 14, 2);
  return (dayOf(text) ?? Number.NaN) * SECONDS_PER_DAY + minute * 60;
}

/** A day more on both sides, since another zone's clock may show the day before or after. */
function daysTouched(from: string, to: string, travelMinutes = 0): Pick<Away, "firstDay" | "lastDay"> {
  const [first, last] = [dayOf(from), dayOf(to)];
  const margin = 1 + Math.ceil(travelMinutes / MINUTES_PER_DAY);
  return first === undefined || last === undefined
    ? { firstDay: Number.POSITIVE_INFINITY, lastDay: Number.NEGATIVE_INFINITY }
    : { firstDay: first - margin, lastDay: last + margin };
}

/** Reads digits by hand: the pattern of `parseDate` would take most of the time of a week's coverage. */
function dayOf(text: string): DayNumber | undefined {
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

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}
