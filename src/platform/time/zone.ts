import { formatDate, SECONDS_PER_DAY, weekdayOf } from "./civil.ts";
import { type EpochSeconds, parseInstant, type WallSeconds } from "./instant.ts";
import { findTransitions, type Transition } from "./zone-transitions.ts";

/** A zone that turns wall clocks into instants and back, hundreds of thousands of times a second. */
export interface Zone {
  /** IANA id, or the TZID of a calendar's own VTIMEZONE. */
  readonly id: string;
  /** Seconds to add to UTC to get the wall clock. */
  readonly offsetAt: (instant: EpochSeconds) => number;
}

export const UTC: Zone = { id: "UTC", offsetAt: () => 0 };

const zones = new Map<string, Zone>([["UTC", UTC]]);

/**
 * The zone of an IANA id; its transitions are found once and kept. For names that may be anything else, ask
 * `resolveZone` first.
 *
 * @throws RangeError when the id is not known.
 */
export function zoneOf(id: string): Zone {
  const known = zones.get(id);
  if (known !== undefined) return known;
  const zone = { id, offsetAt: cachedOffsets(id) };
  zones.set(id, zone);
  return zone;
}

/** A zone with the given transitions, in order, and `initialOffset` before the first. */
export function zoneFromTransitions(
  id: string,
  initialOffset: number,
  transitions: readonly Transition[],
): Zone {
  return { id, offsetAt: (instant) => offsetIn(transitions, initialOffset, instant) };
}

/**
 * The instant at which the wall clock shows `wall`.
 *
 * A time shown twice (clocks go back) is its first showing; a time skipped (clocks go forward) is read with the offset
 * before the gap, as RFC 5545 §3.3.5 says.
 */
export function toInstant(zone: Zone, wall: WallSeconds): EpochSeconds {
  const before = zone.offsetAt(wall - SECONDS_PER_DAY);
  const after = zone.offsetAt(wall + SECONDS_PER_DAY);
  if (before === after) return wall - before;
  const early = wall - before;
  if (zone.offsetAt(early) === before) return early;
  const late = wall - after;
  return zone.offsetAt(late) === after ? late : early;
}

/** What the wall clock shows at an instant. */
export function toWall(zone: Zone, instant: EpochSeconds): WallSeconds {
  return instant + zone.offsetAt(instant);
}

/** The weekday (0 is Monday) and the minute of the day (0–1439) that clocks in a zone show at a UTC instant. */
export function clockIn(zoneId: string, instant: string): { weekday: number; minuteOfDay: number } {
  const wall = toWall(zoneOf(zoneId), parseInstant(instant) ?? Number.NaN);
  const day = Math.floor(wall / SECONDS_PER_DAY);
  return { weekday: weekdayOf(day), minuteOfDay: Math.floor((wall - day * SECONDS_PER_DAY) / 60) };
}

/** The day it is in a zone at a UTC instant: `2026-12-03`. */
export function localDay(zoneId: string, instant: string): string {
  const wall = toWall(zoneOf(zoneId), parseInstant(instant) ?? Number.NaN);
  return formatDate(Math.floor(wall / SECONDS_PER_DAY));
}

/** 2^25 seconds, about 388 days: transitions are looked up a bucket at a time. */
const BUCKET_SECONDS = 33_554_432;

interface Bucket {
  readonly initialOffset: number;
  readonly transitions: readonly Transition[];
}

function cachedOffsets(id: string): (instant: EpochSeconds) => number {
  const offsetFromIntl = intlOffsets(id);
  const buckets = new Map<number, Bucket>();
  return (instant) => {
    const index = Math.floor(instant / BUCKET_SECONDS);
    let bucket = buckets.get(index);
    if (bucket === undefined) {
      const start = index * BUCKET_SECONDS;
      bucket = {
        initialOffset: offsetFromIntl(start),
        transitions: findTransitions(offsetFromIntl, start, start + BUCKET_SECONDS),
      };
      buckets.set(index, bucket);
    }
    return offsetIn(bucket.transitions, bucket.initialOffset, instant);
  };
}

function offsetIn(transitions: readonly Transition[], initialOffset: number, instant: EpochSeconds): number {
  let low = 0;
  let high = transitions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((transitions[middle]?.at ?? 0) <= instant) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? initialOffset : (transitions[low - 1]?.offset ?? initialOffset);
}

const LONG_OFFSET = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?/u;

/** Dates of JavaScript end 100 million days from 1970; offsets beyond are those of the end. */
const LAST_SECOND = 8.64e12;

function intlOffsets(id: string): (instant: EpochSeconds) => number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: id, timeZoneName: "longOffset" });
  return (instant) => {
    const within = Math.max(-LAST_SECOND, Math.min(LAST_SECOND, instant));
    const match = LONG_OFFSET.exec(format.format(within * 1000));
    if (match?.[1] === undefined) return 0;
    const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
    return match[1] === "-" ? -seconds : seconds;
  };
}
