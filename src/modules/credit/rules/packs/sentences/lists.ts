import { civilDate, parseDate } from "#platform/time";
import type { LocalDate } from "../../local-date.ts";

/** `a`, `a or b`, `a, b or c`. */
export function joined(words: readonly string[], last: "and" | "or"): string {
  if (words.length <= 1) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1) ?? ""}`;
}

/** The text with a capital letter and a full stop. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}${/[.!?]$/u.test(trimmed) ? "" : "."}`;
}

const numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** `five years`, `one year`, `18 months`. */
export function monthsWords(months: number): string {
  const [count, one, several] =
    months % 12 === 0 ? [months / 12, "year", "years"] : [months, "month", "months"];
  return `${numbers[count] ?? count} ${count === 1 ? one : several}`;
}

/** `June 30, 2026`: with the month in full, since it is read aloud. */
export function fullDay(day: LocalDate): string {
  const number = parseDate(day);
  if (number === undefined) return day;
  const { year, month, day: ofMonth } = civilDate(number);
  return `${monthName(month)} ${ofMonth}, ${year}`;
}

/** The month's name; from 1. */
export function monthName(month: number): string {
  return monthNames[month - 1] ?? "";
}

const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
