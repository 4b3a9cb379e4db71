import { formatInstant } from "./instant.ts";

let heldMilliseconds: number | undefined;

/** The present as a UTC instant to the second: `2026-12-03T19:00:00Z`. The only door to the machine's clock. */
export function now(): string {
  return formatInstant(Math.floor(nowMilliseconds() / 1000));
}

/** The present in milliseconds since 1970, for measuring and for tokens that expire. */
export function nowMilliseconds(): number {
  return heldMilliseconds ?? Date.now();
}

/** Stops the clock at `at` for a test. `advance` moves it on; `release` gives the machine's clock back. */
export function holdClock(at: string): HeldClock {
  const start = Date.parse(at);
  if (Number.isNaN(start)) throw new RangeError(`Not an instant: ${at}`);
  heldMilliseconds = start;
  return {
    advance: (seconds) => {
      heldMilliseconds = (heldMilliseconds ?? start) + seconds * 1000;
    },
    release: () => {
      heldMilliseconds = undefined;
    },
  };
}

/** A clock held still by `holdClock`. */
export interface HeldClock {
  readonly advance: (seconds: number) => void;
  readonly release: () => void;
}
