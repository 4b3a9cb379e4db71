import { formatDate, parseDate } from "#platform/time";

/** The day so many days after another; before it, of a negative number. @throws RangeError for what is no day */
export function dayAfter(day: string, days: number): string {
  const number = parseDate(day);
  if (number === undefined) throw new RangeError(`Not a day: ${day}`);
  return formatDate(number + days);
}
