import fc from "fast-check";
import { expect, test } from "vitest";
import {
  anything,
  contradictions,
  filterCount,
  findParameters,
  findQuery,
  findQueryString,
  weekdays,
} from "./find-query.ts";

function read(text: string) {
  const sent: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(text)) (sent[name] ??= []).push(value);
  return findQuery(findParameters.parse(sent));
}

test("a question survives being written into an address and read again", () => {
  const list = fc
    .uniqueArray(fc.constantFrom("a", "b-c", "d & e"), { maxLength: 3 })
    .map((values) => values.toSorted());
  const questions = fc.record({
    text: fc.constantFrom("", "makerspace teens", 'c++ & "quoted" -not'),
    isFree: fc.boolean(),
    maxMinutes: fc.option(fc.integer({ min: 1, max: 600 }), { nil: undefined }),
    maxCents: fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: undefined }),
    near: fc.constantFrom(undefined, "11217", "Albany, NY"),
    days: fc.subarray([...weekdays]),
    afterMinute: fc.option(fc.integer({ min: 0, max: 1439 }), { nil: undefined }),
    topics: list,
    kinds: list,
    page: fc.integer({ min: 1, max: 50 }),
    order: fc.constantFrom("best" as const, "soonest" as const),
    includesPast: fc.boolean(),
    fitsMe: fc.boolean(),
  });

  fc.assert(
    fc.property(questions, (given) => {
      const query = { ...anything, ...given };
      expect(read(findQueryString(query))).toEqual(query);
    }),
  );
});

test("a distance may be written in miles or kilometres", () => {
  expect(read("near=11217&within=40").withinMiles).toBe(40);
  expect(read("near=11217&within=25mi").withinMiles).toBe(25);
  expect(read("near=11217&within=100km").withinMiles).toBeCloseTo(62.137, 3);
});

test("every wrong value is named with its field", () => {
  const result = findParameters.safeParse({
    "max-minutes": "soon",
    within: "far",
    day: "someday",
    zone: "Mars/Olympus",
    from: "3 Dec",
  });

  expect(result.error?.issues.map((issue) => [issue.path[0], issue.message])).toEqual([
    ["max-minutes", "Write a number of minutes."],
    ["within", "Write a distance such as 25mi."],
    ["day", "Write days as mon, tue, wed, thu, fri, sat or sun."],
    ["from", "Write a date such as 2026-12-03."],
    ["zone", "Write a time zone such as America/New_York."],
  ]);
});

test("filters are counted, words and order are not", () => {
  expect(filterCount(read("q=teens&order=soonest"))).toBe(0);
  expect(filterCount(read("free=yes&topic=technology&topic=teens&near=11217&after=13:00"))).toBe(5);
});

test("what leaves nothing over between two wishes is told at the later one", () => {
  const given = findParameters.parse({
    from: "2027-05-01",
    to: "2027-01-01",
    after: "15:00",
    before: "15:00",
  });

  expect(contradictions(given).map(({ where }) => where)).toEqual(["to", "before"]);
  expect(contradictions(findParameters.parse({ from: "2027-05-01", to: "2027-05-01" }))).toEqual([]);
});
