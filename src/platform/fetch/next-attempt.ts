/** What is known when a source has just failed. */
export interface FailedAttempt {
  /** How often in a row it has failed, this time included: 1 or more. */
  readonly failureCount: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Until when the server asked to be left alone. */
  readonly notBefore?: number;
  /** A number of at least 0 and less than 1, drawn by the caller. */
  readonly chance: number;
}

export interface BackOff {
  readonly firstMilliseconds: number;
  readonly longestMilliseconds: number;
}

/** A quarter of an hour at first, two days at most. */
export const DEFAULT_BACK_OFF: BackOff = { firstMilliseconds: 900_000, longestMilliseconds: 172_800_000 };

/** A server that asks for more than this is asked again after it all the same. */
const LONGEST_OBEDIENCE = 7 * 86_400_000;

/**
 * When to try again, in milliseconds since 1970: twice as long after each failure, spread over the upper half of that
 * time so that sources which failed together do not come back together, and never before the server allows it.
 */
export function nextAttempt(attempt: FailedAttempt, backOff: BackOff = DEFAULT_BACK_OFF): number {
  const doublings = Math.min(Math.max(attempt.failureCount - 1, 0), 30);
  const longest = Math.min(backOff.firstMilliseconds * 2 ** doublings, backOff.longestMilliseconds);
  const own = attempt.now + Math.round(longest / 2 + (longest / 2) * attempt.chance);
  if (attempt.notBefore === undefined) return own;
  // The same spread beyond the server's own date: it named that one to everybody.
  const asked = Math.min(attempt.notBefore, attempt.now + LONGEST_OBEDIENCE);
  return Math.max(own, asked + Math.round((backOff.firstMilliseconds / 2) * attempt.chance));
}
