import { formatInstant, parseInstant } from "#platform/time";

/** One try to deliver: when, what came back, and how long it took. */
export interface WebhookTry {
  readonly at: string;
  readonly status?: number | undefined;
  /** What went wrong, as a sentence; absent when it arrived. */
  readonly problem?: string | undefined;
  readonly milliseconds: number;
}

const minute = 60;
const firstWaitSeconds = minute;
const longestWaitSeconds = 6 * 3600;
/** How long something is tried: a server may be down from Friday to Monday. */
export const tryDays = 3;
/** A webhook that takes nothing for so long is switched off, and its owner told. */
export const failingDays = 5;
const daySeconds = 86_400;

/**
 * When to try again after a number of failures in a round, or undefined when three days are over. The wait doubles from a minute
 * to six hours, spread over its upper half by `chance` (at least 0, less than 1): receivers that went down together are not
 * all called at one moment.
 */
export function nextTryAt(
  {
    tryCount,
    roundBeganAt,
    now,
  }: { readonly tryCount: number; readonly roundBeganAt: string; readonly now: string },
  chance: number,
): string | undefined {
  const longest = Math.min(firstWaitSeconds * 2 ** Math.min(tryCount - 1, 20), longestWaitSeconds);
  const at = seconds(now) + Math.round(longest / 2 + (longest / 2) * chance);
  return at <= seconds(roundBeganAt) + tryDays * daySeconds ? formatInstant(at) : undefined;
}

/** Whether a webhook has failed for too long. */
export function isFailingTooLong(failingSince: string, now: string): boolean {
  return seconds(now) - seconds(failingSince) >= failingDays * daySeconds;
}

function seconds(instant: string): number {
  return parseInstant(instant) ?? 0;
}
