import * as fc from "fast-check";
import { expect, test } from "vitest";

import {
  civilDate,
  dayNumber,
  daysInMonth,
  durationMinutes,
  formatDate,
  formatInstant,
  holdClock,
  intersection,
  now,
  nowMilliseconds,
  parseDate,
  parseDuration,
  parseInstant,
  unionOfIntervals,
  weekdayOf,
} from "#platform/time";

test("day numbers agree with Date over all four-digit years", () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (number) => {
      const date = new Date(number * 86_400_000);
      const civil = civilDate(number);

      expect(civil).toStrictEqual({
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
      });
      expect(dayNumber(civil.year, civil.month, civil.day)).toBe(number);
      expect(weekdayOf(number)).toBe((date.getUTCDay() + 6) % 7);
      expect(parseDate(formatDate(number))).toBe(number);
    }),
    { seed: 1 },
  );
});

test("days that do not exist are not dates", () => {
  expect(["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "0000-01-01"].map(parseDate)).toStrictEqual(
    Array.from({ length: 5 }, () => undefined),
  );
  expect([
    daysInMonth(2024, 2),
    daysInMonth(1900, 2),
    daysInMonth(2000, 2),
    daysInMonth(2026, 4),
  ]).toStrictEqual([29, 28, 29, 30]);
});

test("instants are read with any offset and written in UTC", () => {
  const texts = [
    "2026-12-03T19:00:00Z",
    "2026-12-03T14:00:00-05:00",
    "2026-12-04T00:30:05.9+0530",
    "2026-12-03 19:00Z",
  ];

  expect(texts.map((text) => formatInstant(parseInstant(text) ?? Number.NaN))).toStrictEqual([
    "2026-12-03T19:00:00Z",
    "2026-12-03T19:00:00Z",
    "2026-12-03T19:00:05Z",
    "2026-12-03T19:00:00Z",
  ]);
  expect(parseInstant("2026-12-03T19:00:00")).toBeUndefined();
});

test("durations are read as ISO 8601 writes them", () => {
  expect(
    ["PT1H30M", "P1DT12H", "-PT15M", "P2W", "PT1.5H"].map((text) => durationMinutes(parseDuration(text)!)),
  ).toStrictEqual([90, 2160, -15, 20_160, 90]);
  expect(["P", "PT", "1H", "", "PT1H30"].map(parseDuration)).toStrictEqual(
    Array.from({ length: 5 }, () => undefined),
  );
});

test("a held clock stands still, moves when told, and is given back", () => {
  const clock = holdClock("2026-12-03T19:00:00Z");

  expect(now()).toBe("2026-12-03T19:00:00Z");
  clock.advance(90);
  expect([now(), nowMilliseconds()]).toStrictEqual(["2026-12-03T19:01:30Z", 1_796_324_490_000]);
  clock.release();
  expect(now()).not.toBe("2026-12-03T19:01:30Z");
});

test("overlapping intervals count once", () => {
  const union = unionOfIntervals([
    { start: 50, end: 60 },
    { start: 0, end: 10 },
    { start: 5, end: 20 },
    { start: 30, end: 30 },
  ]);

  expect(union).toStrictEqual([
    { start: 0, end: 20 },
    { start: 50, end: 60 },
  ]);
  expect(intersection({ start: 0, end: 10 }, { start: 5, end: 20 })).toStrictEqual({ start: 5, end: 10 });
  expect(intersection({ start: 0, end: 10 }, { start: 10, end: 20 })).toBeUndefined();
});
