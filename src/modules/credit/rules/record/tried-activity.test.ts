import { expect, test } from "vitest";
import { triedWords } from "./tried-activity.ts";

test.each([
  ["1", "hours", "1 hour"],
  ["1.5", "hours", "1.5 hours"],
  ["90", "minutes", "90 minutes"],
  ["1", "semester hour", "1 semester hour"],
  ["3", "semester hour", "3 semester hours"],
  ["90 min", "hours", "90 min"],
  ["1:30", "hours", "1:30"],
])("what is tried says its length as people do: %s %s", (amount, measure, words) => {
  const tried = { title: "Robots", amount, measure, mode: "reading", categories: ["c"], topics: [] };

  expect(triedWords(tried, new Map([["c", "Category C"]]))).toBe(`Robots: ${words}, Reading, Category C`);
});
