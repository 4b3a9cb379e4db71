import { readDayHours } from "#platform/time";
import { readAbsence } from "../../src/modules/staffing/rules/absence-form.ts";
import { readClosure } from "../../src/modules/staffing/rules/closure-form.ts";
import { readDay } from "../../src/modules/staffing/rules/day-form.ts";
import { readMinimum } from "../../src/modules/staffing/rules/minimum-text.ts";
import { readSchedule } from "../../src/modules/staffing/rules/reading/read-schedule.ts";
import { readShiftEvents } from "../../src/modules/staffing/rules/reading/read-shift-events.ts";
import type {
  KnownNames,
  ScheduleReading,
} from "../../src/modules/staffing/rules/reading/schedule-reading.ts";
import { readSession } from "../../src/modules/staffing/rules/session-form.ts";
import { readShifts } from "../../src/modules/staffing/rules/shift-text.ts";
import { readPeople, readTravelTimes } from "../../src/modules/staffing/rules/who-comes-text.ts";

/** Gives a whole number from 0 to just below a limit. */
export type Draw = (below: number) => number;

const people = ["Ana Owner", "Cole Colleague", "José Peña", "X"];
/** Whom the damaged files may name. */
export const known: KnownNames = {
  staff: people.map((name, index) => ({ id: `person-${index}`, name, homeBranchId: "east" })),
  branches: [
    { id: "east", name: "Eastside", zone: "America/New_York" },
    { id: "north", name: "Northgate", zone: "America/Chicago" },
  ],
  desks: [{ id: "reference", branchId: "east", name: "Reference" }],
};
const places = { ...known, homeBranchId: "east" };

const good = [
  "9-5",
  "9-1 Reference; lunch 12-12:30; 1-5 off desk",
  "off",
  "",
  "2; 3 Tue Thu 15-18",
  "Ana Owner",
  "Mon",
  "Tuesday",
  "2027-03-14",
  "3/14/2027",
  "Northgate 15, 25 back",
  "Name",
  "Date",
  "Start",
  "End",
  "Desk",
  "9:00 am",
  "17:30",
  "Cole Colleague",
  "10 am to noon",
  "Reference at Northgate",
  "vacation",
];
const odd = [
  "\u0000",
  "\u202e9-5",
  "9-",
  "-",
  "99-99",
  "9-5-9-5",
  "24:61-25",
  "2027-02-30",
  "0000-00-00",
  "NaN",

  "1e308",
  "-1",
  "__proto__",
  "constructor",
  "=cmd|' /C calc'!A0",
  "<script>",
  "%00",
  "'; drop table staff; --",

  "9".repeat(400),
  "9-5;".repeat(3000),
  " ".repeat(20_000),
  "a ".repeat(20_000),
  "(".repeat(2000),
  "🜁".repeat(500),
];

/** One damaged or sound word. */
export function anyText(draw: Draw): string {
  const from = draw(3) === 0 ? odd : good;
  const text = from[draw(from.length)] ?? "";
  if (draw(4) > 0) return text;
  const at = draw(text.length + 1);
  return `${text.slice(0, at)}${String.fromCharCode(draw(draw(2) === 0 ? 128 : 65_536))}${text.slice(at + draw(3))}`;
}

function anyDate(draw: Draw): string {
  return draw(3) === 0 ? anyText(draw) : `2027-0${1 + draw(9)}-${10 + draw(22)}`;
}

function anyInstant(draw: Draw): string {
  return draw(6) === 0 ? anyText(draw) : `2027-03-0${1 + draw(3)}T${10 + draw(12)}:00:00Z`;
}

/** A list of rows under a head, whole or not. */
export function anyTable(draw: Draw) {
  const heads = [
    ["Name", "Mon", "Tue", "Wed", "Thu", "Fri"],
    ["Name", "Date", "Start", "End", "Desk"],
    ["Staff", "2027-03-08", "2027-03-09", "2027-03-10"],
  ];
  const head = draw(6) === 0 ? Array.from({ length: draw(9) }, () => anyText(draw)) : (heads[draw(3)] ?? []);
  const body = Array.from({ length: draw(12) }, () => [
    draw(3) === 0 ? anyText(draw) : (people[draw(people.length)] ?? ""),
    ...Array.from({ length: Math.max(0, head.length - 1 + draw(3) - 1) }, () => anyText(draw)),
  ]);
  return { rows: [head, ...body].map((cells, index) => ({ number: index + 1, cells })) };
}

