import { expect, test } from "vitest";

import type { ReadContext } from "../../record.ts";
import { readCalendar } from "./index.ts";

const CONTEXT: ReadContext = { defaultZone: "UTC", now: "2026-11-21T00:00:00Z" };

/** Starts and ends of a calendar with the given events, all of one UID. */
function meetings(...events: readonly (readonly string[])[]): (readonly (string | undefined)[])[] {
  const lines = events.flatMap((own) => [
    "BEGIN:VEVENT",
    "UID:1",
    "SUMMARY:Story time",
    ...own,
    "END:VEVENT",
  ]);
  const text = ["BEGIN:VCALENDAR", ...lines, "END:VCALENDAR", ""].join("\r\n");
  return readCalendar(text, CONTEXT).records.flatMap(({ sessions }) =>
    sessions.map(({ start, end }) => [start, end]),
  );
}

const WEEKLY = [
  "DTSTART;TZID=America/New_York:20261020T110000",
  "DTEND;TZID=America/New_York:20261020T120000",
  "RRULE:FREQ=WEEKLY;COUNT=4",
];

test("THISANDFUTURE written in UTC moves the later meetings on the clock of the series", () => {
  const found = meetings(WEEKLY, [
    "RECURRENCE-ID;RANGE=THISANDFUTURE:20261027T150000Z",
    "DTSTART:20261027T170000Z",
    "DTEND:20261027T183000Z",
  ]);

  // Clocks go back on 1 November: one in the afternoon is 17:00 before and 18:00 after.
  expect(found).toStrictEqual([
    ["2026-10-20T15:00:00Z", "2026-10-20T16:00:00Z"],
    ["2026-10-27T17:00:00Z", "2026-10-27T18:30:00Z"],
    ["2026-11-03T18:00:00Z", "2026-11-03T19:30:00Z"],
    ["2026-11-10T18:00:00Z", "2026-11-10T19:30:00Z"],
  ]);
});

test("a second THISANDFUTURE moves from where the series itself would meet", () => {
  const found = meetings(
    WEEKLY,
    [
      "RECURRENCE-ID;RANGE=THISANDFUTURE:20261027T150000Z",
      "DTSTART;TZID=Europe/London:20261028T150000",
      "DURATION:PT1H",
    ],
    [
      "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=America/New_York:20261103T110000",
      "DTSTART;TZID=America/New_York:20261103T120000",
      "DURATION:PT1H",
    ],
  );

  expect(found.map(([start]) => start)).toStrictEqual([
    "2026-10-20T15:00:00Z",
    "2026-10-28T15:00:00Z",
    "2026-11-03T17:00:00Z",
    "2026-11-10T17:00:00Z",
  ]);
});

test("a day as the RECURRENCE-ID of THISANDFUTURE begins with the meeting on that day", () => {
  const found = meetings(
    ["DTSTART;TZID=America/New_York:20261201T200000", "RRULE:FREQ=DAILY;COUNT=3"],
    [
      "RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20261202",
      "DTSTART;TZID=America/New_York:20261202T190000",
    ],
  );

  expect(found.map(([start]) => start)).toStrictEqual([
    "2026-12-02T01:00:00Z",
    "2026-12-03T00:00:00Z",
    "2026-12-04T00:00:00Z",
  ]);
});

test("times that name no zone are on the clock of the start beside them", () => {
  const found = meetings(
    [
      "DTSTART;TZID=America/New_York:20261201T110000",
      "DTEND:20261201T120000",
      "RRULE:FREQ=WEEKLY;COUNT=4",
      "EXDATE:20261208T110000",
      "RDATE:20261223T110000",
    ],
    ["RECURRENCE-ID:20261215T110000", "DTSTART;TZID=America/New_York:20261216T130000"],
  );

  expect(found).toStrictEqual([
    ["2026-12-01T16:00:00Z", "2026-12-01T17:00:00Z"],
    ["2026-12-16T18:00:00Z", undefined],
    ["2026-12-22T16:00:00Z", "2026-12-22T17:00:00Z"],
    ["2026-12-23T16:00:00Z", "2026-12-23T17:00:00Z"],
  ]);
});

