import type { EpochSeconds } from "./instant.ts";

/** From `start` to just before `end`. */
export interface Interval {
  readonly start: EpochSeconds;
  readonly end: EpochSeconds;
}

/** The same time as the intervals cover together, without overlaps, in order. Empty and reversed ones are dropped. */
export function unionOfIntervals(intervals: readonly Interval[]): readonly Interval[] {
  const sorted = intervals.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
  const union: { start: number; end: number }[] = [];
  for (const { start, end } of sorted) {
    const last = union.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else union.push({ start, end });
  }
  return union;
}

/** The part two intervals share; undefined when they share none. */
export function intersection(a: Interval, b: Interval): Interval | undefined {
  const shared = { start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) };
  return shared.end > shared.start ? shared : undefined;
}
