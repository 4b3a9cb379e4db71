import { checkedDay, type DayNumber, dayNumber, isLeapYear, weekdayOf } from "./civil.ts";

/** A date at the start of a text, and what follows it. */
export interface DateAndRest {
  readonly day: DayNumber;
  /** True when the month or the day is not written and was taken as the first. */
  readonly isApproximate: boolean;
  readonly rest: string;
}

const CALENDAR_DATE = /^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?=$|[T\s,])/iu;
const MONTH_ONLY = /^(\d{4})[-/.](\d{1,2})$/u;
const BASIC_DATE = /^(\d{4})(\d{2})(\d{2})(?=$|[T\s]|\d{4,6}Z?$)/iu;
const WEEK_DATE = /^(\d{4})-?W(\d{2})(?:-?([1-7]))?(?=$|[T\s])/iu;
const ORDINAL_DATE = /^(\d{4})-(\d{3})(?=$|[T\s])/iu;

/** The date when the text starts with year, month and day, year and week, or year and day of the year. */
export function isoDate(text: string): DateAndRest | undefined {
  const year = /^\d{4}$/u.test(text) ? checkedDay(Number(text), 1, 1) : undefined;
  if (year !== undefined) return { day: year, isApproximate: true, rest: "" };
  return (
    read(text, BASIC_DATE, calendarDay([1, 2, 3])) ??
    read(text, WEEK_DATE, weekDay) ??
    read(text, ORDINAL_DATE, ordinalDay) ??
    read(text, CALENDAR_DATE, calendarDay([1, 3, 4])) ??
    approximate(read(text, MONTH_ONLY, (match) => checkedDay(Number(match[1]), Number(match[2]), 1)))
  );
}

type DayOfMatch = (match: RegExpExecArray) => DayNumber | undefined;

function read(text: string, pattern: RegExp, dayOf: DayOfMatch): DateAndRest | undefined {
  const match = pattern.exec(text);
  const day = match === null ? undefined : dayOf(match);
  return match === null || day === undefined
    ? undefined
    : { day, isApproximate: false, rest: text.slice(match[0].length) };
}

function approximate(found: DateAndRest | undefined): DateAndRest | undefined {
  return found === undefined ? undefined : { ...found, isApproximate: true };
}

function calendarDay([year, month, day]: readonly [number, number, number]): DayOfMatch {
  return (match) => checkedDay(Number(match[year]), Number(match[month]), Number(match[day]));
}

function weekDay(match: RegExpExecArray): DayNumber | undefined {
  const year = Number(match[1]);
  const week = Number(match[2]);
  if (year < 1 || week < 1 || week > 53) return undefined;
  const fourth = dayNumber(year, 1, 4);
  return fourth - weekdayOf(fourth) + (week - 1) * 7 + Number(match[3] ?? 1) - 1;
}

function ordinalDay(match: RegExpExecArray): DayNumber | undefined {
  const year = Number(match[1]);
  const day = Number(match[2]);
  if (year < 1 || day < 1 || day > (isLeapYear(year) ? 366 : 365)) return undefined;
  return dayNumber(year, 1, 1) + day - 1;
}
