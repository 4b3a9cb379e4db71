import fc from "fast-check";
import { expect, test } from "vitest";
import { readDayHours, readMinuteSpan, writeDayHours } from "./day-hours.ts";

test.each([
  ["9-5", 540, 1020],
  ["9-17", 540, 1020],
  ["9:00–12:30", 540, 750],
  ["1-5", 780, 1020],
  ["12-5", 720, 1020],
  ["10 am to noon", 600, 720],
  ["9a-1p", 540, 780],
  ["9:00 AM – 1:00 PM", 540, 780],
  ["1-5pm", 780, 1020],
  ["9-5pm", 540, 1020],
  ["7-3", 420, 900],
  ["8 p.m. - midnight", 1200, 1440],
  ["06:00-10:00", 360, 600],
  ["noon-6", 720, 1080],
  ["00:00-24:00", 0, 1440],
])("%s is read as people mean it", (text, startMinute, endMinute) => {
  expect(readMinuteSpan(text)).toEqual({ startMinute, endMinute });
});

test.each(["", "9", "nine to five", "25-26", "13pm-14", "17:00-9:00", "9:75-10"])(
  "%j is no stretch of hours",
  (text) => {
    expect(readMinuteSpan(text)).toBeUndefined();
  },
);

test("a day may have several, and a closed one has none", () => {
  expect(readDayHours("9-12, 1-5")).toEqual({
    spans: [
      { startMinute: 540, endMinute: 720 },
      { startMinute: 780, endMinute: 1020 },
    ],
  });
  expect(readDayHours(" closed ")).toEqual({ spans: [] });
});

test("what cannot be read is named", () => {
  expect(readDayHours("9-12, later")).toEqual({
    wrong: "later",
    why: "Write hours as 9-5 or 9:00–12:00, 13:00–17:00.",
  });
  expect(readDayHours("9-12, 11-13")).toEqual({
    wrong: "11-13",
    why: "It begins before the hours in front of it end.",
  });
});

test("hours that are written are read back as they were", () => {
  const edges = fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(edges, (minutes) => {
      const sorted = minutes.toSorted((one, other) => one - other);
      const spans = sorted.flatMap((startMinute, place) => {
        const endMinute = sorted[place + 1];
        return place % 2 === 0 && endMinute !== undefined ? [{ startMinute, endMinute }] : [];
      });

      expect(readDayHours(writeDayHours(spans))).toEqual({ spans });
    }),
  );
});
