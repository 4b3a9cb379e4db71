import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readAttendance } from "../../../src/modules/credit/rules/attendance/read-attendance.ts";
import { marked, utf8, workbook } from "./sample.ts";
import { sessionDate, zone } from "./samples.ts";

const table = (...rows: readonly string[]) => utf8("Name,Email,Join,Leave", ...rows);
const ambiguous = table("Ana,ana@library.example,04/05/2026 10:00,04/05/2026 11:00");

async function firstStart(bytes: Uint8Array, options: Partial<Parameters<typeof readAttendance>[1]> = {}) {
  const { report, refusal } = await readAttendance(bytes, { zone: "UTC", ...options });
  const start = report?.entries[0]?.interval?.start;
  return (
    refusal?.code ?? (start === undefined ? undefined : new Date(start * 1000).toISOString().slice(0, 16))
  );
}

test("dates that can be read in two ways are a question, with both readings of the first", async () => {
  const { refusal } = await readAttendance(ambiguous, { zone });

  expect(refusal).toEqual({
    code: "ambiguous-dates",
    message: "The dates of this report can be read in two ways, so nothing was read.",
    question: "Does the day or the month come first in its dates?",
    choices: [
      { value: "day-first", example: "2026-05-04" },
      { value: "month-first", example: "2026-04-05" },
    ],
  });
});

test("an answer, a date that proves itself, or the session's day decides", async () => {
  const proven = table(
    "Ana,ana@library.example,04/05/2026 10:00,04/05/2026 11:00",
    "Ben,ben@library.example,13/05/2026 10:00,13/05/2026 11:00",
  );

  expect(await firstStart(ambiguous, { dateOrder: "day-first" })).toBe("2026-05-04T10:00");
  expect(await firstStart(ambiguous, { dateOrder: "month-first" })).toBe("2026-04-05T10:00");
  expect(await firstStart(proven)).toBe("2026-05-04T10:00");
  expect(await firstStart(ambiguous, { sessionDate: "2026-05-04" })).toBe("2026-05-04T10:00");
  expect(await firstStart(ambiguous, { sessionDate: "2026-04-05" })).toBe("2026-04-05T10:00");
});

test("a session's day that fits neither reading, and dates that contradict each other, leave the question open", async () => {
  const torn = table(
    "Ana,ana@library.example,13/05/2026 10:00,13/05/2026 11:00",
    "Ben,ben@library.example,05/13/2026 10:00,05/13/2026 11:00",
  );
  const slip = table(
    "Ana,ana@library.example,04/05/2026 10:00,04/05/2026 11:00",
    "Ben,ben@library.example,04/15/2026 10:00,04/15/2026 11:00",
  );

  expect(await firstStart(ambiguous, { sessionDate: "2026-09-09" })).toBe("ambiguous-dates");
  expect(await firstStart(torn)).toBe("ambiguous-dates");
  expect(await firstStart(slip, { sessionDate: "2026-05-04" })).toBe("ambiguous-dates");
});

test("the same number for day and month asks nothing", async () => {
  expect(await firstStart(table("Ana,ana@library.example,04/04/2026 10:00,04/04/2026 11:00"))).toBe(
    "2026-04-04T10:00",
  );
});

test("what people typed into a webinar's own questions proves nothing", async () => {
  const report = marked(
    "Attendee Report",
    "Attendee Details",
    "Attended,User Name (Original Name),Email,When did you begin?,Join Time,Leave Time,Time in Session (minutes)",
    'Yes,Ana Example,ana@library.example,13/01/2020 10:00,"04/05/2026 09:00:00 AM","04/05/2026 10:00:00 AM",60',
  );

  expect(await firstStart(report)).toBe("ambiguous-dates");
});

test.for([
  ["nothing", utf8("")],
  ["a letter", utf8("Dear all,", "thank you for coming.")],
  ["a table of something else", utf8("Branch,City", "East,Springfield")],
  ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)],
] as const)("%s is told to be no attendance report", async ([, bytes]) => {
  const { refusal } = await readAttendance(bytes, { zone });

  expect(refusal).toEqual({
    code: "not-a-report",
    message:
      "This is no attendance report that Carrel knows. It reads those of Zoom, Teams, Webex, GoTo and Collaborate, and any table with a name or e-mail address and times or minutes.",
  });
});

test("a workbook that is damaged is told to be so", async () => {
  const { refusal } = await readAttendance(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0), { zone });

  expect(refusal?.message).toMatch(/^The workbook is damaged/u);
});