test("days that repeat by the hour are days, each once", () => {
  const found = meetings(["DTSTART;VALUE=DATE:20261110", "RRULE:FREQ=HOURLY;INTERVAL=9;COUNT=6"]);

  expect(found.map(([start]) => start)).toStrictEqual(["2026-11-10", "2026-11-11"]);
});

/** Mountain Time by the dates of one year alone, as some programs write it. */
function mountainTimeOf(year: number): string {
  const part = (name: string, start: string, offsets: readonly string[]): readonly string[] => [
    `BEGIN:${name}`,
    `DTSTART:${start}`,
    `TZOFFSETFROM:${offsets[0]}`,
    `TZOFFSETTO:${offsets[1]}`,
    `END:${name}`,
  ];
  return [
    "BEGIN:VCALENDAR",
    "BEGIN:VTIMEZONE",
    "TZID:Our Time",
    ...part("DAYLIGHT", `${year}0308T020000`, ["-0700", "-0600"]),
    ...part("STANDARD", `${year}1101T020000`, ["-0600", "-0700"]),
    "END:VTIMEZONE",
    "BEGIN:VEVENT",
    "UID:1",
    "SUMMARY:Story time",
    `DTSTART;TZID=Our Time:${year}0707T180000`,
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ].join("\r\n");
}

test("a calendar's own zone is not called by the name of one that keeps another time this year", () => {
  const { records } = readCalendar(mountainTimeOf(2026), CONTEXT);

  // Before its only year it is seven hours behind all year long, as Phoenix is.
  expect(records.flatMap(({ sessions }) => sessions.map(({ start, zone }) => [start, zone]))).toStrictEqual([
    ["2026-07-08T00:00:00Z", undefined],
  ]);
});

test("a zone that nobody knows is the only one that the calendar defines, also where that has no name", () => {
  const lines = mountainTimeOf(2020).replaceAll("20200707", "20261207").split("\r\n");
  const rules = lines.map((line) =>
    line.startsWith("DTSTART:2020")
      ? `${line}\r\nRRULE:FREQ=YEARLY;BYMONTH=${line.includes("0308") ? "3;BYDAY=2SU" : "11;BYDAY=1SU"}`
      : line,
  );
  const renamed = rules.join("\r\n").replace("TZID=Our Time", "TZID=Library Time");

  for (const text of [renamed, renamed.replace("TZID:Our Time\r\n", "")])
    expect(readCalendar(text, CONTEXT).records.map(({ sessions, warnings }) => [sessions, warnings])).toEqual(
      [
        [
          [expect.objectContaining({ start: "2026-12-08T01:00:00Z", zone: "America/Denver" })],
          ['The time zone "Library Time" is not known; the only one that the calendar defines was taken.'],
        ],
      ],
    );
});

test("an offset without its first zero is read", () => {
  const short = mountainTimeOf(2026).replaceAll(/([+-])0(\d00)/gu, "$1$2");

  expect(short).toContain("TZOFFSETFROM:-700");
  expect(readCalendar(short, CONTEXT).records.map(({ sessions }) => sessions[0]?.start)).toStrictEqual([
    "2026-07-08T00:00:00Z",
  ]);
});

test("a date added in UTC is on the clock of its series", () => {
  const text = [
    "BEGIN:VEVENT",
    "UID:1",
    "SUMMARY:Story time",
    "DTSTART;TZID=America/New_York:20261201T100000",
    "RDATE:20261203T150000Z",
    "END:VEVENT",
  ].join("\r\n");

  const sessions = readCalendar(text, CONTEXT).records.flatMap((record) => record.sessions);

  expect(sessions.map(({ start, zone }) => [start, zone])).toStrictEqual([
    ["2026-12-01T15:00:00Z", "America/New_York"],
    ["2026-12-03T15:00:00Z", "America/New_York"],
  ]);
});

