import { expect, test } from "vitest";
import { heldBackWords } from "./plan-words.ts";

const months = ["October 2026", "November 2026", "December 2026", "January 2027", "March 2027"];
const hours = months.map((month) => `your hours in ${month}`);

test.each([
  [[], "no limit holds it back"],
  [["your money"], "held back by your money"],
  [hours.slice(0, 1), "held back by your hours in October 2026"],
  [
    [...hours.slice(0, 3), "your money"],
    "held back by your hours in October 2026, November 2026 and December 2026, your money",
  ],
  [[...hours, "your days away"], "held back by your hours in 5 months, your days away"],
])("what holds a plan back is told with the months of hours as one: %j", (binding, words) => {
  expect(heldBackWords(binding)).toBe(words);
});
