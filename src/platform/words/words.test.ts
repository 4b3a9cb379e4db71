import fc from "fast-check";
import { expect, test } from "vitest";
import { formatDate } from "#platform/time";
import { clockWords, dayWords, dollars, longDay, monthWords, shortDay, shortMonth } from "./index.ts";

test("a day is written short, long, and without its year", () => {
  expect([dayWords("2027-06-03"), longDay("2027-06-03"), shortDay("2027-06-03")]).toEqual([
    "Jun 3, 2027",
    "June 3, 2027",
    "Jun 3",
  ]);
});

test("what is no day stays as it is written", () => {
  for (const words of [dayWords, longDay, shortDay])
    expect([words("soon"), words("2027-02-30")]).toEqual(["soon", "2027-02-30"]);
});

test("every day is written as the language's own rules write it", () => {
  const medium = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" });
  fc.assert(
    fc.property(fc.integer({ min: -200_000, max: 200_000 }), (day) => {
      expect(dayWords(formatDate(day))).toBe(medium.format(new Date(day * 86_400_000)));
    }),
  );
});

test("a month is written whole, and short over a column", () => {
  expect([monthWords("2026-11"), shortMonth("2026-11-22")]).toEqual(["November 2026", "Nov 2026"]);
});

test("noon and midnight have words, and whole hours no minutes", () => {
  expect([0, 5, 570, 720, 725, 960, 1439, 1440].map(clockWords)).toEqual([
    "midnight",
    "12:05 am",
    "9:30 am",
    "noon",
    "12:05 pm",
    "4 pm",
    "11:59 pm",
    "midnight",
  ]);
});

test("money has cents only where there are some", () => {
  expect([0, 4000, 125_000, 1250, -305, 1].map(dollars)).toEqual([
    "$0",
    "$40",
    "$1,250",
    "$12.50",
    "−$3.05",
    "$0.01",
  ]);
});
