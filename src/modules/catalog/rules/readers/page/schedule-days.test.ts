import { formatDate, parseDate } from "#platform/time";
import { expect, test } from "vitest";
import { type Repetition, readFrequency, readWeekday, repeatedDays } from "./schedule-days.ts";

const plain: Repetition = { every: "day", interval: 1, weekdays: [], monthDays: [], months: [] };

function days(repetition: Partial<Repetition>, first: string, last: string): readonly string[] {
  const span = { first: parseDate(first) ?? 0, last: parseDate(last) ?? 0 };
  return repeatedDays({ ...plain, ...repetition }, span, { daysLeft: 100_000 }).map(formatDate);
}

test.each<[string, Partial<Repetition>, string, readonly string[]]>([
  ["every other day", { interval: 2 }, "2026-12-06", ["2026-12-01", "2026-12-03", "2026-12-05"]],
  ["every week on its own day", { every: "week" }, "2026-12-15", ["2026-12-01", "2026-12-08", "2026-12-15"]],
  [
    "every other week, Monday and Thursday",
    { every: "week", interval: 2, weekdays: [{ weekday: 0 }, { weekday: 3 }] },
    "2026-12-31",
    ["2026-12-03", "2026-12-14", "2026-12-17", "2026-12-28", "2026-12-31"],
  ],
  [
    "the second Tuesday of the month",
    { every: "month", weekdays: [{ weekday: 1, ordinal: 2 }] },
    "2027-02-28",
    ["2026-12-08", "2027-01-12", "2027-02-09"],
  ],
  [
    "the last Friday of the month",
    { every: "month", weekdays: [{ weekday: 4, ordinal: -1 }] },
    "2027-01-31",
    ["2026-12-25", "2027-01-29"],
  ],
  [
    "the 15th and the last day of the month",
    { every: "month", monthDays: [15, -1] },
    "2027-01-20",
    ["2026-12-15", "2026-12-31", "2027-01-15"],
  ],
  [
    "every month on its own day",
    { every: "month" },
    "2027-02-10",
    ["2026-12-01", "2027-01-01", "2027-02-01"],
  ],
  ["every year", { every: "year" }, "2028-12-31", ["2026-12-01", "2027-12-01", "2028-12-01"]],
])("%s", (_, repetition, last, expected) => {
  expect(days(repetition, "2026-12-01", last)).toEqual(expected);
});

test("an empty budget ends the search", () => {
  const span = { first: 0, last: 1_000 };
  const budget = { daysLeft: 10 };

  expect(repeatedDays(plain, span, budget).length).toBe(10);
  expect(budget.daysLeft).toBe(0);
});

test.each([
  ["P1W", { every: "week", interval: 1 }],
  ["P14D", { every: "week", interval: 2 }],
  ["P3D", { every: "day", interval: 3 }],
  ["P2M", { every: "month", interval: 2 }],
  ["Biweekly", { every: "week", interval: 2 }],
  ["annually", { every: "year", interval: 1 }],
  ["PT1H", undefined],
  ["sometimes", undefined],
])("the frequency %s is %j", (text, expected) => {
  expect(readFrequency(text)).toEqual(expected);
});

test.each([
  ["https://schema.org/Monday", { weekday: 0 }],
  ["schema:Sunday", { weekday: 6 }],
  ["2TU", { weekday: 1, ordinal: 2 }],
  ["-1FR", { weekday: 4, ordinal: -1 }],
  ["x", undefined],
])("the weekday %s is %j", (text, expected) => {
  expect(readWeekday(text)).toEqual(expected);
});
