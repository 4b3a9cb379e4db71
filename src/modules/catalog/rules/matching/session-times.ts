import type { Listing } from "../listing.ts";

/** When a listing's sessions are, in numbers that compare fast. */
export interface SessionTimes {
  /** Starts of timed sessions in minutes since 1970, ascending, each once. */
  readonly minutes: readonly number[];
  /** Days (since 1970) of all-day sessions: first and last, ascending by first. */
  readonly days: readonly DaySpan[];
  /** Wall-clock starts as the sources wrote them, in minutes since 1970; read when first asked for. */
  readonly wallMinutes: () => readonly number[];
  /** Length of the first session with an end, in minutes; absent for all-day ones. */
  readonly lengthMinutes?: number;
  readonly hasDate: boolean;
  /** Years in which sessions are, and days as `MM-DD`, for numbers in titles that only repeat the date. */
  readonly years: readonly string[];
}

interface DaySpan {
  readonly first: number;
  readonly last: number;
}

/** How the dates of two listings relate, the best pair of their sessions counting. */
export type TimeRelation =
  | "same-instant"
  | "one-of-series"
  | "same-days"
  | "same-day-untimed"
  | "same-clock-other-zone"
  | "whole-hours-apart"
  | "days-overlap"
  | "next-day"
  | "same-day-other-time"
  | "near"
  | "far"
  | "one-undated"
  | "undated";

const MINUTES_A_DAY = 1440;
/** Zones lie between -12 and +14 hours; a wrong one shifts by at most their difference, in practice by 14. */
const MOST_ZONE_ERROR_MINUTES = 14 * 60;
/** A moved meeting is usually moved by no more than this. */
const NEAR_DAYS = 31;

export function sessionTimes(listing: Listing): SessionTimes {
  const minutes = new Set<number>();
  const days: DaySpan[] = [];
  let lengthMinutes: number | undefined;
  for (const session of listing.sessions) {
    const start = epochMinutes(session.start);
    if (start === undefined) continue;
    if (session.isAllDay) {
      const end = session.end === undefined ? undefined : epochMinutes(session.end);
      const first = Math.floor(start / MINUTES_A_DAY);
      const last = end === undefined ? first : Math.max(first, Math.floor(end / MINUTES_A_DAY));
      days.push({ first, last });
    } else {
      minutes.add(start);
      if (lengthMinutes !== undefined || session.end === undefined) continue;
      const end = epochMinutes(session.end);
      if (end !== undefined && end > start) lengthMinutes = end - start;
    }
  }
  lengthMinutes ??= listing.durationMinutes;
  const ascending = minutes.size < 2 ? [...minutes] : [...minutes].toSorted((a, b) => a - b);
  return {
    minutes: ascending,
    days: days.length < 2 ? days : days.toSorted((a, b) => a.first - b.first),
    wallMinutes: () => wallClocks(listing),
    ...(lengthMinutes === undefined ? {} : { lengthMinutes }),
    hasDate: ascending.length + days.length > 0,
    years: yearsOf(listing),
  };
}

export function timeRelation(a: SessionTimes, b: SessionTimes): TimeRelation {
  if (!a.hasDate || !b.hasDate) return a.hasDate || b.hasDate ? "one-undated" : "undated";
  if (a.minutes.length > 0 && b.minutes.length > 0) return timedRelation(a, b);
  if (a.days.length > 0 && b.days.length > 0) return daysRelation(a.days, b.days);
  return a.days.length > 0 ? mixedRelation(a.days, b.minutes) : mixedRelation(b.days, a.minutes);
}

function timedRelation(a: SessionTimes, b: SessionTimes): TimeRelation {
  const shared = sharedCount(a.minutes, b.minutes);
  if (shared > 0) return isAll(shared, a.minutes, b.minutes) ? "same-instant" : "one-of-series";
  const apart = leastDistance(a.minutes, b.minutes);
  if (apart <= MOST_ZONE_ERROR_MINUTES) {
    const clocks = b.wallMinutes();
    if (a.wallMinutes().some((wall) => clocks.includes(wall))) return "same-clock-other-zone";
    // Half-hour and quarter-hour zones exist, but a repeat half an hour later is likelier than they are.
    return apart % 60 === 0 ? "whole-hours-apart" : "same-day-other-time";
  }
  return apart <= NEAR_DAYS * MINUTES_A_DAY ? "near" : "far";
}

