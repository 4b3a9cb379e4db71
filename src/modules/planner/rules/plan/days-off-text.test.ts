import { expect, test } from "vitest";
import { readDaysOff } from "./days-off-text.ts";

const today = "2026-11-23";

test.each([
  ["2026-12-14", "2026-12-14", "2026-12-14"],
  ["2027-03-01 to 2027-03-12", "2027-03-01", "2027-03-12"],
  ["2027-03-01–2027-03-12", "2027-03-01", "2027-03-12"],
  ["2027-03-01-2027-03-12", "2027-03-01", "2027-03-12"],
  ["12/24/2026 - 1/3/2027", "2026-12-24", "2027-01-03"],
  ["12/24/2026-1/3/2027", "2026-12-24", "2027-01-03"],
  ["12/24/26", "2026-12-24", "2026-12-24"],
  ["12/24 to 1/3", "2026-12-24", "2027-01-03"],
  ["Dec 24", "2026-12-24", "2026-12-24"],
  ["March 1st, 2027 through March 12", "2027-03-01", "2027-03-12"],
  ["Mar 1 - Mar 12", "2027-03-01", "2027-03-12"],
  ["Jan 5 to Jan 9, 2028", "2028-01-05", "2028-01-09"],
  ["Dec 24 to Jan 3, 2028", "2027-12-24", "2028-01-03"],
  ["November 23", "2026-11-23", "2026-11-23"],
  ["November 22", "2027-11-22", "2027-11-22"],
])("days to keep free as people write them: %s", (text, from, to) => {
  expect(readDaysOff(text, today)).toEqual({ days: [{ from, to }] });
});

test("one on a line, and empty lines are none", () => {
  expect(readDaysOff("Dec 14\r\n\n 2027-01-02 ", today)).toEqual({
    days: [
      { from: "2026-12-14", to: "2026-12-14" },
      { from: "2027-01-02", to: "2027-01-02" },
    ],
  });
});

test.each([
  "soon",
  "Feb 30",
  "2027-02-30",
  "December",
  "12/24/2026 9 am",
  "2027-03-12 to 2027-03-01",
  "1/2 to 1/3 to 1/4",
])("what is no day is given back, and nothing is guessed: %s", (text) => {
  expect(readDaysOff(`Dec 14\n${text}`, today)).toEqual({ unread: text });
});
