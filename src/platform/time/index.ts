/** The clock, zones, local dates and the reading of dates. Pure, but for the clock. */
export { type HeldClock, holdClock, now, nowMilliseconds } from "./clock.ts";
export {
  checkedDay,
  type CivilDate,
  civilDate,
  type DayNumber,
  dayNumber,
  daysInMonth,
  formatDate,
  isLeapYear,
  parseDate,
  SECONDS_PER_DAY,
  weekdayOf,
} from "./civil.ts";
export { type EpochSeconds, formatInstant, formatWall, parseInstant, type WallSeconds } from "./instant.ts";
export { clockIn, localDay, toInstant, toWall, UTC, type Zone, zoneFromTransitions, zoneOf } from "./zone.ts";
export type { Transition } from "./zone-transitions.ts";
export { resolveZone, type ZoneNameKind, type ZoneResolution } from "./zone-names.ts";
export {
  type MinuteSpan,
  readDayHours,
  readLeadingSpan,
  readMinuteSpan,
  writeDayHours,
} from "./day-hours.ts";
export { type Duration, durationMinutes, parseDuration } from "./duration.ts";
export { type Interval, intersection, unionOfIntervals } from "./interval.ts";
export { type LooseDate, type LooseDateOptions, parseDateLoosely, parseDayLoosely } from "./loose-dates.ts";
