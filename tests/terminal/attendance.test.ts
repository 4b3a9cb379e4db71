import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "carrel-attendance-"));

beforeAll(async () => {
  const build: { ensureBuilt: () => void } = await import(/* @vite-ignore */ join(root, "scripts/build.mjs"));
  build.ensureBuilt();
});

afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, ...lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.join("\r\n"));
  return path;
}

function attendance(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "dist/apps/cli/main.js"), "attendance", ...args],
    { encoding: "utf8", timeout: 300_000 },
  );
  return { status, stdout, stderr };
}

const header = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest";
const hour = ["--from", "2026-04-26T09:00", "--to", "2026-04-26T10:00", "--zone", "America/Chicago"];

test("a report becomes one documented object: the union of two rounded rows, not their sum", () => {
  const report = written(
    "zoom.csv",
    header,
    "Ana Example,ana@library.example,04/26/2026 09:20:36 AM,04/26/2026 09:57:38 AM,38,No",
    "Ana Example,ana@library.example,04/26/2026 09:49:50 AM,04/26/2026 09:51:42 AM,2,No",
  );

  const { status, stdout } = attendance(report, ...hour, "--json");

  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    kind: "zoom-meeting",
    title: null,
    zone: "America/Chicago",
    dates: "month-first",
    session: {
      from: "2026-04-26T14:00:00Z",
      to: "2026-04-26T15:00:00Z",
      minutes: 60,
      breaks: [],
      bridgeSeconds: 60,
      graceMinutes: 10,
      thresholdPercent: 0,
      stepMinutes: 1,
      rounding: "floor",
    },
    people: [
      {
        key: "ana@library.example",
        name: "Ana Example",
        email: "ana@library.example",
        role: null,
        rows: [2, 3],
        groupLogins: [],
        intervals: [{ from: "2026-04-26T14:20:36Z", to: "2026-04-26T14:57:38Z" }],
        attendedSeconds: 2222,
        attendedMinutes: 37,
        creditedMinutes: 37,
        qualifies: true,
        isDoubtful: false,
        calculation: {
          basis: "times",
          fragments: 2,
          fragmentSeconds: 2334,
          outsideFragments: 0,
          outsideSeconds: 0,
          overlapSeconds: 112,
          breakSeconds: 0,
          bridgedGaps: 0,
          bridgedSeconds: 0,
          attendedSeconds: 2222,
          sessionSeconds: 3600,
          isFullByGrace: false,
          isBelowThreshold: false,
          creditedSeconds: 2222,
          creditedMinutes: 37,
          words: [
            "2 stretches of attendance, 38 min 54 s added up.",
            "1 min 52 s recorded more than once was counted once.",
            "Attended: 37 min 2 s of 1 h.",
            "Credited: 37 minutes, rounded down in full minutes.",
          ],
        },
      },
    ],
    duplicateCandidates: [],
    setApart: [],
    problems: [],
  });
});

test("without --json a person reads a table, and what was wrong stands beside it", () => {
  const report = written(
    "mixed.csv",
    header,
    "Ana Example,ana@library.example,04/26/2026 09:00:00 AM,04/26/2026 10:00:00 AM,60,No",
    "Ben Sample,ben@library.example,04/26/2026 9x:00:00 AM,04/26/2026 10:00:00 AM,60,No",
    "Ben Sample,,04/26/2026 09:30:00 AM,04/26/2026 09:40:00 AM,10,Yes",
    "read.ai meeting notes,,04/26/2026 09:00:00 AM,04/26/2026 10:00:00 AM,60,Yes",
  );

  expect(attendance(report, ...hour, "--threshold", "50")).toEqual({
    status: 0,
    stdout: [
      "Zoom meeting; the session lasted 1 h. 1 of 2 earned credit.",
      "",
      "Name         E-mail               Attended  Credited",
      "Ana Example  ana@library.example  1 h       60 min",
      "Ben Sample                        10 min    0 min     no credit",
      "",
      "Set apart:",
      "  row 5, read.ai meeting notes: This looks like a program that takes notes, not a person.",
      "",
    ].join("\n"),
    stderr: "Row 3, Join Time: “04/26/2026 9x:00:00 AM” is no date and time.\n",
  });
});

