import { expect, test } from "vitest";
import { awayWords } from "./away-words.ts";

test.each([
  ["2027-01-22T00:00", "2027-01-23T00:00", "Fri, Jan 22, 2027"],
  ["2027-01-18T00:00", "2027-01-23T00:00", "Mon, Jan 18 to Fri, Jan 22, 2027"],
  ["2026-12-28T00:00", "2027-01-02T00:00", "Mon, Dec 28, 2026 to Fri, Jan 1, 2027"],
  ["2027-01-22T13:00", "2027-01-22T17:30", "Fri, Jan 22, 2027, 1 pm to 5:30 pm"],
  ["2027-01-22T12:00", "2027-01-23T00:00", "Fri, Jan 22, 2027, noon to Sat, Jan 23, 2027, midnight"],
])("a time away from %s to %s is said as people say it", (from, to, words) => {
  expect(awayWords({ from, to })).toBe(words);
});
