import { expect, test } from "vitest";
import { anything, findQueryString } from "./find-query.ts";
import { waysOut } from "./ways-out.ts";

test("each wish can be given up by itself, then all but the words, then the present", () => {
  const query = {
    ...anything,
    text: "teens",
    isFree: true,
    maxMinutes: 5,
    near: "11217",
    withinMiles: 10,
    days: ["thu" as const],
    order: "soonest" as const,
    page: 3,
  };

  const ways = waysOut(query, new Map());

  expect(ways.map((way) => [way.label, findQueryString(way.query)])).toEqual([
    ["Without “at most 5 minutes”", "q=teens&free=yes&near=11217&within=10&day=thu&order=soonest"],
    ["Without “on Thursdays”", "q=teens&free=yes&max-minutes=5&near=11217&within=10&order=soonest"],
    ["Without “within 10 miles of 11217”", "q=teens&free=yes&max-minutes=5&day=thu&order=soonest"],
    ["Without “free”", "q=teens&max-minutes=5&near=11217&within=10&day=thu&order=soonest"],
    ["Without “teens”", "free=yes&max-minutes=5&near=11217&within=10&day=thu&order=soonest"],
    ["“teens” without any filter", "q=teens&order=soonest"],
    [
      "Among past sessions too: some have recordings",
      "q=teens&free=yes&max-minutes=5&near=11217&within=10&day=thu&past=yes&order=soonest",
    ],
  ]);
});

test("words alone leave only the past and giving them up", () => {
  const ways = waysOut({ ...anything, text: "teens", includesPast: false }, new Map());

  expect(ways.map((way) => way.label)).toEqual([
    "Without “teens”",
    "Among past sessions too: some have recordings",
  ]);
});
