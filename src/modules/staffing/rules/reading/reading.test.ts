import fc from "fast-check";
import { expect, test } from "vitest";
import { readSchedule } from "./read-schedule.ts";
import { readShiftEvents } from "./read-shift-events.ts";
import type { KnownNames, ScheduleTable } from "./schedule-reading.ts";

const known: KnownNames = {
  staff: [
    { id: "ann", name: "Ann Bell", email: "ann@example.org", homeBranchId: "main" },
    { id: "ben", name: "Ben Núñez", email: "ben@example.org", homeBranchId: "main" },
    { id: "cho", name: "Cho Lee", homeBranchId: "north" },
    { id: "lee", name: "Cho Lee", email: "cho2@example.org", homeBranchId: "main" },
  ],
  branches: [
    { id: "main", name: "Main", zone: "America/Chicago" },
    { id: "north", name: "Northgate", zone: "America/Chicago" },
  ],
  desks: [
    { id: "ref", branchId: "main", name: "Reference" },
    { id: "kids", branchId: "main", name: "Children" },
    { id: "circ", branchId: "north", name: "Circulation" },
  ],
};

const at = (deskId: string) => ({ kind: "desk", deskId, mayMove: true }) as const;
const anywhere = { kind: "branch", branchId: "main" } as const;
const shift = (startMinute: number, endMinute: number, place: object = anywhere) => ({
  startMinute,
  endMinute,
  place,
  breaks: [],
});

function table(text: string): ScheduleTable {
  const rows = text.trim().split("\n");
  return {
    rows: rows.map((row, index) => ({ number: index + 1, cells: row.split("|").map((cell) => cell.trim()) })),
  };
}

test("a grid of weekdays becomes patterns, with desks cut short and several shifts a day", () => {
  const reading = readSchedule(
    table(`
      Spring schedule
      Name | Mon | Tue | Wednesday | Thu | Fri | Sat | Sun
      Bell, Ann | 9-5 | 9:00 AM – 1:00 PM Ref, 1-5 Children | off | 12-8 | 9-5 | |
      Ben Nunez | | 1-5 Children | | | | 10-2 | -`),
    known,
  );

  expect(reading.problems).toEqual([]);
  expect(reading.kind).toBe("week-grid");
  expect(reading.patterns).toEqual([
    {
      staffId: "ann",
      weeks: [
        [
          [shift(540, 1020)],
          [shift(540, 780, at("ref")), shift(780, 1020, at("kids"))],
          [],
          [shift(720, 1200)],
          [shift(540, 1020)],
          [],
          [],
        ],
      ],
    },
    { staffId: "ben", weeks: [[[], [shift(780, 1020, at("kids"))], [], [], [], [shift(600, 840)], []]] },
  ]);
});

test("a column for the week makes a rotation", () => {
  const { patterns } = readSchedule(
    table(`
      Name | Week | Mon | Tue | Wed
      Ann Bell | 1 | 9-5 | |
           | 2 | | 9-5 |`),
    known,
  );

  expect(patterns).toEqual([
    {
      staffId: "ann",
      weeks: [
        [[shift(540, 1020)], [], [], [], [], [], []],
        [[], [shift(540, 1020)], [], [], [], [], []],
      ],
    },
  ]);
});

test("a grid of dates becomes shifts of those dates, and leave becomes absences", () => {
  const reading = readSchedule(
    table(`
      Staff | Jan 11, 2027 | 2027-01-12 | 1/13/2027
      Ann Bell | 9-5 Ref | Vacation | off`),
    known,
  );

  expect(reading).toEqual({
    kind: "date-grid",
    patterns: [],
    shifts: [{ staffId: "ann", date: "2027-01-11", shift: shift(540, 1020, at("ref")) }],
    absences: [{ staffId: "ann", from: "2027-01-12T00:00", to: "2027-01-13T00:00" }],
    problems: [],
    incomplete: [],
  });
});

test("one bad cell leaves its person out altogether and is told by row and column", () => {
  const reading = readSchedule(
    table(`
      Name | Mon | Tue | Wed
      Ann Bell | 9-5 | nine to five | 9-5
      Ben Núñez | 9-5 | 9-5 |
      Zoe | 9-5 | |
      Cho Lee | 9-5 | |`),
    known,
  );

  expect(reading.patterns.map(({ staffId }) => staffId)).toEqual(["ben"]);
  expect(reading.incomplete).toEqual(["ann"]);
  expect(reading.problems.map(({ row, column, text }) => [row, column, text])).toEqual([
    [2, 3, "nine to five"],
    [4, 1, "Zoe"],
    [5, 1, "Cho Lee"],
  ]);
});

test("days without a year are neither taken for weeks that repeat nor guessed", () => {
  const reading = readSchedule(
    table("Name | Mon 1/11 | Tue 1/12 | Wed 1/13\nAnn Bell | 9-5 | 9-5 | 9-5"),
    known,
  );

  expect(reading.patterns).toEqual([]);
  expect(reading.shifts).toEqual([]);
  expect(reading.problems.map(({ column }) => column)).toEqual([2, 3, 4]);
});

