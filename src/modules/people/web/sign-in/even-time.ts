import { setTimeout } from "node:timers/promises";

/**
 * Does the work in no less than this time, so that an answer does not tell by its time what was done: to write a letter
 * takes a few milliseconds more than not to.
 */
export async function inEvenTime<Result>(milliseconds: number, work: () => Promise<Result>): Promise<Result> {
  const [result] = await Promise.all([work(), setTimeout(milliseconds)]);
  return result;
}

/** Longer than the slowest of these answers usually takes. */
export const evenMilliseconds = 100;
