/** Days since 1970-01-01 in the proleptic Gregorian calendar. */
export type DayNumber = number;

/** A date of the calendar; `month` 1–12. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const SECONDS_PER_DAY = 86_400;

const DAYS_PER_400_YEARS = 146_097;
/** Days from 0000-03-01, where the 400-year cycle used below starts, to 1970-01-01. */
const DAYS_TO_1970 = 719_468;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * The day's number. Years are counted from March so that the leap day comes last. A day past the month's end runs on
 * into the next month; check with `daysInMonth` first where that is wrong.
 */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  const marchYear = month <= 2 ? year - 1 : year;
  const cycle = Math.floor(marchYear / 400);
  const yearOfCycle = marchYear - cycle * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100);
  return cycle * DAYS_PER_400_YEARS + yearOfCycle * 365 + leapDays + dayOfYear - DAYS_TO_1970;
}

/** The date of a day number. */
export function civilDate(number: DayNumber): CivilDate {
  const shifted = number + DAYS_TO_1970;
  const cycle = Math.floor(shifted / DAYS_PER_400_YEARS);
  const dayOfCycle = shifted - cycle * DAYS_PER_400_YEARS;
  const yearOfCycle = Math.floor(
    (dayOfCycle -
      Math.floor(dayOfCycle / 1460) +
      Math.floor(dayOfCycle / 36_524) -
      Math.floor(dayOfCycle / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/** The day of the week: 0 is Monday, 6 is Sunday. */
export function weekdayOf(number: DayNumber): number {
  return (((number + 3) % 7) + 7) % 7;
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

const dateTexts = new Map<DayNumber, string>();
const MAXIMUM_CACHED_DATES = 20_000;

/** `2026-12-03`. Cached, since a calendar writes the same few thousand days again and again. */
export function formatDate(number: DayNumber): string {
  const known = dateTexts.get(number);
  if (known !== undefined) return known;
  const { year, month, day } = civilDate(number);
  const text = `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(day)}`;
  if (dateTexts.size >= MAXIMUM_CACHED_DATES) dateTexts.clear();
  dateTexts.set(number, text);
  return text;
}

/** The day of an exact `YYYY-MM-DD`; undefined for anything else and for days that do not exist. */
export function parseDate(text: string): DayNumber | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  if (match === null) return undefined;
  return checkedDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The day number, or undefined when the calendar has no such day. */
export function checkedDay(year: number, month: number, day: number): DayNumber | undefined {
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12)) return undefined;
  if (!(day >= 1 && day <= daysInMonth(year, month))) return undefined;
  return dayNumber(year, month, day);
}

export function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
