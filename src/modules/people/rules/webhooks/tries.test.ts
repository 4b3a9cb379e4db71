import fc from "fast-check";
import { expect, test } from "vitest";
import { formatInstant, parseInstant } from "#platform/time";
import { isFailingTooLong, nextTryAt } from "./tries.ts";

const began = "2026-11-20T12:00:00Z";
const seconds = (instant: string) => parseInstant(instant) ?? 0;

test("the wait doubles from half a minute to a minute, up to six hours, and ends within three days", () => {
  const waits: number[] = [];
  let now = began;
  for (let tryCount = 1; ; tryCount += 1) {
    const next = nextTryAt({ tryCount, roundBeganAt: began, now }, 0.5);
    if (next === undefined) break;
    waits.push(seconds(next) - seconds(now));
    now = next;
  }

  expect(waits.slice(0, 10)).toEqual([45, 90, 180, 360, 720, 1440, 2880, 5760, 11_520, 16_200]);
  expect(new Set(waits.slice(9))).toEqual(new Set([16_200]));
  expect(seconds(now)).toBeLessThanOrEqual(seconds(began) + 3 * 86_400);
  expect(seconds(now)).toBeGreaterThan(seconds(began) + 2.7 * 86_400);
});

test("whatever the chance, a try is in the future, within the wait, and never after three days", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.integer({ min: 0, max: 4 * 86_400 }),
      (tryCount, chance, passed) => {
        const now = formatInstant(seconds(began) + passed);
        const next = nextTryAt({ tryCount, roundBeganAt: began, now }, chance);
        if (next === undefined) return;
        expect(seconds(next) - seconds(now)).toBeGreaterThanOrEqual(30);
        expect(seconds(next) - seconds(now)).toBeLessThanOrEqual(6 * 3600);
        expect(seconds(next)).toBeLessThanOrEqual(seconds(began) + 3 * 86_400);
      },
    ),
  );
});

test("a webhook is given up after five days without one arrival", () => {
  expect(isFailingTooLong("2026-11-20T12:00:00Z", "2026-11-25T11:59:59Z")).toBe(false);
  expect(isFailingTooLong("2026-11-20T12:00:00Z", "2026-11-25T12:00:00Z")).toBe(true);
});
