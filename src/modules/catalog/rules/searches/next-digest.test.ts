import fc from "fast-check";
import { expect, test } from "vitest";
import { clockIn, formatInstant, parseInstant } from "#platform/time";
import { nextDigest } from "./next-digest.ts";

test.for([
  ["day", "2026-11-21T11:59:59Z", "2026-11-21T12:00:00Z"],
  ["day", "2026-11-21T12:00:00Z", "2026-11-22T12:00:00Z"],
  // The clocks go forward in the night: 7 in the morning is an hour earlier.
  ["day", "2027-03-13T12:00:00Z", "2027-03-14T11:00:00Z"],
  ["week", "2026-11-21T12:00:00Z", "2026-11-23T12:00:00Z"],
  ["week", "2026-11-23T11:59:00Z", "2026-11-23T12:00:00Z"],
  ["week", "2026-11-23T12:00:00Z", "2026-11-30T12:00:00Z"],
] as const)("every %s, after %s, comes %s", ([every, after, due]) => {
  expect(nextDigest(every, after, "America/New_York")).toBe(due);
});

test("it is always later, at 7 on the clocks there, and a weekly one on a Monday", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1_700_000_000, max: 2_000_000_000 }),
      fc.constantFrom("America/New_York", "Pacific/Auckland", "Asia/Kathmandu", "UTC"),
      fc.constantFrom("day" as const, "week" as const),
      (seconds, zone, every) => {
        const due = nextDigest(every, formatInstant(seconds), zone);

        const { weekday, minuteOfDay } = clockIn(zone, due);
        const waitSeconds = (parseInstant(due) ?? 0) - seconds;
        expect([minuteOfDay, every === "day" ? 0 : weekday]).toEqual([420, 0]);
        expect(waitSeconds).toBeGreaterThan(0);
        expect(waitSeconds).toBeLessThanOrEqual((every === "day" ? 25 : 7 * 24 + 1) * 3600);
      },
    ),
  );
});