test("our own columns: weekdays, weeks of a rotation, breaks and another branch's desk", () => {
  const reading = readSchedule(
    table(`
      Name | Day | Week | Start | End | Desk | Branch | Break
      Ann Bell | Monday | 1 | 9:00 | 17:00 | Reference | | 12-12:30
      Ann Bell | Tuesday | 2 | 1 pm | 5 pm | Circulation | Northgate |`),
    known,
  );

  expect(reading.problems).toEqual([]);
  expect(reading.patterns).toEqual([
    {
      staffId: "ann",
      weeks: [
        [
          [{ ...shift(540, 1020, at("ref")), breaks: [{ startMinute: 720, endMinute: 750 }] }],
          [],
          [],
          [],
          [],
          [],
          [],
        ],
        [[], [shift(780, 1020, at("circ"))], [], [], [], [], []],
      ],
    },
  ]);
});

test("exports with names apart, date and time together, and open shifts; past midnight is the next day", () => {
  const reading = readSchedule(
    table(`
      First Name | Last Name | Email | Schedule | Shift Start | Shift End
      Ann | Bell | ann@example.org | Reference Desk | 2027-01-11 09:00 | 2027-01-11 13:00
      | | | Reference Desk | 2027-01-11 13:00 | 2027-01-11 17:00
      Ben | Núñez | | Children | 1/11/2027 8:00 PM | 1/12/2027 1:00 AM`),
    known,
  );

  expect(reading.problems).toEqual([]);
  expect(reading.shifts).toEqual([
    { staffId: "ann", date: "2027-01-11", shift: shift(540, 780, at("ref")) },
    { staffId: "ben", date: "2027-01-11", shift: shift(1200, 1440, at("kids")) },
    { staffId: "ben", date: "2027-01-12", shift: shift(0, 60, at("kids")) },
  ]);
});

test("time off is read in whole days and in hours; what is not approved is passed over", () => {
  const { absences, problems } = readSchedule(
    table(`
      Name | Time Off Type | Start Date | Start Time | End Date | End Time | Status
      Ann Bell | Vacation | 2027-02-01 | | 2027-02-05 | | Approved
      Ben Núñez | Sick | 2027-02-03 | 1:00 PM | 2027-02-03 | 5:00 PM | Approved
      Ben Núñez | Vacation | 2027-03-01 | | 2027-03-05 | | Denied`),
    known,
  );

  expect(problems).toEqual([]);
  expect(absences).toEqual([
    { staffId: "ann", from: "2027-02-01T00:00", to: "2027-02-06T00:00" },
    { staffId: "ben", from: "2027-02-03T13:00", to: "2027-02-03T17:00" },
  ]);
});

test("calendar events become shifts by the home branch's clock", () => {
  const reading = readShiftEvents(
    [
      { title: "Ann Bell - Reference", start: "2027-01-11T15:00:00Z", end: "2027-01-11T19:00:00Z" },
      {
        title: "Shift",
        start: "2027-01-12T02:00:00Z",
        end: "2027-01-12T07:00:00Z",
        attendees: ["ben@example.org"],
      },
      { title: "Dentist", start: "2027-01-11T15:00:00Z", end: "2027-01-11T16:00:00Z" },
    ],
    known,
  );

  expect(reading.shifts).toEqual([
    { staffId: "ann", date: "2027-01-11", shift: shift(540, 780, at("ref")) },
    { staffId: "ben", date: "2027-01-11", shift: shift(1200, 1440) },
    { staffId: "ben", date: "2027-01-12", shift: shift(0, 60) },
  ]);
  expect(reading.problems.map(({ row, text }) => [row, text])).toEqual([[3, "Dentist"]]);
});

test("in someone's own calendar an event that names no desk is a problem, not a shift", () => {
  const event = { title: "Dentist", start: "2027-01-11T15:00:00Z", end: "2027-01-11T16:00:00Z" };
  const reading = readShiftEvents([event], known, "ann");

  expect(reading.shifts).toEqual([]);
  expect(reading.incomplete).toEqual(["ann"]);
});

test("whatever a table holds, nobody is read by half, and every shift is within its day", () => {
  const cell = fc.oneof(
    fc.constantFrom(
      "Name",
      "Mon",
      "Tue",
      "Wed",
      "Date",
      "Start",
      "End",
      "Ann Bell",
      "Ben Núñez",
      "9-5",
      "off",
      "2027-01-11",
    ),
    fc.constantFrom(
      "9:00",
      "17:00",
      "25:99",
      "9-5 Ref",
      "1-5 Children; lunch 2-2:30",
      "5-9 Nowhere",
      "Vacation",
      "Time off",
    ),
    fc.string({ maxLength: 12 }),
  );
  const tables = fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 8 });
  fc.assert(
    fc.property(tables, (rows) => {
      const reading = readSchedule(
        { rows: rows.map((cells, index) => ({ number: index + 1, cells })) },
        known,
      );
      const read = [...reading.patterns, ...reading.shifts, ...reading.absences].map(
        ({ staffId }) => staffId,
      );
      const shifts = [
        ...reading.shifts.map(({ shift }) => shift),
        ...reading.patterns.flatMap(({ weeks }) => weeks.flat(2)),
      ];

      expect(read.filter((id) => reading.incomplete.includes(id))).toEqual([]);
      expect(
        shifts.filter(
          ({ startMinute, endMinute }) => !(startMinute >= 0 && startMinute < endMinute && endMinute <= 1440),
        ),
      ).toEqual([]);
      expect(reading.problems.filter(({ row, message }) => !(row >= 1 && message.endsWith(".")))).toEqual([]);
    }),
    { numRuns: 1000, seed: 20261122 },
  );
});
