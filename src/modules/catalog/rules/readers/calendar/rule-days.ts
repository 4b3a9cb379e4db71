import { civilDate, type DayNumber, dayNumber, daysInMonth, isLeapYear, weekdayOf } from "#platform/time";

import type { RecurrenceRule } from "./recurrence-rule.ts";

/** Days of one year that a YEARLY rule names, in order. `start` is the day the series starts on. */
export function daysOfYear(rule: RecurrenceRule, year: number, start: DayNumber): DayNumber[] {
  if (rule.byWeekNumber.length > 0) return daysOfNumberedWeeks(rule, year, start);
  if (rule.byYearDay.length > 0)
    return sorted(rule.byYearDay.map((position) => dayOfYear(rule, year, position))).filter(
      // A day that was moved has another number than the rule names.
      (day) => isNamedDay(rule.skip === undefined ? rule : { ...rule, byYearDay: [] }, day),
    );
  const months = rule.byMonth.length > 0 ? rule.byMonth : ALL_MONTHS;
  if (rule.byMonthDay.length > 0) return sorted(months.flatMap((month) => numberedDays(rule, year, month)));
  if (rule.byDay.length > 0 && rule.byMonth.length === 0) return weekdaysOfYear(rule, year);
  if (rule.byDay.length > 0) return months.flatMap((month) => weekdaysOfMonth(rule, year, month));
  const { month, day } = civilDate(start);
  return sorted(
    (rule.byMonth.length > 0 ? rule.byMonth : [month]).map((each) =>
      dayWithin(rule, dayNumber(year, each, 1), { length: daysInMonth(year, each), position: day }),
    ),
  );
}

/** Days of one month that a MONTHLY rule names, in order. */
export function daysOfMonth(
  rule: RecurrenceRule,
  { year, month }: { readonly year: number; readonly month: number },
  start: DayNumber,
): DayNumber[] {
  if (rule.byMonth.length > 0 && !rule.byMonth.includes(month)) return [];
  if (rule.byMonthDay.length > 0) return numberedDays(rule, year, month);
  if (rule.byDay.length > 0) return weekdaysOfMonth(rule, year, month);
  const { day } = civilDate(start);
  return sorted([
    dayWithin(rule, dayNumber(year, month, 1), { length: daysInMonth(year, month), position: day }),
  ]);
}

/** Days of the week starting on `firstDay` that a WEEKLY rule names, in order. */
export function daysOfWeek(rule: RecurrenceRule, firstDay: DayNumber, start: DayNumber): DayNumber[] {
  const weekdays = rule.byDay.length > 0 ? rule.byDay.map(({ weekday }) => weekday) : [weekdayOf(start)];
  const days: DayNumber[] = [];
  for (let day = firstDay; day < firstDay + 7; day += 1)
    if (weekdays.includes(weekdayOf(day)) && isInNamedMonth(rule, day) && isNumberedDay(rule, day))
      days.push(day);
  return days;
}

/** Whether a day passes all parts of the rule that limit days: for DAILY rules and shorter ones. */
export function isNamedDay(rule: RecurrenceRule, day: DayNumber): boolean {
  return (
    isInNamedMonth(rule, day) &&
    isNumberedDay(rule, day) &&
    isNumberedDayOfYear(rule, day) &&
    (rule.byDay.length === 0 || rule.byDay.some(({ weekday }) => weekday === weekdayOf(day)))
  );
}

const ALL_MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

function isInNamedMonth(rule: RecurrenceRule, day: DayNumber): boolean {
  return rule.byMonth.length === 0 || rule.byMonth.includes(civilDate(day).month);
}

function isNumberedDay(rule: RecurrenceRule, day: DayNumber): boolean {
  if (rule.byMonthDay.length === 0) return true;
  const date = civilDate(day);
  const fromEnd = date.day - daysInMonth(date.year, date.month) - 1;
  return rule.byMonthDay.includes(date.day) || rule.byMonthDay.includes(fromEnd);
}

function isNumberedDayOfYear(rule: RecurrenceRule, day: DayNumber): boolean {
  if (rule.byYearDay.length === 0) return true;
  const { year } = civilDate(day);
  const position = day - dayNumber(year, 1, 1) + 1;
  return rule.byYearDay.includes(position) || rule.byYearDay.includes(position - daysInYear(year) - 1);
}

function numberedDays(rule: RecurrenceRule, year: number, month: number): DayNumber[] {
  const length = daysInMonth(year, month);
  const first = dayNumber(year, month, 1);
  const days = rule.byMonthDay.map((position) => dayWithin(rule, first, { length, position }));
  if (rule.byDay.length === 0) return sorted(days);
  // BYDAY limits here; a position such as 2TU still counts within the month.
  const allowed = new Set(weekdaysOfMonth(rule, year, month));
  return sorted(days.filter((day) => allowed.has(day)));
}