test("columns that nobody can be sure of end with exit code 2 and a question, which --columns answers", () => {
  const report = written(
    "lista.csv",
    "Nimi;Ilmoittautui;Saapui;Lähti",
    "Ana Example;2026-04-26 08:00;2026-04-26 09:15;2026-04-26 10:00",
  );
  const asked = attendance(report, ...hour, "--json");

  expect(asked.status).toBe(2);
  expect(asked.stderr).toContain(
    'Answer with --columns, such as --columns "name=Nimi,join=Saapui,leave=Lähti" if that is right.',
  );
  expect(JSON.parse(asked.stdout)).toEqual({
    refused: {
      code: "unknown-columns",
      message: "It is not sure what the columns of this table hold, so nothing was read.",
      question: "What do the columns hold?",
      row: 1,
      columns: [
        { number: 1, header: "Nimi", proposed: "name", samples: ["Ana Example"] },
        { number: 2, header: "Ilmoittautui", proposed: null, samples: ["2026-04-26 08:00"] },
        { number: 3, header: "Saapui", proposed: "join", samples: ["2026-04-26 09:15"] },
        { number: 4, header: "Lähti", proposed: "leave", samples: ["2026-04-26 10:00"] },
      ],
    },
  });
  const answered = attendance(report, ...hour, "--columns", "name=Nimi,join=3,leave=Lähti");
  expect([answered.status, answered.stdout, answered.stderr]).toEqual([
    0,
    [
      "Attendance table; the session lasted 1 h. 1 of 1 earned credit.",
      "",
      "Name         E-mail  Attended  Credited",
      "Ana Example          45 min    45 min",
      "",
    ].join("\n"),
    "",
  ]);
});

test("dates that can be read in two ways end with exit code 2 and a question, which --dates answers", () => {
  const report = written(
    "ambiguous.csv",
    "Name,Email,Join,Leave",
    "Ana,ana@library.example,04/05/2026 10:00,04/05/2026 11:00",
  );
  const day = ["--from", "2026-05-05T10:00Z", "--to", "2026-05-05T11:00Z"];
  const asked = attendance(report, ...day.map((each) => each.replaceAll("05-05", "09-09")), "--json");

  expect([asked.status, asked.stderr]).toEqual([
    2,
    "The dates of this report can be read in two ways, so nothing was read. Does the day or the month come first in its dates? Answer with --dates day-first (2026-05-04) or --dates month-first (2026-04-05).\n",
  ]);
  expect(JSON.parse(asked.stdout)).toEqual({
    refused: {
      code: "ambiguous-dates",
      message: "The dates of this report can be read in two ways, so nothing was read.",
      question: "Does the day or the month come first in its dates?",
      choices: [
        { value: "day-first", example: "2026-05-04" },
        { value: "month-first", example: "2026-04-05" },
      ],
    },
  });
  const answered = attendance(
    report,
    "--from",
    "2026-05-04T10:00Z",
    "--to",
    "2026-05-04T10:30Z",
    "--dates",
    "day-first",
    "--json",
  );
  expect(JSON.parse(answered.stdout)).toMatchObject({ people: [{ creditedMinutes: 30 }] });
});

test("everyone on a roster gets the time of its login", () => {
  const report = written(
    "room.csv",
    header,
    "East Branch,east@library.example,04/26/2026 09:00:00 AM,04/26/2026 09:45:00 AM,45,No",
  );
  const roster = written("roster.csv", "Name,Email", "Ana,ana@library.example", "Ben,");

  const { stdout } = attendance(
    report,
    ...hour,
    "--roster",
    roster,
    "--login",
    "east@library.example",
    "--json",
  );

  expect(JSON.parse(stdout)).toMatchObject({
    people: [
      { name: "Ana", creditedMinutes: 45, groupLogins: ["east@library.example"] },
      { name: "Ben", creditedMinutes: 45, groupLogins: ["east@library.example"] },
    ],
    setApart: [{ what: "group-login", name: "East Branch" }],
  });
});

test("everything that is wrong with the options is told at once, and no report is told to be none", () => {
  expect(
    attendance(
      "-",
      "--from",
      "x",
      "--to",
      "2026-04-26T10:00",
      "--zone",
      "Mars/Base",
      "--step",
      "0",
      "--break",
      "noon",
    ),
  ).toEqual({
    status: 2,
    stdout: "",
    stderr: [
      "--zone: “Mars/Base” is no time zone: write one such as America/New_York.",
      "--from: Write a date and a time, such as 2026-04-26T14:00 or 2026-04-26T14:00-05:00.",
      "--break: “noon” is no break: write its start and end, such as 2026-04-26T12:00/2026-04-26T12:30.",
      "--step: Write a whole number from 1 to 1440.",
      "",
    ].join("\n"),
  });
  expect(attendance(written("letter.csv", "Dear all,"), ...hour).status).toBe(2);
  expect(attendance(join(folder, "absent.csv"), ...hour).status).toBe(4);
});
