import {
  civilDate,
  type DayNumber,
  dayNumber,
  SECONDS_PER_DAY,
  type WallSeconds,
  weekdayOf,
} from "#platform/time";

import type { RecurrenceRule } from "./recurrence-rule.ts";
import { daysOfMonth, daysOfWeek, daysOfYear, isNamedDay, yearOfWeek } from "./rule-days.ts";

/** A rule cut into its periods: the years, months, weeks, … that INTERVAL selects, numbered from 0. */
export interface Periods {
  /** Number of the period in which the search for occurrences at or after `wall` must begin. */
  readonly indexAt: (wall: WallSeconds) => number;
  /** No occurrence of this period or a later one is before this. */
  readonly startOf: (index: number) => WallSeconds;
  /** Occurrences of one period, in order, before BYSETPOS. */
  readonly occurrencesIn: (index: number) => WallSeconds[];
  /** The next period worth looking at: often simply the one after. */
  readonly nextIndex: (index: number) => number;
}

export function periodsOf(rule: RecurrenceRule, start: WallSeconds, isDate: boolean): Periods {
  switch (rule.frequency) {
    case "YEARLY":
      return yearly(rule, start, timesOfDay(rule, start, isDate));
    case "MONTHLY":
      return monthly(rule, start, timesOfDay(rule, start, isDate));
    case "WEEKLY":
      return weekly(rule, start, timesOfDay(rule, start, isDate));
    case "DAILY":
      return daily(rule, start, timesOfDay(rule, start, isDate));
    case "HOURLY":
    case "MINUTELY":
    case "SECONDLY":
      return clockwise(rule, start);
    default:
      return rule.frequency satisfies never;
  }
}

/** Seconds since midnight at which a DAILY or longer rule meets. A date has no time: BYHOUR and the like are ignored. */
function timesOfDay(rule: RecurrenceRule, start: WallSeconds, isDate: boolean): readonly number[] {
  const own = modulo(start, SECONDS_PER_DAY);
  if (isDate) return [own];
  const hours = rule.byHour.length > 0 ? rule.byHour : [Math.floor(own / 3600)];
  const minutes = rule.byMinute.length > 0 ? rule.byMinute : [Math.floor(own / 60) % 60];
  const seconds = rule.bySecond.length > 0 ? rule.bySecond : [own % 60];
  return hours.flatMap((hour) =>
    minutes.flatMap((minute) => seconds.map((second) => hour * 3600 + minute * 60 + Math.min(second, 59))),
  );
}

function onDays(days: readonly DayNumber[], times: readonly number[]): WallSeconds[] {
  const walls: WallSeconds[] = [];
  for (const day of days) for (const time of times) walls.push(day * SECONDS_PER_DAY + time);
  return walls;
}

function yearly(rule: RecurrenceRule, start: WallSeconds, times: readonly number[]): Periods {
  const startDay = dayOf(start);
  const hasWeeks = rule.byWeekNumber.length > 0;
  // The first days of January may be in a week of the year before, and the last of December in one of the next.
  const yearOf = (day: DayNumber): number =>
    hasWeeks ? yearOfWeek(day, rule.weekStart) : civilDate(day).year;
  const firstYear = yearOf(startDay);
  const yearAt = (index: number): number => firstYear + index * rule.interval;
  const moved = movedDays(rule);
  return {
    indexAt: (wall) => Math.max(0, Math.floor((yearOf(dayOf(wall) - moved) - firstYear) / rule.interval)),
    startOf: (index) => (dayNumber(yearAt(index), 1, 1) - (hasWeeks ? 7 : moved)) * SECONDS_PER_DAY,
    occurrencesIn: (index) => onDays(daysOfYear(rule, yearAt(index), startDay), times),
    nextIndex: next,
  };
}

function monthly(rule: RecurrenceRule, start: WallSeconds, times: readonly number[]): Periods {
  const startDay = dayOf(start);
  const monthIndex = (day: DayNumber): number => {
    const { year, month } = civilDate(day);
    return year * 12 + month - 1;
  };
  const first = monthIndex(startDay);
  const moved = movedDays(rule);
  const monthAt = (index: number): { year: number; month: number } => {
    const months = first + index * rule.interval;
    return { year: Math.floor(months / 12), month: (months % 12) + 1 };
  };
  return {
    indexAt: (wall) => Math.max(0, Math.floor((monthIndex(dayOf(wall) - moved) - first) / rule.interval)),
    startOf: (index) => {
      const { year, month } = monthAt(index);
      return (dayNumber(year, month, 1) - moved) * SECONDS_PER_DAY;
    },
    occurrencesIn: (index) => onDays(daysOfMonth(rule, monthAt(index), startDay), times),
    nextIndex: next,
  };
}

