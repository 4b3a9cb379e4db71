import { strToU8 } from "fflate";
import { expect, test } from "vitest";
import { isOpenDate, readDateCell, yearsIn } from "./date-cell.ts";
import { readTable } from "./read-table.ts";

const hints = { now: "2026-11-21T12:00:00Z", years: [] };

test.each([
  ["Tues 12/1", ["2026-12-01 Tues"], ['"Tues 12/1" has no year: 2026 was taken']],
  ["Dec 2 & 9", ["2026-12-02", "2026-12-09"], ['"Dec 2 & 9" has no year: 2026 was taken']],
  ["3-Dec-26", ["2026-12-03"], []],
  ["Dec 2-4, 2026", ["2026-12-02 - 2026-12-04"], []],
  ["Feb 30", undefined, undefined],
  ["Dec 3, 2026", undefined, undefined],
  ["soon", undefined, undefined],
])("%s is %s, with what was taken for granted", (cell, texts, doubts) => {
  const read = readDateCell(cell, hints);

  expect(read?.texts).toEqual(texts);
  expect(read?.doubts.filter((doubt) => !doubt.includes("American"))).toEqual(doubts);
});

test("a day of the last three months has been, one of before comes again", () => {
  expect(readDateCell("Oct 7", hints)?.texts).toEqual(["2026-10-07"]);
  expect(readDateCell("Aug 7", hints)?.texts).toEqual(["2027-08-07"]);
  expect(readDateCell("Sat Aug 8", hints)?.texts).toEqual(["2026-08-08 Sat"]);
});

test.each([
  [["Fall 2025 Training"], [2025]],
  [["Training 2026-27"], [2026, 2027]],
  [["School year 2026/2027"], [2026, 2027]],
  [["Updated November 5, 2024", "Staff Day"], []],
  [["From 2019 to 2026"], []],
])("the lines %j name the years %j", (lines, years) => {
  expect(yearsIn(lines)).toEqual(years);
});

test("words that name no date are told from dates that are not understood", () => {
  expect(
    ["TBD", "On demand", "self-paced", "December 2026", "—", "varies by branch"].map(isOpenDate),
  ).toEqual(Array.from({ length: 6 }, () => true));
  expect(["soon", "Recorded 11/3/2026", "12/3", "None of Dec 3"].map(isOpenDate)).toEqual(
    Array.from({ length: 4 }, () => false),
  );
});

test("what a row takes from above it is told, and a row without a date says so", async () => {
  const { records, problems } = await readTable(
    strToU8("Title,Date,Time\nA,2026-12-03,9 am\nB,,10 am\nC,TBD,\nD,soon,"),
    {},
    { defaultZone: "America/New_York", now: hints.now },
  );

  expect(records.map(({ title, sessions, warnings }) => [title, sessions[0]?.start, ...warnings])).toEqual([
    ["A", "2026-12-03T14:00:00Z"],
    ["B", "2026-12-03T15:00:00Z", 'The date of the row above, "2026-12-03", was taken.'],
    ["C", undefined, '"TBD" names no day: it is listed without one.'],
  ]);
  expect(problems).toEqual([
    { where: "row 5, column Date", message: '"soon" is not understood as a date.', isLoss: true },
  ]);
});