test("sheets of a workbook that were not read are told, beside what was", async () => {
  const row = (name: string) => [name, "2026-04-22 09:00:00", "2026-04-22 10:00:00"];
  const one = unzipSync(workbook(["Name", "Join Time", "Leave Time"], row("Ana"), row("Ben")));
  const text = (path: string) => strFromU8(one[path] ?? new Uint8Array());
  const [book, links] = ["xl/workbook.xml", "xl/_rels/workbook.xml.rels"].map(text);
  const two = zipSync({
    ...one,
    "xl/workbook.xml": strToU8(
      (book ?? "").replace("</sheets>", '<sheet name="Polls" sheetId="2" r:id="r2"/></sheets>'),
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      (links ?? "").replace(
        /<Relationship .*\/>/u,
        (link) => `${link}${link.replace('"r1"', '"r2"').replace("sheet1", "sheet2")}`,
      ),
    ),
    "xl/worksheets/sheet2.xml": strToU8(text("xl/worksheets/sheet1.xml").replace(/<row r="3".*<\/row>/u, "")),
  });

  const { report } = await readAttendance(two, { zone });

  expect(report?.entries.length).toBe(2);
  expect(report?.problems).toEqual([
    {
      row: undefined,
      column: undefined,
      message: "The sheet “Polls” was not read: only “Report”, the one with the most rows.",
      effect: "left-out",
    },
  ]);
});

test("bad rows are named by number and column, and the others go on", async () => {
  const bytes = utf8(
    "Name,Email,Join Time,Leave Time,Duration (Minutes)",
    "Ana,ana@library.example,2026-04-22 09:00:00,2026-04-22 10:00:00,60",
    "",
    "Ben,ben@library.example,2026-04-22 9x:00,2026-04-22 10:00:00,60",
    "Cleo,cleo@library.example,2026-04-22 10:00:00,2026-04-22 09:00:00,60",
    "Dora,dora@library.example,2026-02-30 09:00:00,2026-04-22 10:00:00,60",
    "Emil,emil@library.example,2026-04-22 09:00:00,,",
    "Fay,fay@library.example,2026-04-22 09:00:00,2026-04-25 10:00:00,60",
    ",,2026-04-22 09:00:00,2026-04-22 10:00:00,60",
    '"Gus,gus@library.example,2026-04-22 09:00:00,2026-04-22 10:00:00,60',
    "Hal,hal@library.example,2026-04-22 09:00:00,2026-04-22 10:00:00,soon",
    "Ida,ida@library.example,2026-04-22 09:00:00,2026-04-22 10:00:00,20",
    "Jo,jo@library.example,2026-04-22 09:00:00,--,20",
    "Kim,kim@library.example,2026-04-22 09:00:00,2026-04-22 10:00:00,60",
  );

  const { report } = await readAttendance(bytes, { zone, sessionDate });

  expect(report!.entries.map(({ name }) => name)).toEqual(["Ana", "Hal", "Ida", "Jo", "Kim"]);
  expect(report!.problems.map(({ row, column, message, effect }) => [row, column, message, effect])).toEqual([
    [4, "Join Time", "“2026-04-22 9x:00” is no date and time.", "left-out"],
    [5, "Leave Time", "This is before the time of joining.", "left-out"],
    [6, "Join Time", "“2026-02-30 09:00:00” is a date or a zone that does not exist.", "left-out"],
    [7, "Leave Time", "This is empty, and nothing else says how long it was.", "left-out"],
    [8, "Leave Time", "This is more than two days after the time of joining.", "left-out"],
    [9, undefined, "There is neither a name nor an e-mail address; the row was left out.", "left-out"],
    [10, undefined, "A quotation mark in this row has no partner; the row was left out.", "left-out"],
    [11, "Duration (Minutes)", "“soon” is no length of time; the times were counted.", "assumed"],
    [
      12,
      "Duration (Minutes)",
      "The minutes do not agree with the times; the minutes, which are less, were counted.",
      "assumed",
    ],
    [13, "Leave Time", "This is empty; the minutes were counted from the time of joining.", "assumed"],
  ]);
});

const chicago = (...rows: readonly string[]) =>
  readAttendance(utf8("Name,Join,Leave,Minutes", ...rows), { zone });
const hours = ({ start, end }: { readonly start: number; readonly end: number }) =>
  [start, end].map((at) => new Date(at * 1000).toISOString().slice(8, 16));

test("an hour that clocks show twice is read by the minutes, else as its first showing, which is said", async () => {
  const { report } = await chicago(
    "Ana,2026-11-01 01:30,2026-11-01 01:15,45",
    "Ben,2026-11-01 01:10,2026-11-01 01:50,40",
    "Cleo,2026-11-01 00:50,2026-11-01 01:20,90",
    "Dora,2026-11-01 00:50,2026-11-01 01:20,",
  );

  expect(report!.entries.map(({ interval }) => hours(interval!))).toEqual([
    ["01T06:30", "01T07:15"],
    ["01T06:10", "01T06:50"],
    ["01T05:50", "01T07:20"],
    ["01T05:50", "01T06:20"],
  ]);
  expect(report!.problems).toEqual([
    {
      row: 5,
      column: "Join",
      message: "Clocks showed this time twice that night; the first was taken.",
      effect: "assumed",
    },
  ]);
});