function daysRelation(a: readonly DaySpan[], b: readonly DaySpan[]): TimeRelation {
  const firsts = new Set(b.map((span) => span.first));
  const shared = a.filter((span) => firsts.has(span.first)).length;
  if (shared > 0) return isAll(shared, a, b) ? "same-days" : "one-of-series";
  let apart = Number.POSITIVE_INFINITY;
  for (const one of a) {
    for (const other of b) {
      if (holds(one, other) || holds(other, one)) return "days-overlap";
      apart = Math.min(apart, Math.abs(one.first - other.first));
    }
  }
  if (apart <= 1) return "next-day";
  return apart <= NEAR_DAYS ? "near" : "far";
}

function isAll(shared: number, a: readonly unknown[], b: readonly unknown[]): boolean {
  return shared === a.length && shared === b.length;
}

/** A conference with and without its workshop days; never a long course and another run of it. */
function holds(whole: DaySpan, part: DaySpan): boolean {
  const days = whole.last - whole.first + 1;
  return whole.first <= part.first && part.last <= whole.last && days <= 2 * (part.last - part.first + 1) + 1;
}

/**
 * All-day against timed: a day is taken to last from noon of the day before, UTC, to noon of the day after; the
 * hour of a later day of several is one of its sessions.
 */
function mixedRelation(days: readonly DaySpan[], minutes: readonly number[]): TimeRelation {
  let [fromFirst, apart] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const span of days) {
    for (const minute of minutes) {
      const early = span.first * MINUTES_A_DAY - minute;
      apart = Math.min(apart, Math.max(early, minute - (span.last + 1) * MINUTES_A_DAY));
      fromFirst = Math.min(fromFirst, Math.max(early, minute - (span.first + 1) * MINUTES_A_DAY));
    }
  }
  if (fromFirst <= MINUTES_A_DAY / 2) return "same-day-untimed";
  if (apart <= 0) return "days-overlap";
  return apart <= NEAR_DAYS * MINUTES_A_DAY ? "near" : "far";
}

function sharedCount(a: readonly number[], b: readonly number[]): number {
  let [i, j, shared] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const difference = (a[i] ?? 0) - (b[j] ?? 0);
    if (difference === 0) shared += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return shared;
}

function leastDistance(a: readonly number[], b: readonly number[]): number {
  let [i, j, least] = [0, 0, Number.POSITIVE_INFINITY];
  while (i < a.length && j < b.length) {
    const difference = (a[i] ?? 0) - (b[j] ?? 0);
    least = Math.min(least, Math.abs(difference));
    if (difference <= 0) i += 1;
    else j += 1;
  }
  return least;
}

/** Minutes since 1970 of `YYYY-MM-DD` or a UTC instant; undefined for anything else. */
function epochMinutes(text: string): number | undefined {
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : Math.floor(milliseconds / 60_000);
}

const WRITTEN_CLOCK = /(?:^|\D)(\d{4})-?(\d{2})-?(\d{2})[T ](\d{2}):?(\d{2})/;

/** The wall clocks the source wrote, as minutes since 1970 in no zone; those that cannot be read are left out. */
function wallClocks(listing: Listing): readonly number[] {
  return listing.sessions.flatMap((session) => {
    const found = session.isAllDay ? null : WRITTEN_CLOCK.exec(session.original);
    if (found === null) return [];
    const [, year, month, day, hour, minute] = found;
    return [Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute)) / 60_000];
  });
}

function yearsOf(listing: Listing): readonly string[] {
  const first = listing.sessions[0]?.start.slice(0, 4);
  if (first === undefined) return [];
  return listing.sessions.length === 1
    ? [first]
    : [...new Set(listing.sessions.map((session) => session.start.slice(0, 4)))];
}
