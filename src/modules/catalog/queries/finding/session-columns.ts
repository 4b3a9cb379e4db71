import { clockIn, formatDate, parseDate } from "#platform/time";
import type { CardSession } from "../../rules/finding/found.ts";
import { lastMoment } from "../../rules/harvesting/upcoming.ts";

export const minutesPerDay = 1440;
export const minutesPerWeek = 7 * minutesPerDay;
/** All-day sessions keep their day in a week of their own, after the one of those with hours: no clock moves it. */
export const allDayWeek = minutesPerWeek;

/**
 * What the index holds of when a session is: epoch seconds, and its place in the week in minutes from Monday 00:00 of
 * the zone's clock. `weekEnd` runs on past the week's end; an all-day session has none.
 */
export function sessionColumns(session: CardSession, zone: string): Record<string, number> {
  const starts = Date.parse(session.start) / 1000;
  const ends = Date.parse(lastMoment(session)) / 1000;
  if (session.isAllDay) {
    const { weekday } = clockIn("UTC", `${session.start}T00:00:00Z`);
    return { starts, ends, weekStart: allDayWeek + weekday * minutesPerDay };
  }
  const { weekday, minuteOfDay } = clockIn(zone, session.start);
  const weekStart = weekday * minutesPerDay + minuteOfDay;
  return { starts, ends, weekStart, weekEnd: weekStart + (ends - starts) / 60 };
}

/** Midnight in UTC of the last day of an all-day session with these `ends`. */
export function allDayMidnight(ends: number): number {
  return ends - allDayEnd("1970-01-01");
}

/** `ends` of an all-day session whose last day this is. */
export function allDayEnd(lastDate: string): number {
  const day = parseDate(lastDate) ?? 0;
  const session = { start: formatDate(day), isAllDay: true } as const;
  return Date.parse(lastMoment(session)) / 1000;
}
