import { formatDate, parseDate, parseDayLoosely } from "#platform/time";
import type { LocalDate } from "../hours.ts";

const weekdays = [
  /^(?:mon(?:day)?|mo)$/iu,
  /^(?:tue(?:s(?:day)?)?|tu)$/iu,
  /^(?:wed(?:nesday)?|we)$/iu,
  /^(?:thu(?:r(?:s(?:day)?)?)?|th)$/iu,
  /^(?:fri(?:day)?|fr)$/iu,
  /^(?:sat(?:urday)?|sa)$/iu,
  /^(?:sun(?:day)?|su)$/iu,
];

/** The weekday a text names, 0 for Monday; undefined for anything else. */
export function weekdayNamed(text: string): number | undefined {
  const weekday = weekdays.findIndex((words) => words.test(text.trim().replace(/\.$/u, "")));
  return weekday === -1 ? undefined : weekday;
}

/** The date a text names, with a year; undefined for anything else. */
export function dateNamed(text: string): LocalDate | undefined {
  if (!/\d/u.test(text)) return undefined;
  return parseDayLoosely(text.trim())?.date;
}

/** A date and time of day without a zone, to the minute: `2026-12-03T14:00`. */
export function localMinuteNamed(text: string): string | undefined {
  const found = parseDayLoosely(text.trim());
  if (found === undefined || !found.hasTime || found.hasZone) return undefined;
  return found.instant.slice(0, 16);
}

/** The date after another. */
export function dayAfter(date: string): string {
  return formatDate((parseDate(date) ?? 0) + 1);
}
