import { dayWords } from "#platform/words";

/** `Oct 3, 2026`, or `Oct 3, 2026 to Oct 9, 2026`. */
export function daysWords(first: string, last: string): string {
  return first === last ? dayWords(first) : `${dayWords(first)} to ${dayWords(last)}`;
}

/** `2 days`, `1 day`, `none`. */
export function countOfDays(days: number): string {
  if (days === 0) return "none";
  return days === 1 ? "1 day" : `${days} days`;
}
