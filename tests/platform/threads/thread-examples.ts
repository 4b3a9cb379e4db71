import { InvalidInput } from "#platform/errors";
import type { ThreadSide } from "#platform/threads";

/** Work of the tests: adds up, telling each step. */
export function addUp(numbers: readonly number[], side: ThreadSide<number>): number {
  let sum = 0;
  for (const number of numbers) {
    sum += number;
    side.report(sum);
  }
  return sum;
}

/** Blocks until it is stopped, then says how it ended. */
export function workUntilStopped(_input: null, side: ThreadSide<string>): string {
  side.report("begun");
  while (!side.isStopped());
  return "stopped";
}

/** Never ends by itself, and listens to nobody. */
export function workForEver(_input: null, side: ThreadSide<string>): never {
  side.report("begun");
  for (;;);
}

/** Fails in its own words. */
export function refuse(where: string): never {
  throw new InvalidInput([{ where, message: "Write something else." }]);
}

/** Fails as a bug does. */
export function breakDown(): never {
  throw new TypeError("It broke.");
}
