import { civilDate, parseDate } from "#platform/time";

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** `Nov 22, 2026`. */
export function dayWords(day: string): string {
  const number = parseDate(day);
  if (number === undefined) return day;
  const { year, month, day: dayOfMonth } = civilDate(number);
  return `${months[month - 1] ?? ""} ${dayOfMonth}, ${year}`;
}

/** `Nov 2026`, of `2026-11` or a day in it. */
export function monthWords(month: string): string {
  return `${months[Number(month.slice(5, 7)) - 1] ?? ""} ${month.slice(0, 4)}`;
}

/** Whole days from one day to another. */
export function daysFrom(from: string, to: string): number {
  return (parseDate(to) ?? 0) - (parseDate(from) ?? 0);
}