/** SKIP moves a day that does not exist by a day over the edge of its month at most. */
function movedDays({ skip }: RecurrenceRule): number {
  return skip === undefined ? 0 : 1;
}

function weekly(rule: RecurrenceRule, start: WallSeconds, times: readonly number[]): Periods {
  const startDay = dayOf(start);
  const firstDay = startDay - modulo(weekdayOf(startDay) - rule.weekStart, 7);
  const step = 7 * rule.interval;
  return {
    indexAt: (wall) => Math.max(0, Math.floor((dayOf(wall) - firstDay) / step)),
    startOf: (index) => (firstDay + index * step) * SECONDS_PER_DAY,
    occurrencesIn: (index) => onDays(daysOfWeek(rule, firstDay + index * step, startDay), times),
    nextIndex: next,
  };
}

function daily(rule: RecurrenceRule, start: WallSeconds, times: readonly number[]): Periods {
  const startDay = dayOf(start);
  const dayAt = (index: number): DayNumber => startDay + index * rule.interval;
  return {
    indexAt: (wall) => Math.max(0, Math.floor((dayOf(wall) - startDay) / rule.interval)),
    startOf: (index) => dayAt(index) * SECONDS_PER_DAY,
    occurrencesIn: (index) => (isNamedDay(rule, dayAt(index)) ? onDays([dayAt(index)], times) : []),
    nextIndex: next,
  };
}

const UNIT_SECONDS = { HOURLY: 3600, MINUTELY: 60, SECONDLY: 1 };

/** HOURLY, MINUTELY and SECONDLY: whole days, hours and minutes that the rule shuts out are leapt over. */
function clockwise(rule: RecurrenceRule, start: WallSeconds): Periods {
  const unit = UNIT_SECONDS[rule.frequency as keyof typeof UNIT_SECONDS];
  const first = Math.floor(start / unit) * unit;
  const step = unit * rule.interval;
  const at = (index: number): WallSeconds => first + index * step;
  const indexFrom = (wall: WallSeconds): number => Math.ceil((wall - first) / step);
  const isShut = (wall: WallSeconds, size: number, allowed: readonly number[], cycle: number): boolean =>
    unit < size && allowed.length > 0 && !allowed.includes(modulo(Math.floor(wall / size), cycle));
  return {
    indexAt: (wall) => Math.max(0, Math.floor((wall - first) / step)),
    startOf: at,
    occurrencesIn: (index) => clockOccurrences(rule, at(index), start),
    nextIndex: (index) => {
      const wall = at(index);
      const after = (size: number): number =>
        Math.max(index + 1, indexFrom((Math.floor(wall / size) + 1) * size));
      if (!isNamedDay(rule, dayOf(wall))) return after(SECONDS_PER_DAY);
      if (isShut(wall, 3600, rule.byHour, 24)) return after(3600);
      if (isShut(wall, 60, rule.byMinute, 60)) return after(60);
      return index + 1;
    },
  };
}

function clockOccurrences(rule: RecurrenceRule, period: WallSeconds, start: WallSeconds): WallSeconds[] {
  const passes = (allowed: readonly number[], value: number): boolean =>
    allowed.length === 0 || allowed.includes(value);
  if (!isNamedDay(rule, dayOf(period)) || !passes(rule.byHour, modulo(Math.floor(period / 3600), 24)))
    return [];
  const expand = (given: readonly number[], own: number): readonly number[] =>
    given.length > 0 ? given : [own];
  const ownSecond = modulo(start, 60);
  if (rule.frequency === "HOURLY")
    return expand(rule.byMinute, modulo(Math.floor(start / 60), 60)).flatMap((minute) =>
      expand(rule.bySecond, ownSecond).map((second) => period + minute * 60 + Math.min(second, 59)),
    );
  if (!passes(rule.byMinute, modulo(Math.floor(period / 60), 60))) return [];
  if (rule.frequency === "MINUTELY")
    return expand(rule.bySecond, ownSecond).map((second) => period + Math.min(second, 59));
  return passes(rule.bySecond, modulo(period, 60)) ? [period] : [];
}

function next(index: number): number {
  return index + 1;
}

function dayOf(wall: WallSeconds): DayNumber {
  return Math.floor(wall / SECONDS_PER_DAY);
}

function modulo(value: number, base: number): number {
  return ((value % base) + base) % base;
}
