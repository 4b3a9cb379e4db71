import fc from "fast-check";
import { expect, test } from "vitest";
import { madeListing } from "../../../../../tests/catalog/made-listing.ts";
import { cardDate, hourRange, zoneName } from "./when.ts";

const session = { isAllDay: false, status: "scheduled", original: "" } as const;
const zones = ["America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"] as const;

test("hours are as the zone's clocks show them, the half of the day said once", () => {
  const range = (start: string, end: string) => hourRange({ ...session, start, end }, "America/New_York");

  expect(range("2026-12-03T19:00:00Z", "2026-12-03T20:30:00Z")).toBe("2–3:30 pm");
  expect(range("2026-12-03T16:05:00Z", "2026-12-03T17:00:00Z")).toBe("11:05 am – 12 pm");
  expect(range("2026-07-03T04:00:00Z", "2026-07-03T04:45:00Z")).toBe("12–12:45 am");
  expect(hourRange({ ...session, start: "2026-12-03T19:00:00Z" }, "Europe/Paris")).toBe("8 pm");
});

test("what lasts more than a day says on which day it ends", () => {
  const range = (end: string) =>
    hourRange({ ...session, start: "2026-12-03T14:00:00Z", end }, "America/New_York");

  expect(range("2026-12-05T22:00:00Z")).toBe("9 am – Sat, Dec 5, 5 pm");
  expect(range("2026-12-04T06:00:00Z")).toBe("9 am – 1 am");
});

test("clocks agree with those of the platform in any zone", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), fc.constantFrom(...zones), (second, timeZone) => {
      const start = new Date(second * 1000);
      const expected = new Intl.DateTimeFormat("en-US", {
        timeZone,
        hour: "numeric",
        minute: "2-digit",
      }).format(start);

      expect(hourRange({ ...session, start: start.toISOString() }, timeZone)).toBe(
        expected.replace(":00", "").replaceAll(/\s/gu, " ").toLowerCase(),
      );
    }),
    { numRuns: 300, seed: 11 },
  );
});

test("days agree with those of the platform in any zone", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), fc.constantFrom(...zones), (second, timeZone) => {
      const start = new Date(second * 1000);
      const part = (options: Intl.DateTimeFormatOptions) =>
        new Intl.DateTimeFormat("en-US", { timeZone, ...options }).format(start);

      const shown = cardDate(madeListing(), { ...session, start: start.toISOString() }, timeZone);

      expect([shown.above, shown.large, shown.below[0]]).toEqual([
        part({ month: "short" }),
        part({ day: "numeric" }),
        part({ weekday: "short" }),
      ]);
    }),
    { numRuns: 300, seed: 12 },
  );
});

test("a session of whole days keeps its day in every zone", () => {
  const allDay = { ...session, isAllDay: true, start: "2026-12-31", end: "2027-01-02" };

  expect(cardDate(madeListing(), allDay, "Pacific/Honolulu")).toEqual({
    above: "Dec",
    large: "31",
    below: ["Thu", "3 days"],
    dateTime: "2026-12-31",
  });
});

test("a webinar of which nothing says when is not said to be there at any time", () => {
  const shown = (given: Parameters<typeof madeListing>[0]) =>
    cardDate(madeListing({ sessions: [], ...given }), undefined, "UTC").below;

  expect(shown({ kind: "webinar", ways: [] })).toEqual(["not stated"]);
  expect(shown({ kind: "webinar", ways: ["own-pace"] })[0]).toBe("time");
  expect(shown({ kind: "course", ways: [] })[0]).toBe("time");
});

test("a zone is called what people call it, all year", () => {
  expect(["America/New_York", "America/Phoenix", "UTC"].map(zoneName)).toEqual([
    "Eastern Time",
    "Mountain Standard Time",
    "UTC",
  ]);
});
