import { intersection, type Interval, unionOfIntervals } from "#platform/time";

/** Seconds that intervals cover when each is counted by itself. */
export function totalSeconds(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, { start, end }) => sum + Math.max(0, end - start), 0);
}

/** What the intervals share with a window. */
export function clippedTo(window: Interval, intervals: readonly Interval[]): readonly Interval[] {
  return intervals.flatMap((interval) => intersection(interval, window) ?? []);
}

/** What is left of a union of intervals without others. */
export function without(union: readonly Interval[], others: readonly Interval[]): readonly Interval[] {
  let left = union;
  for (const { start, end } of unionOfIntervals(others))
    left = left.flatMap((interval) =>
      [
        { start: interval.start, end: Math.min(interval.end, start) },
        { start: Math.max(interval.start, end), end: interval.end },
      ].filter((piece) => piece.end > piece.start),
    );
  return left;
}

/**
 * A union of intervals in which gaps of at most `seconds` are closed. Breaks within a gap do not make it longer: who left
 * a moment before a break and came back a moment after it was away for two moments.
 */
export function bridged(
  union: readonly Interval[],
  breaks: readonly Interval[],
  seconds: number,
): readonly Interval[] {
  const joined: { start: number; end: number }[] = [];
  for (const interval of union) {
    const last = joined.at(-1);
    const gap = last === undefined ? [] : without([{ start: last.end, end: interval.start }], breaks);
    if (last !== undefined && totalSeconds(gap) <= seconds) last.end = interval.end;
    else joined.push({ ...interval });
  }
  return joined;
}
