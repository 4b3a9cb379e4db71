import { parseDate } from "#platform/time";

/** Whole days from one day to another. */
export function daysFrom(from: string, to: string): number {
  return (parseDate(to) ?? 0) - (parseDate(from) ?? 0);
}
