import { expect, test } from "vitest";
import { shownTable, type TableCase } from "./shown-table.ts";

const cases: readonly TableCase[] = [
  ["weekday and no year", "Title,Date\nA,Tues 12/1\nB,Wed 12/2", ["A @ 2026-12-01", "B @ 2026-12-02"]],
  [
    "weekday, comma, no year",
    'Title,Date\nA,"Thurs., 12/3"\nB,"Fri, 1/15"',
    ["A @ 2026-12-03", "B @ 2027-01-15"],
  ],
  ["month and day, no year", "Title,Date\nA,Dec 3\nB,Jan. 14", ["A @ 2026-12-03", "B @ 2027-01-14"]],
  [
    "a year past by its weekday",
    "Title,Date\nA,Tues 11/10\nB,Thurs 12/3",
    ["A @ 2026-11-10", "B @ 2026-12-03"],
  ],
  [
    "the year in a title row",
    "Fall 2025 Training,,\nTitle,Date,Time\nA,10/7,10 AM\nB,12/2,10 AM",
    ["A @ 2025-10-07 10:00", "B @ 2025-12-02 10:00"],
  ],
  ["two days", 'Title,Date\nA,"Dec 2 & 9, 2026"', ["A @ 2026-12-02 + 2026-12-09"]],
  [
    "two days, no year",
    "Title,Date,Time\nA,Dec 2 & 9,10 AM-11 AM",
    ["A @ 2026-12-02 10:00-11:00 + 2026-12-09 10:00-11:00"],
  ],
  ["three days", 'Title,Date\nA,"Dec 2, 9 and 16, 2026"', ["A @ 2026-12-02 + 2026-12-09 + 2026-12-16"]],
  [
    "two dates by numbers",
    'Title,Date,Time\nA,"12/2/2026, 12/9/2026",2 PM',
    ["A @ 2026-12-02 14:00 + 2026-12-09 14:00"],
  ],
  [
    "dates by numbers with an ampersand",
    "Title,Date,Time\nA,12/2 & 12/9,2 PM",
    ["A @ 2026-12-02 14:00 + 2026-12-09 14:00"],
  ],
  ["days through days", 'Title,Date\nA,"Dec 2-4, 2026"', ["A @ 2026-12-02 - 2026-12-04"]],
  ["days through days, no year", "Title,Date\nA,Dec 2-4", ["A @ 2026-12-02 - 2026-12-04"]],
  ["days across months", 'Title,Date\nA,"Nov 30 - Dec 4, 2026"', ["A @ 2026-11-30 - 2026-12-04"]],
  ["days by numbers through", "Title,Date\nA,12/2/2026 - 12/4/2026", ["A @ 2026-12-02 - 2026-12-04"]],
  ["days by numbers through, no year", "Title,Date\nA,12/2-12/4", ["A @ 2026-12-02 - 2026-12-04"]],
  ["short years", "Title,Date\nA,12/3/26\nB,1-14-27", ["A @ 2026-12-03", "B @ 2027-01-14"]],
  ["Excel's day-month", "Title,Date\nA,3-Dec-26\nB,14-Jan-27", ["A @ 2026-12-03", "B @ 2027-01-14"]],
  ["Excel's day-month, no year", "Title,Date\nA,3-Dec\nB,14-Jan", ["A @ 2026-12-03", "B @ 2027-01-14"]],
  ["Excel's long date", 'Title,Date\nA,"Thursday, December 3, 2026"', ["A @ 2026-12-03"]],
  ["ordinals", 'Title,Date\nA,"December 3rd, 2026"\nB,Dec 4th', ["A @ 2026-12-03", "B @ 2026-12-04"]],
  ["compact", "Title,Date\nA,20261203", ["A @ 2026-12-03"]],
  ["dots", "Title,Date\nA,12.03.2026\nB,12.14.2026", ["A @ 2026-12-03", "B @ 2026-12-14"]],
  ["to be announced", "Title,Date\nA,TBD\nB,12/4/2026", ["A", "B @ 2026-12-04"]],
  [
    "any time",
    "Title,Date,Link\nA,On demand,https://a.example/x\nB,Self-paced,https://a.example/y\nC,12/4/2026,",
    ["A", "B", "C @ 2026-12-04"],
  ],
  ["a month alone", "Title,Date\nA,December 2026\nB,12/4/2026", ["A", "B @ 2026-12-04"]],
  [
    "ongoing",
    "Title,Start Date,End Date\nA,12/1/2026,ongoing\nB,12/4/2026,12/5/2026",
    ["A @ 2026-12-01", "B @ 2026-12-04 - 2026-12-05"],
  ],
  [
    "serial numbers",
    "Title,Date,Time\nA,46359,0.416666667\nB,46360,0.5",
    ["A @ 2026-12-03 10:00", "B @ 2026-12-04 12:00"],
  ],
  ["serial with time", "Title,Start,End\nA,46359.416666667,46359.458333333", ["A @ 2026-12-03 10:00-11:00"]],
  [
    "date and time in one, numbers",
    "Title,Date/Time\nA,12/3/2026 10:00\nB,12/3/2026 14:30",
    ["A @ 2026-12-03 10:00", "B @ 2026-12-03 14:30"],
  ],
  ["date and range in one", 'Title,Date & Time\nA,"Dec 3, 2026 10-11:30am"', ["A @ 2026-12-03 10:00-11:30"]],
  [
    "date and range in one, with at",
    'Title,When\nA,"Thursday, December 3 from 1:00 to 2:30 p.m."',
    ["A @ 2026-12-03 13:00-14:30"],
  ],
];

test.each(cases)("dates are read as people write them in tables: %s", async (_, table, lines) => {
  expect(await shownTable(table)).toEqual(lines);
});
