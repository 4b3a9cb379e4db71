import { SECONDS_PER_DAY, zoneOf } from "#platform/time";

/** How far one clock is ahead of another, and when. */
export interface ClockShift {
  readonly minutes: number;
  /** Epoch seconds in which it is so, both inclusive; absent: always. */
  readonly spans?: readonly (readonly [from: number, to: number])[];
}

const stepSeconds = 3 * SECONDS_PER_DAY;
const yearsAhead = 3;
const yearsBack = 10;
const secondsPerYear = 365.25 * SECONDS_PER_DAY;

/**
 * By how much the reader's clock is ahead of the site's: one answer for most pairs of zones, several where summer time
 * begins and ends on other days. What lies before and after the years looked at is as at their edge.
 */
export function clockShifts(
  zones: { readonly site: string; readonly reader: string },
  { now, includesPast }: { readonly now: number; readonly includesPast: boolean },
): readonly ClockShift[] {
  if (zones.site === zones.reader) return [{ minutes: 0 }];
  const [site, reader] = [zoneOf(zones.site), zoneOf(zones.reader)];
  const shiftAt = (instant: number) => (reader.offsetAt(instant) - site.offsetAt(instant)) / 60;
  const first = now - (includesPast ? yearsBack : 1) * secondsPerYear;
  const spansOf = new Map<number, [number, number][]>();
  const add = (shift: number, from: number, to: number) =>
    spansOf.set(shift, [...(spansOf.get(shift) ?? []), [from, to]]);
  let since = -Infinity;
  let shift = shiftAt(first);
  // Two clocks that change on one night are apart by another hour for less than a step: nobody meets then.
  for (let at = first; at < now + yearsAhead * secondsPerYear; at += stepSeconds) {
    const next = shiftAt(at + stepSeconds);
    if (next === shift) continue;
    const change = firstSecond((instant) => shiftAt(instant) === next, at, at + stepSeconds);
    add(shift, since, change - 1);
    [since, shift] = [change, next];
  }
  if (since === -Infinity) return [{ minutes: shift }];
  add(shift, since, Infinity);
  return [...spansOf].map(([minutes, spans]) => ({ minutes, spans }));
}

/** The first second in `(from, to]` at which something holds that does not at `from` and does at `to`. */
function firstSecond(holds: (instant: number) => boolean, from: number, to: number): number {
  let [low, high] = [Math.floor(from), Math.ceil(to)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
