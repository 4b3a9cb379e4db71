import { checkedDay, formatDate } from "#platform/time";

import { allMatches } from "./all-matches.ts";

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");

const MONTH_NAME =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const DAY_AND_YEAR = "(\\d{1,2})(?:st|nd|rd|th)?\\b(?:,?\\s+(20\\d\\d)\\b)?";
const WEEKDAY_NAME = "(mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)";

const DATE = new RegExp(`\\b${MONTH_NAME}\\.?\\s+${DAY_AND_YEAR}`, "iu");
const WEEKDAY_DATE = new RegExp(
  `\\b${WEEKDAY_NAME}(?:day)?\\.?,?\\s+(?:the\\s+)?${MONTH_NAME}\\.?\\s+${DAY_AND_YEAR}`,
  "giu",
);
const NTH_WEEKDAY =
  /\b(first|1st|second|2nd|third|3rd|fourth|4th|last)\s+(mon|tues|wednes|thurs|fri|satur|sun)day\b/iu;

/** A date written out with its year ("Jan 5, 2027", "1/5/2027"); without a year it cannot be told. */
export function dateIn(text: string): string | undefined {
  const match = DATE.exec(text);
  if (match?.[3] !== undefined) return localDate(Number(match[3]), monthOf(match[1]), Number(match[2]));
  const iso = /\b(20\d\d)-(\d\d)-(\d\d)\b/u.exec(text);
  if (iso !== null) return localDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const us = /\b(\d{1,2})\/(\d{1,2})\/(20\d\d)\b/u.exec(text);
  return us === null ? undefined : localDate(Number(us[3]), Number(us[1]), Number(us[2]));
}

/** A weekday and the date it is said to be, as written. Weekdays: 0 is Monday. */
export interface WeekdayAndDate {
  readonly said: string;
  readonly weekday: number;
  readonly month: number;
  readonly day: number;
  readonly year?: number;
}

/** Every "Thursday, December 3" of a text. */
export function weekdaysWithDates(text: string): WeekdayAndDate[] {
  return allMatches(WEEKDAY_DATE, text).map((match) => ({
    said: match[0],
    weekday: weekdayNamed(match[1]),
    month: monthOf(match[2]),
    day: Number(match[3]),
    ...(match[4] === undefined ? {} : { year: Number(match[4]) }),
  }));
}

/** A rule such as "third Thursday" in words: which weekday, and which one of its month (-1 is the last). */
export interface NthWeekday {
  readonly said: string;
  readonly weekday: number;
  readonly nth: number;
}

export function nthWeekdayIn(text: string): NthWeekday | undefined {
  const match = NTH_WEEKDAY.exec(text);
  if (match === null) return undefined;
  return { said: match[0], weekday: weekdayNamed(match[2]), nth: nthOf((match[1] ?? "").toLowerCase()) };
}

export function weekdayName(weekday: number): string {
  return WEEKDAYS[weekday] ?? "";
}

function nthOf(word: string): number {
  if (word === "last") return -1;
  const place = ["first", "second", "third", "fourth"].indexOf(word);
  return place < 0 ? Number.parseInt(word, 10) : place + 1;
}

function weekdayNamed(text: string | undefined): number {
  const start = (text ?? "").slice(0, 3).toLowerCase();
  return WEEKDAYS.findIndex((name) => name.toLowerCase().startsWith(start));
}

function monthOf(name: string | undefined): number {
  return MONTHS.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1;
}

function localDate(year: number, month: number, day: number): string | undefined {
  const number = checkedDay(year, month, day);
  return number === undefined ? undefined : formatDate(number);
}
