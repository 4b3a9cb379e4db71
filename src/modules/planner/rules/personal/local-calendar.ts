import {
  civilDate,
  daysInMonth,
  formatDate,
  parseDate,
  parseInstant,
  SECONDS_PER_DAY,
  toInstant,
  toWall,
  zoneOf,
} from "#platform/time";

/** Days and months as clocks in the problem's zone show them. Instants are seconds since 1970. */
export interface LocalCalendar {
  /** `2026-12-03` at an instant. */
  readonly day: (instant: number) => string;
  /** Every day that a time touches; one that ends at midnight does not touch the day that begins then. */
  readonly days: (start: number, end: number) => readonly string[];
  /** The first moment of a month `2026-12`, and the moment after its last. */
  readonly month: (month: string) => { readonly start: number; readonly end: number };
  /** The first moment of a day, and the moment after its last. */
  readonly dayBounds: (day: string) => { readonly start: number; readonly end: number };
}

export function localCalendar(zoneId: string): LocalCalendar {
  const zone = zoneOf(zoneId);
  const dayOf = (instant: number) => Math.floor(toWall(zone, instant) / SECONDS_PER_DAY);
  const startOf = (day: number) => toInstant(zone, day * SECONDS_PER_DAY);
  const dayBounds = (day: string) => {
    const number = parseDate(day) ?? Number.NaN;
    return { start: startOf(number), end: startOf(number + 1) };
  };
  return {
    day: (instant) => formatDate(dayOf(instant)),
    days: (start, end) => {
      const first = dayOf(start);
      const last = Math.max(first, dayOf(end - 1));
      return Array.from({ length: last - first + 1 }, (_, index) => formatDate(first + index));
    },
    dayBounds,
    month: (month) => {
      const first = parseDate(`${month}-01`) ?? Number.NaN;
      const { year, month: number } = civilDate(first);
      return { start: startOf(first), end: startOf(first + daysInMonth(year, number)) };
    },
  };
}

/** Seconds since 1970; NaN for what is no instant. */
export function seconds(instant: string): number {
  return parseInstant(instant) ?? Number.NaN;
}
