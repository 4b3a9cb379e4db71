import { formatDate, parseInstant, SECONDS_PER_DAY, toWall, zoneOf } from "#platform/time";

/** The day it is in a zone at an instant: `2026-12-03`. */
export function localDay(zone: string, instant: string): string {
  return formatDate(Math.floor(toWall(zoneOf(zone), parseInstant(instant) ?? 0) / SECONDS_PER_DAY));
}
