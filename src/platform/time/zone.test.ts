import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";

import {
  clockIn,
  formatInstant,
  parseInstant,
  toInstant,
  toWall,
  zoneFromTransitions,
  zoneOf,
} from "#platform/time";

const ZONES = [
  "America/New_York",
  "America/St_Johns",
  "Europe/Dublin",
  "Africa/Casablanca",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "+05:30",
];

function wall(text: string): number {
  return parseInstant(`${text}Z`) ?? Number.NaN;
}

test("a wall clock time becomes its instant", () => {
  const newYork = zoneOf("America/New_York");

  expect(formatInstant(toInstant(newYork, wall("2026-12-03T14:00:00")))).toBe("2026-12-03T19:00:00Z");
  expect(formatInstant(toInstant(newYork, wall("2026-07-03T14:00:00")))).toBe("2026-07-03T18:00:00Z");
});

test("a time skipped in spring is read with the offset before the gap", () => {
  const instant = toInstant(zoneOf("America/New_York"), wall("2026-03-08T02:30:00"));

  expect(formatInstant(instant)).toBe("2026-03-08T07:30:00Z");
});

test("a time shown twice in autumn is its first showing", () => {
  const instant = toInstant(zoneOf("America/New_York"), wall("2026-11-01T01:30:00"));

  expect(formatInstant(instant)).toBe("2026-11-01T05:30:00Z");
});

test("offsets and wall clocks agree with Temporal from 1970 to 2050 in zones with odd rules", () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 0, max: 2_524_608_000 }), (id, seconds) => {
      const zone = zoneOf(id);
      const expected = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(id);

      expect(zone.offsetAt(seconds)).toBe(expected.offsetNanoseconds / 1e9);

      const local = expected.toPlainDateTime();
      const back = local.toZonedDateTime(id, { disambiguation: "compatible" }).epochMilliseconds / 1000;

      expect(toInstant(zone, toWall(zone, seconds))).toBe(back);
    }),
    { numRuns: 300, seed: 20_261_203 },
  );
});

test("a zone of one's own follows its transitions", () => {
  const zone = zoneFromTransitions("Own", -3600, [
    { at: 1000, offset: 0 },
    { at: 2000, offset: 3600 },
  ]);

  expect([999, 1000, 1999, 2000].map((instant) => zone.offsetAt(instant))).toStrictEqual([-3600, 0, 0, 3600]);
});

test("the weekday and minute are those of the zone's clocks", () => {
  expect(clockIn("America/New_York", "2026-12-04T02:30:00Z")).toStrictEqual({
    weekday: 3,
    minuteOfDay: 1290,
  });
  expect(clockIn("UTC", "2026-12-04T02:30:00Z")).toStrictEqual({ weekday: 4, minuteOfDay: 150 });
});

test("an id nobody knows is refused", () => {
  expect(() => zoneOf("Nowhere/Middle")).toThrow(RangeError);
});
