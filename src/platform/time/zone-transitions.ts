import { SECONDS_PER_DAY } from "./civil.ts";
import type { EpochSeconds } from "./instant.ts";

/** From `at` on, the wall clock is UTC plus `offset` seconds. */
export interface Transition {
  readonly at: EpochSeconds;
  readonly offset: number;
}

/** Short enough to see the pause of summer time in Ramadan (about 30 days), the shortest period of recent decades. */
const STEP_SECONDS = 12 * SECONDS_PER_DAY;

/** The changes of an offset in `[start, end)`, found by sampling and halving. */
export function findTransitions(
  offsetAt: (instant: EpochSeconds) => number,
  start: EpochSeconds,
  end: EpochSeconds,
): Transition[] {
  const found: Transition[] = [];
  let from = start;
  let offset = offsetAt(start);
  while (from < end - 1) {
    const to = Math.min(from + STEP_SECONDS, end - 1);
    const next = offsetAt(to);
    if (next !== offset) found.push({ at: firstSecondOf(next, offsetAt, [from, to]), offset: next });
    from = to;
    offset = next;
  }
  return found;
}

function firstSecondOf(
  offset: number,
  offsetAt: (instant: EpochSeconds) => number,
  [from, to]: readonly [EpochSeconds, EpochSeconds],
): EpochSeconds {
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === offset) high = middle;
    else low = middle;
  }
  return high;
}
