import {
  type EpochSeconds,
  type Interval,
  SECONDS_PER_DAY,
  unionOfIntervals,
  weekdayOf,
  type Zone,
} from "#platform/time";
import type { WeeklyHours } from "../hours.ts";
import { instantAt, localDay } from "./local-day.ts";

type Span = readonly [start: EpochSeconds, end: EpochSeconds];

/** Whether weekly hours, by the clock of a zone, hold for all of a time; hours that meet at midnight are one. */
export function holdThroughout(
  hours: readonly { readonly weekly: WeeklyHours; readonly zone: Zone }[],
  span: Span,
): boolean {
  const intervals = hours.flatMap((each) => weeklyIntervals(each, span));
  return unionOfIntervals(intervals).some(({ start, end }) => start <= span[0] && end >= span[1]);
}

/** Weekly hours by the clock of a zone, on all days that a time touches. */
export function weeklyIntervals(
  { weekly, zone }: { readonly weekly: WeeklyHours; readonly zone: Zone },
  [start, end]: Span,
): readonly Interval[] {
  const found: Interval[] = [];
  const [first, last] = [Math.floor(start / SECONDS_PER_DAY) - 1, Math.floor(end / SECONDS_PER_DAY) + 1];
  for (let number = first; number <= last; number += 1) {
    const day = localDay(zone, number);
    for (const { startMinute, endMinute } of weekly[weekdayOf(number)] ?? [])
      found.push({ start: instantAt(day, startMinute), end: instantAt(day, endMinute) });
  }
  return found;
}
