import { expect, test } from "vitest";
import { readColumns } from "../../../src/modules/credit/cli/attendance-columns.ts";
import {
  type AskedColumns,
  lackOfColumns,
} from "../../../src/modules/credit/rules/attendance/asked-columns.ts";
import {
  cutAttendance,
  readAttendance,
} from "../../../src/modules/credit/rules/attendance/read-attendance.ts";
import { rowsToKeep } from "../../../src/modules/credit/rules/attendance/readers/without-numbers.ts";
import { utf8 } from "./sample.ts";
import { sessionDate } from "./samples.ts";

const read = async (rows: readonly string[], columns?: Pick<AskedColumns, "header" | "columns">) =>
  readAttendance(utf8(...rows), { zone: "UTC", sessionDate, columns });

const times = async (rows: readonly string[], columns?: Pick<AskedColumns, "header" | "columns">) =>
  ((await read(rows, columns)).report?.entries ?? []).map(({ name, email, interval, mostSeconds }) => [
    email ?? name,
    interval && [interval.start, interval.end].map((at) => new Date(at * 1000).toISOString().slice(11, 16)),
    mostSeconds,
  ]);

const finnish = ["Nimi;Sähköposti;Saapui;Lähti", "Ana Example;ana@library.example;9.05 x;10.00 x"];
const threeTimes = [
  "Nimi;Sähköposti;Ilmoittautui;Saapui;Lähti",
  "Ana Example;ana@library.example;2026-04-22 08:59;2026-04-22 09:30;2026-04-22 10:00",
];

test("headers nobody here knows are asked about, with a proposal of what stands below them", async () => {
  const { refusal, asked } = await read([
    "Kokous;Mending",
    "",
    "Nimi;Sähköposti;Saapui;Lähti",
    "Ana Example;ana@library.example;9:05;10:00",
  ]);

  expect(refusal).toBeUndefined();
  expect(asked).toEqual({
    certainty: "unsure",
    row: 3,
    header: ["Nimi", "Sähköposti", "Saapui", "Lähti"],
    columns: ["name", "email", "join", "leave"],
    samples: [["Ana Example", "ana@library.example", "9:05", "10:00"]],
  });
  expect((await read(finnish)).refusal).toEqual({
    code: "unknown-columns",
    message: "It is not sure what the columns of this table hold, so nothing was read.",
    asked: {
      certainty: "unknown",
      row: 1,
      header: ["Nimi", "Sähköposti", "Saapui", "Lähti"],
      columns: ["name", "email", "", ""],
      samples: [["Ana Example", "ana@library.example", "9.05 x", "10.00 x"]],
    },
  });
});

test.for([
  ["a third column of times, which may be the registration's", threeTimes, "unsure"],
  [
    "lengths that may be times of day",
    ["Nimi;Sähköposti;Saapui;Lähti", "Ana;ana@library.example;09:05:00;10:00:00"],
    "unsure",
  ],
  ["a lone number", ["Nimi;Sähköposti;Ikä", "Ana;ana@library.example;44"], "unsure"],
  [
    "two texts and no address, either of which may be the name",
    ["Etunimi;Sukunimi;Saapui;Lähti", "Ana;Example;2026-04-22 09:05;2026-04-22 10:00"],
    "unsure",
  ],
  [
    "a number beside two times, which may contradict them",
    ["Nimi;Saapui;Lähti;Kesto", "Ana;2026-04-22 09:05;2026-04-22 10:00;5"],
    "unsure",
  ],
  [
    "one name, one address and two dated times",
    ["Nimi;Sähköposti;Saapui;Lähti", "Ana;ana@library.example;2026-04-22 09:05;2026-04-22 10:00"],
    "likely",
  ],
  ["a length in words", ["Nimi;Sähköposti;Kesto", "Ana;ana@library.example;55 min"], "likely"],
  [
    "two headers for the same time above different ones",
    ["Name,Email,Join Time,Arrived,Leave Time", "Ana,ana@library.example,8:00,9:05,10:00"],
    "unsure",
  ],
  [
    "two headers for the same time above the same",
    ["Name,Email,Join Time,Arrived,Leave Time", "Ana,ana@library.example,9:05,9:05,10:00"],
    "known",
  ],
  ["two headers for minutes without times", ["Name,Minutes,Duration", "Ana,60,30"], "unsure"],
  ["headers we know", ["Name,Email,Join,Leave", "Ana,ana@library.example,9:05,10:00"], "known"],
] as const)("by %s the columns are %s", async ([, rows, certainty]) => {
  expect((await read(rows)).asked?.certainty).toBe(certainty);
});

test("what somebody says of the columns holds, and what they leave out counts for nothing", async () => {
  const header = ["Nimi", "Sähköposti", "Ilmoittautui", "Saapui", "Lähti"];

  expect(await times(threeTimes, { header, columns: ["name", "email", "", "join", "leave"] })).toEqual([
    ["ana@library.example", ["09:30", "10:00"], undefined],
  ]);
  const { asked, report } = await read(threeTimes, {
    header,
    columns: ["name", "email", "", "join", "leave"],
  });
  expect([asked?.certainty, report?.problems]).toEqual(["said", []]);
});