function weekdaysOfMonth(rule: RecurrenceRule, year: number, month: number): DayNumber[] {
  return weekdaysWithin(rule, dayNumber(year, month, 1), daysInMonth(year, month));
}

function weekdaysOfYear(rule: RecurrenceRule, year: number): DayNumber[] {
  return weekdaysWithin(rule, dayNumber(year, 1, 1), daysInYear(year));
}

function weekdaysWithin(rule: RecurrenceRule, first: DayNumber, length: number): DayNumber[] {
  if (rule.byDay.every(({ ordinal }) => ordinal === 0)) return everyWeekday(rule, first, length);
  const days: DayNumber[] = [];
  for (const { weekday, ordinal } of rule.byDay) {
    const offset = (weekday - weekdayOf(first) + 7) % 7;
    const total = Math.ceil((length - offset) / 7);
    if (ordinal === 0) for (let week = 0; week < total; week += 1) days.push(first + offset + week * 7);
    else {
      const index = ordinal > 0 ? ordinal - 1 : total + ordinal;
      if (index >= 0 && index < total) days.push(first + offset + index * 7);
    }
  }
  return sorted(days);
}

/** The usual case without positions, day by day: the days come out in order. */
function everyWeekday(rule: RecurrenceRule, first: DayNumber, length: number): DayNumber[] {
  const isNamed = Array.from({ length: 7 }, (_, weekday) =>
    rule.byDay.some((each) => each.weekday === weekday),
  );
  const days: DayNumber[] = [];
  for (let day = first; day < first + length; day += 1) if (isNamed[weekdayOf(day)] === true) days.push(day);
  return days;
}

/**
 * Weeks are counted as ISO 8601 does, from WKST: week 1 has at least four days of the year. Its first days may lie in
 * the year before, and the last week may run into the year after.
 */
function daysOfNumberedWeeks(rule: RecurrenceRule, year: number, start: DayNumber): DayNumber[] {
  const firstWeek = startOfFirstWeek(year, rule.weekStart);
  const weeks = (startOfFirstWeek(year + 1, rule.weekStart) - firstWeek) / 7;
  const weekdays = rule.byDay.length > 0 ? rule.byDay.map(({ weekday }) => weekday) : [weekdayOf(start)];
  const days: DayNumber[] = [];
  for (const position of rule.byWeekNumber) {
    const week = position > 0 ? position : weeks + 1 + position;
    if (week < 1 || week > weeks) continue;
    const firstDay = firstWeek + (week - 1) * 7;
    for (let day = firstDay; day < firstDay + 7; day += 1)
      if (
        weekdays.includes(weekdayOf(day)) &&
        isInNamedMonth(rule, day) &&
        isNumberedDay(rule, day) &&
        isNumberedDayOfYear(rule, day)
      )
        days.push(day);
  }
  return sorted(days);
}

function startOfFirstWeek(year: number, weekStart: number): DayNumber {
  const fourth = dayNumber(year, 1, 4);
  return fourth - ((weekdayOf(fourth) - weekStart + 7) % 7);
}

/** The year whose numbered weeks a day is in. */
export function yearOfWeek(day: DayNumber, weekStart: number): number {
  const { year } = civilDate(day);
  if (day < startOfFirstWeek(year, weekStart)) return year - 1;
  return day < startOfFirstWeek(year + 1, weekStart) ? year : year + 1;
}

function dayOfYear(rule: RecurrenceRule, year: number, position: number): DayNumber {
  return dayWithin(rule, dayNumber(year, 1, 1), { length: daysInYear(year), position });
}

/** The day at a position of a month or year, counted from its end when negative; NaN when it has none there. */
function dayWithin(
  { skip }: RecurrenceRule,
  first: DayNumber,
  { length, position }: { readonly length: number; readonly position: number },
): DayNumber {
  const day = first + (position > 0 ? position - 1 : length + position);
  if (day >= first && day < first + length) return day;
  if (skip === undefined) return Number.NaN;
  const after = position > 0 ? first + length : first;
  return skip === "FORWARD" ? after : after - 1;
}

function daysInYear(year: number): number {
  return isLeapYear(year) ? 366 : 365;
}

function sorted(days: readonly DayNumber[]): DayNumber[] {
  return [...new Set(days)].filter((day) => !Number.isNaN(day)).sort((a, b) => a - b);
}
