import { parseDate } from "#platform/time";

/**
 * How much of what is due on a day falls to the time from one day to another, both inclusive, when it is spread evenly: 1 when
 * it is due within it.
 */
export function partOfTime(
  dueOn: string,
  { from, to }: { readonly from: string; readonly to: string },
): number {
  const days = (last: string) => (parseDate(last) ?? 0) - (parseDate(from) ?? 0) + 1;
  return dueOn <= to ? 1 : days(to) / days(dueOn);
}

/** A part of some units, in quarters upwards: nobody offers less, and what is asked of a plan should not fall short. */
export function quartersOf(units: number, part: number): number {
  return part === 1 ? units : Math.ceil(units * part * 4) / 4;
}
