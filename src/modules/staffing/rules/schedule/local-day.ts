import {
  type DayNumber,
  type EpochSeconds,
  formatDate,
  SECONDS_PER_DAY,
  toInstant,
  toWall,
  type Zone,
} from "#platform/time";
import type { LocalDate } from "../hours.ts";

export const SLOT_MINUTES = 30;
export const MINUTES_PER_DAY = 1440;

/** One day as the clocks of a zone show it. Inside it, time is counted in minutes that have passed since it began. */
export interface LocalDay {
  readonly zone: Zone;
  readonly day: DayNumber;
  readonly date: LocalDate;
  readonly start: EpochSeconds;
  /** 1440, or 1380 or 1500 and the like when clocks change. */
  readonly minutes: number;
  /** When clocks change: the minutes passed when the wall first shows a minute or a later one. */
  readonly passedAt?: Uint16Array;
  /** What the wall shows when each half-hour begins. */
  readonly slotMinutes: readonly number[];
}

const plainSlotMinutes: readonly number[] = Array.from({ length: 48 }, (_, slot) => slot * SLOT_MINUTES);

/** The day of a zone. */
export function localDay(zone: Zone, day: DayNumber): LocalDay {
  const start = toInstant(zone, day * SECONDS_PER_DAY);
  const end = toInstant(zone, (day + 1) * SECONDS_PER_DAY);
  const minutes = Math.round((end - start) / 60);
  const shared = { zone, day, date: formatDate(day), start, minutes };
  if (minutes === MINUTES_PER_DAY && zone.offsetAt(start) === zone.offsetAt(end - 1))
    return { ...shared, slotMinutes: plainSlotMinutes };
  const shown = minutesShown(shared);
  return {
    ...shared,
    passedAt: firstShowings(shown),
    slotMinutes: Array.from(
      { length: Math.ceil(minutes / SLOT_MINUTES) },
      (_, slot) => shown[slot * SLOT_MINUTES] ?? 0,
    ),
  };
}

/** What the wall shows, in minutes of the day, when `passed` minutes have passed. */
export function wallMinute(day: LocalDay, passed: number): number {
  return day.passedAt === undefined ? passed : shownAt(day, passed);
}

/**
 * The minutes passed when the wall shows `wall`. A minute shown twice is its first showing; a minute that is skipped is
 * the moment of the change, so that an interval around the change is as long as people are really there.
 */
export function minutesPassed(day: LocalDay, wall: number): number {
  return day.passedAt?.[wall] ?? wall;
}

/** The instant at which the wall shows `wall`. */
export function instantAt(day: LocalDay, wall: number): EpochSeconds {
  return day.start + minutesPassed(day, wall) * 60;
}

/** What the wall shows minute by minute. Clocks are asked at the ends of half-hours, and inside only where they change. */
function minutesShown(day: Pick<LocalDay, "zone" | "day" | "start" | "minutes">): Int16Array {
  const shown = new Int16Array(day.minutes);
  for (let first = 0; first < day.minutes; first += SLOT_MINUTES) {
    const length = Math.min(SLOT_MINUTES, day.minutes - first);
    const from = shownAt(day, first);
    const isEven = shownAt(day, first + length - 1) - from === length - 1;
    for (let passed = 0; passed < length; passed += 1)
      shown[first + passed] = isEven ? from + passed : shownAt(day, first + passed);
  }
  return shown;
}

function shownAt(day: Pick<LocalDay, "zone" | "day" | "start">, passed: number): number {
  return Math.floor((toWall(day.zone, day.start + passed * 60) - day.day * SECONDS_PER_DAY) / 60);
}

function firstShowings(shown: Int16Array): Uint16Array {
  const passedAt = new Uint16Array(MINUTES_PER_DAY + 1).fill(shown.length);
  let next = 0;
  for (let passed = 0; passed < shown.length; passed += 1)
    for (const wall = shown[passed] ?? 0; next <= wall; next += 1) passedAt[next] = passed;
  return passedAt;
}
