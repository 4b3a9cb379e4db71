import { civilDate, parseDate } from "#platform/time";

const months = "January February March April May June July August September October November December".split(
  " ",
);

/** `Jun 30, 2027`. What is no day stays as it is written, here and below. */
export function dayWords(day: string): string {
  return withYear(day, shortDay(day));
}

/** `Dec 3`, where the year is plain. */
export function shortDay(day: string): string {
  return monthAndDay(day, (name) => name.slice(0, 3));
}

/** `June 30, 2027`, in running text and on what is handed out. */
export function longDay(day: string): string {
  return withYear(
    day,
    monthAndDay(day, (name) => name),
  );
}

/** `June 2027`, of `2027-06` or a day in it. */
export function monthWords(month: string): string {
  return `${monthName(month)} ${month.slice(0, 4)}`;
}

/** `Nov 2026`, for the heads of columns. */
export function shortMonth(month: string): string {
  return `${monthName(month).slice(0, 3)} ${month.slice(0, 4)}`;
}

function withYear(day: string, words: string): string {
  return words === day ? day : `${words}, ${day.slice(0, 4)}`;
}

function monthAndDay(day: string, named: (month: string) => string): string {
  const number = parseDate(day);
  return number === undefined ? day : `${named(monthName(day))} ${civilDate(number).day}`;
}

function monthName(day: string): string {
  return months[Number(day.slice(5, 7)) - 1] ?? "";
}