/** What is wrong with how a damaged schedule and damaged fields are read; empty when nothing is. */
export function faultsOfFuzzedSchedule(draw: Draw): readonly string[] {
  const table = anyTable(draw);
  const reading = readSchedule(table, known);
  const events = Array.from({ length: draw(6) }, () => ({
    title: anyText(draw),
    location: anyText(draw),
    attendees: [anyText(draw)],
    start: anyInstant(draw),
    end: anyInstant(draw),
  }));
  return [
    ...faultsOfReading(
      reading,
      table.rows.length,
      Math.max(0, ...table.rows.map(({ cells }) => cells.length)),
    ),
    ...faultsOfReading(readShiftEvents(events, known), 100_000, 100),
    ...faultsOfFields(draw),
  ];
}

function faultsOfReading(reading: ScheduleReading, rowCount: number, columnCount: number): readonly string[] {
  const faults: string[] = [];
  for (const { row, column, text, message } of reading.problems) {
    if (!(row >= 1 && row <= rowCount + 1)) faults.push(`A problem is told at row ${row} of ${rowCount}.`);
    if (column !== undefined && !(column >= 1 && column <= columnCount))
      faults.push(`A problem is told at column ${column} of ${columnCount}.`);
    if (message.length < 10 || message.length > 600) faults.push(`A message of ${message.length} letters.`);
    if (text.length > 500) faults.push(`A problem repeats ${text.length} letters.`);
  }
  const ids = new Set(known.staff.map(({ id }) => id));
  for (const { staffId } of [...reading.patterns, ...reading.shifts, ...reading.absences]) {
    if (!ids.has(staffId)) faults.push(`Hours for ${staffId}, who is not known.`);
    if (reading.incomplete.includes(staffId)) faults.push(`Half the hours of ${staffId} are taken.`);
  }
  const shifts = [
    ...reading.patterns.flatMap(({ weeks }) => weeks.flat(2)),
    ...reading.shifts.map(({ shift }) => shift),
  ];
  for (const { startMinute, endMinute } of shifts)
    if (!(startMinute >= 0 && startMinute < endMinute && endMinute <= 1440))
      faults.push(`A shift from ${startMinute} to ${endMinute}.`);
  for (const { from, to } of reading.absences)
    if (!(from < to)) faults.push(`Time away from ${from} to ${to}.`);
  return faults;
}

/** Every reader of a field gives a value or names what is wrong, in words of bearable length. */
function faultsOfFields(draw: Draw): readonly string[] {
  const text = (): string => anyText(draw);
  const fields: Readonly<Record<string, object>> = {
    hours: readDayHours(text()),
    shifts: readShifts(text(), places),
    minimum: readMinimum(text()),
    substitutes: readPeople(`${text()}\n${text()}`, known.staff),
    travel: readTravelTimes(`${text()}\n${text()}`, "east", known.branches),
    absence: readAbsence({ firstDay: anyDate(draw), lastDay: anyDate(draw), hours: text() }),
    closure: readClosure({ firstDay: anyDate(draw), lastDay: anyDate(draw), hours: text(), reason: text() }),
    day: readDay(
      { dayDate: anyDate(draw), dayKind: text(), dayHours: text(), dayTo: anyDate(draw), dayWith: text() },
      { places, colleagues: known.staff },
    ),
    session: readSession(
      {
        sessionTitle: text(),
        sessionDate: anyDate(draw),
        sessionHours: text(),
        sessionAttendance: text(),
        sessionTravel: text(),
      },
      "America/New_York",
    ),
  };
  return Object.entries(fields).flatMap(([name, read]) => {
    if ("why" in read && String(read.why) === "") return [`${name} says nothing of what to write.`];
    if ("problems" in read && Array.isArray(read.problems) && read.problems.length === 0)
      return [`${name} fails without a problem.`];
    return [];
  });
}

/** Whole numbers that a seed gives again: mulberry32. */
export function seededDraw(seed: number): Draw {
  let state = seed;
  return (below) => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}