test("an hour that clocks skip is read with the offset before, and is no longer for it", async () => {
  const { report } = await chicago("Ana,2026-03-08 01:50,2026-03-08 03:10,20");

  expect([report!.entries.map(({ interval }) => hours(interval!)), report!.problems]).toEqual([
    [["08T07:50", "08T08:10"]],
    [],
  ]);
});

test("times of day alone go across midnight, on the session's day", async () => {
  const bytes = utf8("Name,Join,Leave", "Ana,23:30,0:30");

  const { report } = await readAttendance(bytes, { zone: "UTC", sessionDate });

  expect(hours(report!.entries[0]!.interval!)).toEqual(["22T23:30", "23T00:30"]);
});

test("a telephone number is kept nowhere, not even of a caller with an address", async () => {
  const bytes = utf8(
    "Name,Email,Join,Leave",
    "+1 555 010 0123,,2026-04-22 09:00,2026-04-22 10:00",
    "+1 555 010 0123,ana@library.example,2026-04-22 09:00,2026-04-22 10:00",
    "+1 555 010 0123,,whenever,2026-04-22 10:00",
    "Ben (+1 555 010 0123),,2026-04-22 09:00,2026-04-22 10:00",
    "+1 555 010 0123 (Cleo),,2026-04-22 09:00,2026-04-22 10:00",
  );

  const reading = await readAttendance(bytes, { zone });

  expect(JSON.stringify(reading)).not.toContain("0123");
  expect(reading.report!.entries.map(({ standing, name, email }) => [standing, name, email])).toEqual([
    ["caller", "", undefined],
    ["attended", "", "ana@library.example"],
    ["attended", "Ben", undefined],
    ["attended", "Cleo", undefined],
  ]);
});

test("a log tells of comings without goings and the other way round", async () => {
  const bytes = utf8(
    "Full Name\tUser Action\tTimestamp",
    "Ana\tJoined\t4/22/2026, 9:00:00 AM",
    "Ana\tJoined\t4/22/2026, 9:05:00 AM",
    "Ana\tLeft\t4/22/2026, 9:30:00 AM",
    "Ana\tLeft\t4/22/2026, 9:40:00 AM",
    "Ben\tJoined\t4/22/2026, 9:00:00 AM",
    "Ben\tWaved\t4/22/2026, 9:10:00 AM",
  );

  const { report } = await readAttendance(bytes, { zone: "UTC" });

  expect(report!.entries.map(({ name, interval }) => [name, ...hours(interval!)])).toEqual([
    ["Ana", "22T09:00", "22T09:30"],
  ]);
  expect(report!.problems.map(({ row, message }) => [row, message])).toEqual([
    [7, "This is neither joining nor leaving; the row was left out."],
    [5, "Someone leaves here who was not there; the row was left out."],
    [6, "There is no row for leaving after this; it counts for nothing."],
  ]);
});

test.for([
  ["Join Time (UTC),Leave Time (UTC)", "22T09:00", "22T10:00"],
  ["Joined (EST),Left (EST)", "22T13:00", "22T14:00"],
  ["Join (America/Denver),Leave (America/Denver)", "22T15:00", "22T16:00"],
  ["Join Time (GMT-8),Leave Time (GMT-8)", "22T17:00", "22T18:00"],
] as const)("the zone in the headers %s is taken", async ([headers, from, to]) => {
  const bytes = utf8(`Name,${headers}`, "Ana,2026-04-22 09:00,2026-04-22 10:00");

  const { report } = await readAttendance(bytes, { zone });

  expect(hours(report!.entries[0]!.interval!)).toEqual([from, to]);
});

test("columns whose headers nobody here knows are told by what stands in them, which is said", async () => {
  const lines = [
    "Nimi;Sähköposti;Saapui;Lähti",
    "Ana Example;ana@library.example;2026-04-26 10:00;2026-04-26 11:00",
  ];
  const { report } = await readAttendance(new TextEncoder().encode(lines.join("\n")), {
    zone: "America/Chicago",
  });

  expect(report?.entries.map(({ email, name }) => [name, email])).toEqual([
    ["Ana Example", "ana@library.example"],
  ]);
  expect(report?.problems).toEqual([
    {
      row: 1,
      column: undefined,
      message:
        "The headers are in words that Carrel does not know. By what stands below them, the name is taken from “Nimi”, the e-mail address is taken from “Sähköposti”, when people came is taken from “Saapui”, when people left is taken from “Lähti”. If one of these is wrong, say what the columns hold.",
      effect: "assumed",
    },
  ]);
});
