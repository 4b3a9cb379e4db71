import { type CivilDate, civilDate, daysInMonth, parseDuration, weekdayOf } from "#platform/time";

/** When something repeats, as schema.org's Schedule says it. Weekdays: 0 is Monday. */
export interface Repetition {
  readonly every: "day" | "week" | "month" | "year";
  readonly interval: number;
  readonly weekdays: readonly Weekday[];
  readonly monthDays: readonly number[];
  readonly months: readonly number[];
}

/** `ordinal` 2 is the second of the month, -1 the last; absent, every one. */
export interface Weekday {
  readonly weekday: number;
  readonly ordinal?: number;
}

const frequencyWords: readonly (readonly [RegExp, Repetition["every"], number])[] = [
  [/^(?:bi-?weekly|fortnightly|every other week)$/iu, "week", 2],
  [/daily|day/iu, "day", 1],
  [/week/iu, "week", 1],
  [/month/iu, "month", 1],
  [/annual|year/iu, "year", 1],
];

/** `P1W`, `P2M`, `Weekly`; nothing when it is neither. */
export function readFrequency(text: string): Pick<Repetition, "every" | "interval"> | undefined {
  const duration = parseDuration(text);
  if (duration !== undefined) {
    if (duration.years > 0) return { every: "year", interval: duration.years };
    if (duration.months > 0) return { every: "month", interval: duration.months };
    if (duration.days > 0)
      return duration.days % 7 === 0
        ? { every: "week", interval: duration.days / 7 }
        : { every: "day", interval: duration.days };
    return undefined;
  }
  const found = frequencyWords.find(([pattern]) => pattern.test(text));
  return found === undefined ? undefined : { every: found[1], interval: found[2] };
}

const weekdayStarts = ["mo", "tu", "we", "th", "fr", "sa", "su"];

/** `https://schema.org/Monday`, `Monday`, `MO`, `2TU`, `-1FR`. */
export function readWeekday(text: string): Weekday | undefined {
  const match = /^([+-]?\d)?([a-z]{2,})$/iu.exec(text.replace(/^.*[/:]/u, "").trim());
  const weekday = weekdayStarts.indexOf((match?.[2] ?? "").slice(0, 2).toLowerCase());
  if (match === null || weekday === -1) return undefined;
  return match[1] === undefined ? { weekday } : { weekday, ordinal: Number(match[1]) };
}

/** Days that may still be looked at for one document: thousands of schedules must not take minutes. */
export interface DayBudget {
  daysLeft: number;
}

/** The days of a repetition from `first` to `last`, in order. At most about 60 years are looked at. */
export function repeatedDays(
  repetition: Repetition,
  { first, last }: { readonly first: number; readonly last: number },
  budget: DayBudget,
): readonly number[] {
  const days: number[] = [];
  const end = Math.min(last, first + 22_000);
  for (let day = first; day <= end && budget.daysLeft > 0; day += 1) {
    budget.daysLeft -= 1;
    if (fits(repetition, first, day)) days.push(day);
  }
  return days;
}

function fits(repetition: Repetition, first: number, day: number): boolean {
  const { weekdays, monthDays, months, every, interval } = repetition;
  // Days and weeks are told by arithmetic alone: the date is worked out only for what survives that.
  if (every === "day" && (day - first) % interval !== 0) return false;
  if (every === "week" && ((mondayOf(day) - mondayOf(first)) / 7) % interval !== 0) return false;
  if (weekdays.length > 0 && !weekdays.some((each) => fitsWeekday(each, day))) return false;
  if (
    every === "week" &&
    weekdays.length === 0 &&
    monthDays.length === 0 &&
    weekdayOf(day) !== weekdayOf(first)
  )
    return false;
  const isByDate = months.length > 0 || monthDays.length > 0 || every === "month" || every === "year";
  return !isByDate || fitsDate(repetition, civilDate(first), civilDate(day));
}

function mondayOf(day: number): number {
  return day - weekdayOf(day);
}

function fitsDate(
  { every, interval, weekdays, monthDays, months }: Repetition,
  start: CivilDate,
  date: CivilDate,
): boolean {
  if (months.length > 0 && !months.includes(date.month)) return false;
  const monthsSince = (date.year - start.year) * 12 + date.month - start.month;
  if (every === "month" && monthsSince % interval !== 0) return false;
  if (every === "year" && (date.year - start.year) % interval !== 0) return false;
  if (monthDays.length > 0) return monthDays.some((each) => each === date.day || daysFromEnd(date) === -each);
  if (weekdays.length > 0 || every === "day" || every === "week") return true;
  return date.day === start.day && (every === "month" || months.length > 0 || date.month === start.month);
}

function fitsWeekday({ weekday, ordinal }: Weekday, day: number): boolean {
  if (weekdayOf(day) !== weekday) return false;
  if (ordinal === undefined) return true;
  const date = civilDate(day);
  return ordinal > 0 ? Math.ceil(date.day / 7) === ordinal : -Math.ceil(daysFromEnd(date) / 7) === ordinal;
}

/** 1 for the last day of the month. */
function daysFromEnd(date: CivilDate): number {
  return daysInMonth(date.year, date.month) - date.day + 1;
}
