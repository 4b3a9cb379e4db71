import { expect, test } from "vitest";
import { shownTable, type TableCase } from "./shown-table.ts";

const cases: readonly TableCase[] = [
  ["10-11:30am", "Title,Date,Time\nA,12/3/2026,10-11:30am", ["A @ 2026-12-03 10:00-11:30"]],
  [
    "noon",
    "Title,Date,Time\nA,12/3/2026,noon\nB,12/4/2026,12 noon",
    ["A @ 2026-12-03 12:00", "B @ 2026-12-04 12:00"],
  ],
  [
    "noon to one",
    "Title,Date,Time\nA,12/3/2026,noon-1pm\nB,12/4/2026,12-1 pm",
    ["A @ 2026-12-03 12:00-13:00", "B @ 2026-12-04 12:00-13:00"],
  ],
  [
    "2p",
    "Title,Date,Time\nA,12/3/2026,2p\nB,12/4/2026,10a-12p",
    ["A @ 2026-12-03 14:00", "B @ 2026-12-04 10:00-12:00"],
  ],
  [
    "2-3:30",
    "Title,Date,Time\nA,12/3/2026,2-3:30\nB,12/4/2026,9:30-11",
    ["A @ 2026-12-03 14:00-15:30", "B @ 2026-12-04 09:30-11:00"],
  ],
  [
    "2-3",
    "Title,Date,Time\nA,12/3/2026,2-3\nB,12/4/2026,10-12",
    ["A @ 2026-12-03 14:00-15:00", "B @ 2026-12-04 10:00-12:00"],
  ],
  [
    "11-1",
    "Title,Date,Time\nA,12/3/2026,11am-1pm\nB,12/4/2026,11-1pm",
    ["A @ 2026-12-03 11:00-13:00", "B @ 2026-12-04 11:00-13:00"],
  ],
  [
    "with a zone",
    "Title,Date,Time\nA,12/3/2026,1:00 PM CT\nB,12/4/2026,1-2 p.m. Pacific",
    ["A @ 2026-12-03 14:00", "B @ 2026-12-04 16:00-17:00"],
  ],
  ["the zone in the header", "Title,Date,Time (CT)\nA,12/3/2026,1:00 PM", ["A @ 2026-12-03 14:00"]],
  [
    "the zone in the header, words",
    "Title,Date,Start Time (Mountain)\nA,12/3/2026,1:00 PM",
    ["A @ 2026-12-03 15:00"],
  ],
  [
    "periods for colons",
    "Title,Date,Time\nA,12/3/2026,2.30 pm\nB,12/4/2026,10.00am - 11.15am",
    ["A @ 2026-12-03 14:30", "B @ 2026-12-04 10:00-11:15"],
  ],
  [
    "military",
    "Title,Date,Start,End\nA,12/3/2026,0900,1030\nB,12/4/2026,1300,1500",
    ["A @ 2026-12-03 09:00-10:30", "B @ 2026-12-04 13:00-15:00"],
  ],
  [
    "military without zeros",
    "Title,Date,Start,End\nA,12/3/2026,900,1030\nB,12/4/2026,1300,1500",
    ["A @ 2026-12-03 09:00-10:30", "B @ 2026-12-04 13:00-15:00"],
  ],
  [
    "a clock's face",
    "Title,Date,Start,End\nA,12/3/2026,9:00,10:30\nB,12/4/2026,1:00,3:00",
    ["A @ 2026-12-03 09:00-10:30", "B @ 2026-12-04 13:00-15:00"],
  ],
  [
    "all day",
    "Title,Date,Time\nA,12/3/2026,all day\nB,12/4/2026,2 pm",
    ["A @ 2026-12-03", "B @ 2026-12-04 14:00"],
  ],
  [
    "time to be announced",
    "Title,Date,Time\nA,12/3/2026,TBA\nB,12/4/2026,2 pm",
    ["A @ 2026-12-03", "B @ 2026-12-04 14:00"],
  ],
  [
    "start, end and length",
    "Title,Date,Start,End,Length\nA,12/3/2026,2:00 PM,3:00 PM,1 hour\nB,12/4/2026,10:00 AM,,90 min",
    ["A @ 2026-12-03 14:00-15:00", "B @ 2026-12-04 10:00-11:30"],
  ],
  [
    "date, start, length",
    "Title,Date,Start,Length\nA,12/3/2026,2:00 PM,1.5 hrs\nB,12/4/2026,10:00 AM,45",
    ["A @ 2026-12-03 14:00-15:30", "B @ 2026-12-04 10:00-10:45"],
  ],
  [
    "length as a clock",
    "Title,Date,Start,Duration\nA,12/3/2026,2:00 PM,1:30",
    ["A @ 2026-12-03 14:00-15:30"],
  ],
  [
    "length in words",
    "Title,Date,Start,Length\nA,12/3/2026,2:00 PM,1 hour 15 minutes\nB,12/4/2026,2:00 PM,half day",
    ["A @ 2026-12-03 14:00-15:15", "B @ 2026-12-04 14:00"],
  ],
  [
    "length in a header with a unit",
    "Title,Date,Start,Duration (hours)\nA,12/3/2026,2:00 PM,1.5\nB,12/4/2026,2:00 PM,1",
    ["A @ 2026-12-03 14:00-15:30", "B @ 2026-12-04 14:00-15:00"],
  ],
  [
    "length in minutes, short ones",
    "Title,Date,Start,Duration (min)\nA,12/3/2026,2:00 PM,10\nB,12/4/2026,2:00 PM,45",
    ["A @ 2026-12-03 14:00-14:10", "B @ 2026-12-04 14:00-14:45"],
  ],
  ["day and date apart", "Title,Day,Date,Time\nA,Thursday,12/3/2026,2 pm", ["A @ 2026-12-03 14:00"]],
  ["month, day and year apart", "Title,Month,Day,Year\nA,December,3,2026", ["A"]],
  [
    "begin and end dates with times",
    "Title,Begins,Ends\nA,12/3/2026 9:00 AM,12/4/2026 4:00 PM",
    ["A @ 2026-12-03 09:00 - 2026-12-04 16:00"],
  ],
  [
    "four columns",
    "Event,Start Date,Start Time,End Date,End Time\nA,12/3/2026,9:00 AM,12/4/2026,4:00 PM",
    ["A @ 2026-12-03 09:00 - 2026-12-04 16:00"],
  ],
  [
    "Outlook's export",
    '"Subject","Start Date","Start Time","End Date","End Time","All day event","Location"\n"A","12/3/2026","9:00:00 AM","12/3/2026","10:00:00 AM","False","Main"\n"B","12/4/2026","12:00:00 AM","12/5/2026","12:00:00 AM","True",""',
    ["A @ 2026-12-03 09:00-10:00 | Main", "B @ 2026-12-04"],
  ],
  [
    "a date, a comma and a range of times",
    'Title,When\nA,"Dec 3, 2-3:30 pm"\nB,"Dec 4, 9-11 am"',
    ["A @ 2026-12-03 14:00-15:30", "B @ 2026-12-04 09:00-11:00"],
  ],
  [
    "days over the new year",
    "Title,Date\nA,Dec 30 - Jan 2\nB,12/30-1/3",
    ["A @ 2026-12-30 - 2027-01-02", "B @ 2026-12-30 - 2027-01-03"],
  ],
  [
    "days over the new year, with it",
    'Title,Date\nA,"Dec 30 - Jan 2, 2027"',
    ["A @ 2026-12-30 - 2027-01-02"],
  ],
  [
    "weekday and month in short",
    'Title,Date\nA,"Mon., Dec. 7"\nB,Thursday 3 December',
    ["A @ 2026-12-07", "B @ 2026-12-03"],
  ],
  [
    "two days and their hours",
    'Title,When\nA,"Dec 3 & 4, 10-11 am"',
    ["A @ 2026-12-03 10:00-11:00 + 2026-12-04 10:00-11:00"],
  ],
  [
    "two days, each with its month",
    'Title,Date\nA,"December 3 and December 10, 2026"',
    ["A @ 2026-12-03 + 2026-12-10"],
  ],
  ["the weekday behind", "Title,Date\nA,Dec 3 (Thu)", ["A @ 2026-12-03"]],
  ["a short date and its hours", 'Title,When\nA,"12/3, 1-2:30pm"', ["A @ 2026-12-03 13:00-14:30"]],
  ["grades are no dates", "Title,Audience,Link\nA,Grades 3-5,https://a.example/x", ["A"]],
  [
    "shares are no dates",
    "Title,Share,Link\nA,1/2,https://a.example/x\nB,3/4,https://a.example/y",
    ["A", "B"],
  ],
  [
    "numbers of seats are no times",
    "Title,Date,Capacity,Room\nA,12/3/2026,900,1200\nB,12/4/2026,1000,1300",
    ["A @ 2026-12-03", "B @ 2026-12-04"],
  ],
  [
    "a school year above",
    "Training 2026-27,,\nTitle,Date\nA,10/7\nB,2/3",
    ["A @ 2026-10-07", "B @ 2027-02-03"],
  ],
  ["a day of change above", '"Updated January 5, 2024",,\nTitle,Date\nA,Dec 3', ["A @ 2026-12-03"]],
  [
    "recorded on a day",
    "Title,Date\nA,Recorded 11/3/2026\nB,12/4/2026",
    ["A @ 2026-11-03", "B @ 2026-12-04"],
  ],
  ["a deadline beside", "Title,Date,Register by\nA,12/10/2026,12/3/2026", ["A @ 2026-12-10"]],
  [
    "a time that runs over midnight",
    "Title,Date,Start,End\nA,12/3/2026,10:00 PM,1:00 AM",
    ["A @ 2026-12-03 22:00 - 2026-12-04 01:00"],
  ],
];

test.each(cases)("times are read as people write them in tables: %s", async (_, table, lines) => {
  expect(await shownTable(table)).toEqual(lines);
});