test("a RECURRENCE-ID of a day means the meeting on that day, not the one at its midnight in UTC", () => {
  const evenings = ["DTSTART;TZID=America/New_York:20261201T190000", "RRULE:FREQ=DAILY;COUNT=2"];

  expect(
    meetings(evenings, [
      "RECURRENCE-ID;VALUE=DATE:20261202",
      "DTSTART;TZID=America/New_York:20261202T200000",
    ]).map(([start]) => start),
  ).toStrictEqual(["2026-12-02T00:00:00Z", "2026-12-03T01:00:00Z"]);
});

test("a RECURRENCE-ID without a zone is on the clock of its series, whatever the new time is written in", () => {
  const mornings = ["DTSTART;TZID=America/New_York:20261201T100000", "RRULE:FREQ=DAILY;COUNT=2"];

  for (const start of ["DTSTART:20261202T180000Z", "DTSTART;TZID=America/Los_Angeles:20261202T100000"])
    expect(
      meetings(mornings, ["RECURRENCE-ID:20261202T100000", start]).map(([moment]) => moment),
    ).toStrictEqual(["2026-12-01T15:00:00Z", "2026-12-02T18:00:00Z"]);
});

test("an exception may name the time that THISANDFUTURE moved its meeting to", () => {
  const found = meetings(
    ["DTSTART:20261201T100000Z", "RRULE:FREQ=DAILY;COUNT=3"],
    ["RECURRENCE-ID;RANGE=THISANDFUTURE:20261202T100000Z", "DTSTART:20261202T120000Z"],
    ["RECURRENCE-ID:20261203T120000Z", "DTSTART:20261203T130000Z"],
  );

  expect(found.map(([start]) => start)).toStrictEqual([
    "2026-12-01T10:00:00Z",
    "2026-12-02T12:00:00Z",
    "2026-12-03T13:00:00Z",
  ]);
});

test("whole days that Outlook marks are days also where their midnights are written in UTC", () => {
  const text = [
    "BEGIN:VCALENDAR",
    "X-WR-TIMEZONE:America/New_York",
    "BEGIN:VEVENT",
    "UID:1",
    "SUMMARY:Story week",
    "DTSTART:20261201T050000Z",
    "DTEND:20261203T050000Z",
    "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
    "END:VEVENT",
    "END:VCALENDAR",
  ].join("\r\n");

  const sessions = readCalendar(text, CONTEXT).records.flatMap((record) => record.sessions);

  expect(sessions.map(({ start, end, isAllDay }) => [start, end, isAllDay])).toStrictEqual([
    ["2026-12-01", "2026-12-02", true],
  ]);
});

test.each([
  // Clocks show 1:45 first at 5:45 UTC; at 6:30 they show 1:30 for the second time.
  ["20261031T014500", "20261101T063000Z", ["2026-10-31T05:45:00Z", "2026-11-01T05:45:00Z"]],
  ["20261031T014500", "20261101T053000Z", ["2026-10-31T05:45:00Z"]],
  // 2:30 is skipped, and read as 3:30: a quarter past three is before it.
  ["20270313T023000", "20270314T071500Z", ["2027-03-13T07:30:00Z"]],
  ["20270313T023000", "20270314T073000Z", ["2027-03-13T07:30:00Z", "2027-03-14T07:30:00Z"]],
])("a daily series from %s until %s ends by time, not by what clocks show", (start, until, expected) => {
  const found = meetings([`DTSTART;TZID=America/New_York:${start}`, `RRULE:FREQ=DAILY;UNTIL=${until}`]);

  expect(found.map(([moment]) => moment)).toStrictEqual(expected);
});

test("of changes that name one meeting by its time and by its day the higher SEQUENCE counts", () => {
  const mornings = ["DTSTART;TZID=America/New_York:20261201T100000", "RRULE:FREQ=DAILY;COUNT=2"];
  const found = meetings(
    mornings,
    ["RECURRENCE-ID;VALUE=DATE:20261202", "DTSTART:20261202T160000Z", "SEQUENCE:3"],
    ["RECURRENCE-ID:20261202T150000Z", "DTSTART:20261202T170000Z", "SEQUENCE:2"],
  );

  expect(found.map(([moment]) => moment)).toStrictEqual(["2026-12-01T15:00:00Z", "2026-12-02T16:00:00Z"]);
});
