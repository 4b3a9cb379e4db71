import {
  checkedDay,
  civilDate,
  type DayNumber,
  daysInMonth,
  parseDate,
  parseInstant,
  SECONDS_PER_DAY,
  toWall,
  weekdayOf,
  zoneOf,
} from "#platform/time";

import type { RecordSession } from "../record.ts";
import { CUE } from "./cues.ts";
import { nthWeekdayIn, weekdayName, weekdaysWithDates } from "./date-words.ts";
import { linesOf } from "./wording.ts";
import type { Wording } from "./wording.ts";
import { clockTimesIn, statedZoneIn } from "./zone-words.ts";

/**
 * Where a record's words contradict its dates: a weekday that is another day, "third Thursday" on a Wednesday, a
 * clock time that fits no session. Only warnings: which of the two is wrong, a person must say.
 */
export function dateDoubts(title: string, wording: Wording, sessions: readonly RecordSession[]): string[] {
  const first = sessions[0];
  if (first === undefined) return [];
  const weekdays = linesOf(wording.sentences(CUE.weekday));
  const clocks = linesOf(wording.sentences(CUE.clock));
  return [
    ...(weekdays === "" ? [] : weekdayDoubts(weekdays, first)),
    ...(weekdays === "" ? [] : nthWeekdayDoubts(title, sessions)),
    ...(clocks === "" ? [] : clockDoubts(clocks, sessions)),
    ...(clocks === "" ? [] : zoneDoubts(clocks, first)),
  ];
}

function weekdayDoubts(text: string, session: RecordSession): string[] {
  const year = Number(session.start.slice(0, 4));
  return weekdaysWithDates(text).flatMap((written) => {
    const day = checkedDay(written.year ?? year, written.month, written.day);
    if (day === undefined) return [`The text says “${written.said}”, a day that does not exist.`];
    if (weekdayOf(day) === written.weekday || isNextYear(day, written.weekday, written.year)) return [];
    return [`The text says “${written.said}”, but that day is a ${weekdayName(weekdayOf(day))}.`];
  });
}

/** A December record may speak of January: without a year, the next one counts too. */
function isNextYear(day: DayNumber, weekday: number, year: number | undefined): boolean {
  if (year !== undefined) return false;
  const date = civilDate(day);
  const next = checkedDay(date.year + 1, date.month, date.day);
  return date.month <= 3 && next !== undefined && weekdayOf(next) === weekday;
}

/** At most this many sessions are compared: a series is wrong as a whole or not at all. */
const COMPARED_SESSIONS = 20;

function nthWeekdayDoubts(title: string, sessions: readonly RecordSession[]): string[] {
  const rule = nthWeekdayIn(title);
  if (rule === undefined) return [];
  const wrong = sessions.slice(0, COMPARED_SESSIONS).find((session) => {
    const day = localDay(session);
    return day !== undefined && !(weekdayOf(day) === rule.weekday && isNth(day, rule.nth));
  });
  if (wrong === undefined) return [];
  const day = localDay(wrong) ?? 0;
  const date = civilDate(day);
  const nth = ["first", "second", "third", "fourth", "fifth"][Math.ceil(date.day / 7) - 1] ?? "";
  return [
    `The title says “${rule.said}”, but a session is on ${wrong.start.slice(0, 10)}, the ${nth} ${weekdayName(weekdayOf(day))} of its month.`,
  ];
}

function isNth(day: DayNumber, nth: number): boolean {
  const date = civilDate(day);
  if (nth > 0) return Math.ceil(date.day / 7) === nth;
  return date.day > daysInMonth(date.year, date.month) - 7;
}

/** The day on the clocks of the session's own zone; plain UTC instants have no day of their own. */
function localDay(session: RecordSession): DayNumber | undefined {
  if (session.isAllDay) return parseDate(session.start);
  if (session.zone === undefined || session.zone === "UTC") return undefined;
  const wall = wallIn(session.zone, session.start);
  return wall === undefined ? undefined : Math.floor(wall / SECONDS_PER_DAY);
}

function clockDoubts(text: string, sessions: readonly RecordSession[]): string[] {
  const [first, ...rest] = clockTimesIn(text);
  const [session, ...others] = sessions.filter((each) => !each.isAllDay).slice(0, COMPARED_SESSIONS);
  if (first === undefined || session === undefined) return [];
  const instants = [session, ...others].flatMap((each) => [each.start, each.end].map(secondsOf));
  const isSaid = [first, ...rest].some((time) =>
    instants.some(
      (instant) => instant !== undefined && time.minutesOfDay.includes(minuteIn(time.zone, instant)),
    ),
  );
  const [start] = instants;
  if (isSaid || start === undefined) return [];
  const clock = clockText(minuteIn(first.zone, start));
  return [`The text says “${first.said}”, but the session starts at ${clock} in that zone.`];
}

function secondsOf(instant: string | undefined): number | undefined {
  return instant === undefined ? undefined : parseInstant(instant);
}

/** Minute of the day on the clocks of a zone. */
function minuteIn(zone: string, instant: number): number {
  return Math.floor((toWall(zoneOf(zone), instant) % SECONDS_PER_DAY) / 60);
}

function zoneDoubts(text: string, session: RecordSession): string[] {
  const stated = statedZoneIn(text);
  if (stated === undefined || session.isAllDay || session.zone === undefined || session.zone === "UTC")
    return [];
  const instant = parseInstant(session.start);
  if (instant === undefined) return [];
  const isSame = offsetIn(stated.zone, instant) === offsetIn(session.zone, instant);
  return isSame ? [] : [`The text says “${stated.said}”, but the session is in ${session.zone}.`];
}

function wallIn(zone: string, start: string): number | undefined {
  const instant = parseInstant(start);
  const offset = instant === undefined ? undefined : offsetIn(zone, instant);
  return instant === undefined || offset === undefined ? undefined : toWall(zoneOf(zone), instant);
}

/** Undefined for a zone that is only a calendar's own. */
function offsetIn(zone: string, instant: number): number | undefined {
  try {
    return zoneOf(zone).offsetAt(instant);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function clockText(minutes: number): string {
  const hour = Math.floor(minutes / 60);
  const rest = String(Math.round(minutes % 60)).padStart(2, "0");
  return `${hour % 12 === 0 ? 12 : hour % 12}:${rest} ${hour < 12 ? "a.m." : "p.m."}`;
}
