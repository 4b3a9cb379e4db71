import fc from "fast-check";
import { expect, test } from "vitest";
import { dayHoursText, openingHoursOf, readDayHours, readWeekHours, weekHoursLines } from "./hours-text.ts";

test.for([
  ["9-17", [[540, 1020]]],
  [
    "9:00–12:00, 13:00–17:00",
    [
      [540, 720],
      [780, 1020],
    ],
  ],
  ["9-5", [[540, 1020]]],
  ["9 am to 5:30 p.m.", [[540, 1050]]],
  [
    "10am-noon; 1pm-8pm",
    [
      [600, 720],
      [780, 1200],
    ],
  ],
  ["noon-8", [[720, 1200]]],
  ["1-5pm", [[780, 1020]]],
  ["18-midnight", [[1080, 1440]]],
  ["open 24 hours", [[0, 1440]]],
  ["Closed", []],
  ["", []],
] as const)("a day’s hours are read: %s", ([text, intervals]) => {
  expect(readDayHours(text)).toEqual({ intervals });
});

test.for([
  ["9", "“9” is not understood."],
  ["25-26", "“25-26” has an hour that is on no clock."],
  ["9-17, 16-20", "Two of these hours overlap."],
  ["17:00-13:00", "“17:00-13:00” ends before it begins."],
  ["9-12,".repeat(80), "This is too long."],
] as const)("hours that cannot be are told: %s", ([text, start]) => {
  expect(readDayHours(text).problem?.startsWith(start)).toBe(true);
});

test("a week in one cell is read, and written in plain words again", () => {
  const { hours } = readWeekHours("Mon-Thu 9-20; Fri, Sat: 9-17");

  expect(hours && weekHoursLines(hours)).toEqual([
    "Monday to Thursday 9:00–20:00",
    "Friday and Saturday 9:00–17:00",
    "Sunday closed",
  ]);
  expect(readWeekHours("whenever we like").hours).toBe(undefined);
});

test.for(["Mon-Fri 9-5", "Mon - Fri: 9-5", "Monday to Friday 9–5", "Mon., Tue, Wed & Thu and Fri 9-5"])(
  "the days of a week are read: %s",
  (text) => {
    const { hours } = readWeekHours(text);

    expect(hours && weekHoursLines(hours)).toEqual([
      "Monday to Friday 9:00–17:00",
      "Saturday and Sunday closed",
    ]);
  },
);

test("a long word where hours should be is no work to refuse", () => {
  for (const text of ["x".repeat(5000), "mon ".repeat(1000), "a-".repeat(2000), "to and ".repeat(700)])
    expect(readWeekHours(text).problem).toMatch(/names no days/u);
});

test("hours as they are shown are read as the same hours", () => {
  const cuts = fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(cuts, (found) => {
      const sorted = found.toSorted((one, other) => one - other);
      const intervals = Array.from(
        { length: Math.floor(sorted.length / 2) },
        (_, at) => [sorted[2 * at]!, sorted[2 * at + 1]!] as const,
      );

      expect(readDayHours(dayHoursText(intervals))).toEqual({ intervals });
    }),
    { numRuns: 300, seed: 1 },
  );
});

test("no text, however odd, breaks the reading of hours", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
      readDayHours(text);
      readWeekHours(text);
    }),
    { numRuns: 500, seed: 1 },
  );
  expect(openingHoursOf([]).length).toBe(7);
});