test("what is said of one table leaves the others of the file as their headers tell", async () => {
  const rows = [
    "Name,Email,Join,Leave",
    "Ana,ana@library.example,9:05,10:00",
    "Panelist Details",
    "Kuka,Email,Join,Leave",
    "Ben,ben@library.example,9:15,10:00",
  ];

  const said = {
    header: ["Kuka", "Email", "Join", "Leave"],
    columns: ["name", "email", "join", ""] as const,
  };
  expect((await times(rows, said)).map(([who]) => who)).toEqual(["ana@library.example"]);
  expect(await times(rows, { ...said, columns: ["name", "email", "join", "leave"] })).toEqual([
    ["ana@library.example", ["09:05", "10:00"], undefined],
    ["ben@library.example", ["09:15", "10:00"], undefined],
  ]);
});

test("a date in a column of its own is the day of the row's times, and another day's minutes are not the session's", async () => {
  const rows = [
    "Name,Date,In,Out,Minutes",
    "Ana,2026-04-22,,,30",
    "Ben,2026-04-21,,,30",
    "Cleo,soon,,,30",
    "Dora,,,,30",
  ];
  const { report } = await read(rows);

  expect(report?.entries.map(({ name }) => name)).toEqual(["Ana"]);
  expect(report?.problems.map(({ row, column, message }) => [row, column, message])).toEqual([
    [3, "Date", "This is another day than the session's; the row was left out."],
    [4, "Date", "“soon” is no date; the row was left out."],
    [5, "Date", "The date is missing; the row was left out."],
  ]);
  const { report: timed } = await read([
    "Name,Date,Join,Leave",
    "Ana,21/04/2026,23:30,0:30",
    "Ben,22/04/2026,9:00,10:00",
  ]);
  expect(timed?.entries.map(({ interval }) => new Date((interval?.start ?? 0) * 1000).toISOString())).toEqual(
    ["2026-04-21T23:30:00.000Z", "2026-04-22T09:00:00.000Z"],
  );
});

test("columns by which nobody and no time can be told are refused in words", () => {
  expect(lackOfColumns(["name", "join", "leave"])).toBeUndefined();
  expect(lackOfColumns(["firstName", "lastName", "", "minutes"])).toBeUndefined();
  expect(lackOfColumns(["name", "join"])).toMatch(/^Say at least which columns hold who came/u);
  expect(lackOfColumns(["firstName", "minutes"])).toMatch(/^Say at least/u);
  expect(lackOfColumns(["name", "name", "minutes"])).toBe(
    "Two columns are said to hold “Name of the person”: leave out the one that does not.",
  );
});

test("a telephone number is not kept with the rows that wait for an answer, and is a caller's still", async () => {
  const rows = [
    "Kuka;Saapui;Lähti;Kesto",
    "+1 555 010 0123;2026-04-22 09:05;2026-04-22 10:00;55",
    "Ben (555 010 0123);9:05;9:10;5",
    "(555) 010-0123;9:05;9:10;5",
  ];
  const { rows: cut = [] } = await cutAttendance(utf8(...rows));

  expect(rowsToKeep(cut, 1).map(({ cells }) => cells)).toEqual([
    ["Kuka", "Saapui", "Lähti", "Kesto"],
    ["call-in user", "2026-04-22 09:05", "2026-04-22 10:00", "55"],
    ["Ben (call-in user)", "9:05", "9:10", "5"],
    ["call-in user", "9:05", "9:10", "5"],
  ]);
  expect(JSON.stringify(await read(rows))).not.toContain("0123");
  const { report } = await read(
    ["Kuka;Saapui;Lähti", "call-in user;9:05;10:00", "Ben (call-in user);9:05;9:10"],
    { header: ["Kuka", "Saapui", "Lähti"], columns: ["name", "join", "leave"] },
  );
  expect(report?.entries.map(({ name, standing }) => [name, standing])).toEqual([
    ["", "caller"],
    ["Ben", "attended"],
  ]);
});

test("columns are given to the command by header or number, and what is wrong with them is said", async () => {
  const { rows = [] } = await cutAttendance(utf8(...threeTimes));
  const given = (...options: readonly string[]) => readColumns(options, rows, undefined);

  expect(given("name=nimi,email=2", "join=Saapui,leave=5")).toEqual({
    header: ["Nimi", "Sähköposti", "Ilmoittautui", "Saapui", "Lähti"],
    columns: ["name", "email", "", "join", "leave"],
  });
  expect(() => given("name=Nimi,join=9,leave=5")).toThrow("There is no column “9”.");
  expect(() => given("who=Nimi")).toThrow("“who=Nimi” names no column");
  expect(() => given("name=Nimi")).toThrow("Say at least which columns hold who came");
  expect(() => given("name=Who")).toThrow("There is no row of headers with these names in the file.");
});
