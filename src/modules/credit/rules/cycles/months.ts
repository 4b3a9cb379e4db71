import { civilDate, dayNumber, daysInMonth, formatDate, parseDate } from "#platform/time";
import type { LocalDate } from "../local-date.ts";

/** The same day so many months later (or earlier); the month's last day where it is shorter. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = partsOf(date);
  const place = year * 12 + month - 1 + months;
  const [newYear, newMonth] = [Math.floor(place / 12), (((place % 12) + 12) % 12) + 1];
  return formatDate(dayNumber(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth))));
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return formatDate(numberOf(date) + days);
}

export function endOfMonth(date: LocalDate): LocalDate {
  const { year, month } = partsOf(date);
  return formatDate(dayNumber(year, month, daysInMonth(year, month)));
}

/** Days from one date to a later one; below nought when it is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return numberOf(to) - numberOf(from);
}

/** Whole months that passed from a day until another, and whether some days are left over. */
export function monthsBetween(from: LocalDate, until: LocalDate): { months: number; isMore: boolean } {
  const [start, end] = [partsOf(from), partsOf(until)];
  let months = (end.year - start.year) * 12 + end.month - start.month;
  while (addMonths(from, months) > until) months -= 1;
  return { months, isMore: addMonths(from, months) < until };
}

export function partsOf(date: LocalDate): { year: number; month: number; day: number } {
  return civilDate(numberOf(date));
}

/** Readers at the edge let through no day that the calendar does not have. */
function numberOf(date: LocalDate): number {
  const number = parseDate(date);
  if (number === undefined) throw new RangeError(`${date} is no day of the calendar.`);
  return number;
}
