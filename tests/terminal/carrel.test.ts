import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "carrel-terminal-"));
const calendar = join(folder, "training.ics");

beforeAll(async () => {
  const build: { ensureBuilt: () => void } = await import(/* @vite-ignore */ join(root, "scripts/build.mjs"));
  build.ensureBuilt();
  writeFileSync(
    calendar,
    [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "BEGIN:VEVENT",
      "UID:weeding@library.example",
      "DTSTART;TZID=Eastern Standard Time:20991203T140000",
      "DTEND;TZID=Eastern Standard Time:20991203T150000",
      "SUMMARY:Webinar: Weeding Without Tears",
      "DESCRIPTION:A free live webinar. 1 contact hour.",
      "URL:https://library.example/weeding?utm_source=list",
      "END:VEVENT",
      "BEGIN:VEVENT",
      "UID:broken@library.example",
      "DTSTART:whenever",
      "SUMMARY:Broken",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ].join("\r\n"),
  );
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command as a person would, with a data directory of its own. */
function carrel(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "dist/apps/cli/main.js"), ...args],
    {
      encoding: "utf8",
      // A program that does not end fails its test.
      timeout: 300_000,
      env: { ...process.env, DATA_DIR: join(folder, "data"), LOG_LEVEL: "error" },
    },
  );
  return { status, stdout, stderr };
}

test("the help names every command and every exit code", () => {
  const { status, stdout } = carrel("--help");

  expect(status).toBe(0);
  for (const command of ["find", "harvest", "import", "sources", "search", "serve"])
    expect(stdout).toMatch(new RegExp(`^ {2}${command}\\b`, "mu"));
  expect(stdout).toContain("Exit codes:");
});

test("a dry run prints one documented line for each listing, and names what was lost", () => {
  const { status, stdout, stderr } = carrel("harvest", calendar, "--dry-run", "--json");

  expect(status).toBe(0);
  const lines = stdout
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({
    source: calendar,
    format: "calendar",
    sourceKey: "weeding@library.example",
    title: "Webinar: Weeding Without Tears",
    kind: "webinar",
    url: "https://library.example/weeding",
    sessions: [
      {
        start: "2099-12-03T19:00:00Z",
        end: "2099-12-03T20:00:00Z",
        zone: "America/New_York",
        allDay: false,
        status: "scheduled",
        online: true,
      },
    ],
    online: true,
    cost: { known: true, free: true, fromCents: 0 },
    credit: [{ contactMinutes: 60, unit: "contact-hour", units: 1 }],
  });
  const problems = stderr
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { source: string; isLoss: boolean });
  expect(problems.map((problem) => [problem.source, problem.isLoss])).toEqual([[calendar, true]]);
});

test("what cannot be found, used or reached has its own exit code", () => {
  expect(carrel("harvest", join(folder, "absent.ics"), "--dry-run").status).toBe(4);
  expect(
    carrel("harvest", calendar, "--dry-run", "--zone", "Mars/Olympus", "--max-sessions", "none"),
  ).toMatchObject({
    status: 2,
    stderr:
      "--zone: “Mars/Olympus” is no time zone: write one such as America/New_York.\n--max-sessions: Write a whole number, at least 1.\n",
  });
  expect(carrel("harvest", "http://127.0.0.1:9/events.ics", "--dry-run").status).toBe(6);
  expect(carrel("frobnicate").status).toBe(2);
  expect(carrel("find", "--kind", "nonsense", "--way", "remote", "--credit", "any")).toEqual({
    status: 2,
    stdout: "",
    stderr:
      "--way: No way of taking part is called “remote”: the ways are live-online, in-person, own-pace.\n--kind: No kind is called “nonsense”: the kinds are webinar, workshop, conference, course, lesson, chat, article, degree-program, meeting, other.\n",
  });
  writeFileSync(join(folder, "noise.bin"), Buffer.from([0, 255, 7, 0, 129, 3]));
  expect(carrel("harvest", join(folder, "noise.bin"), "--dry-run").status).toBe(2);
});

test("an address to subscribe to is read without slashes too, and what it led to is told on standard error", async () => {
  const server = createHttpServer((request, response) => {
    response.setHeader("content-type", request.url === "/learn" ? "text/html" : "text/calendar");
    response.end(
      request.url === "/learn"
        ? '<title>Learn</title><link rel="alternate" type="text/calendar" href="/a.ics"><h1>Learn</h1>'
        : readFileSync(calendar),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  // Not waited for at once: this process is the one that answers.
  const program = spawn(
    process.execPath,
    [
      join(root, "dist/apps/cli/main.js"),
      "harvest",
      `webcal:${host}/a.ics`,
      `http://${host}/learn`,
      "--dry-run",
      "--json",
    ],
    { env: { ...process.env, DATA_DIR: join(folder, "data"), LOG_LEVEL: "error", FETCH_ALLOW: host } },
  );
  const [lines, problems] = (await Promise.all([text(program.stdout), text(program.stderr)])).map((printed) =>
    printed
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>),
  );
  server.close();

  expect(lines?.map(({ source, title }) => [source, title])).toEqual([
    [`webcal:${host}/a.ics`, "Webinar: Weeding Without Tears"],
    [`http://${host}/learn`, "Webinar: Weeding Without Tears"],
  ]);
  expect(problems?.filter(({ where }) => where === "address")).toEqual([
    {
      source: `http://${host}/learn`,
      where: "address",
      message: expect.stringContaining("links to this calendar") as string,
      isLoss: false,
    },
  ]);
});

test("one file that cannot be read does not keep the others from being read", () => {
  const { status, stdout } = carrel("harvest", join(folder, "absent.ics"), calendar, "--dry-run", "--json");

  expect([status, stdout.trim().split("\n").length]).toEqual([4, 1]);
});

test("what is imported is found, and a second import changes nothing", () => {
  const first = carrel("import", calendar, "--json");
  const second = carrel("import", calendar, "--json");
  const found = carrel(
    "find",
    "weed tears",
    "--free",
    "--max-minutes",
    "60",
    "--near",
    "11217",
    "--within",
    "25mi",
    "--json",
  );

  expect(JSON.parse(first.stdout)).toMatchObject({
    file: calendar,
    format: "calendar",
    records: 1,
    added: 1,
    changed: 0,
  });
  expect(JSON.parse(second.stdout)).toMatchObject({ records: 1, added: 0, changed: 0 });
  expect(JSON.parse(found.stdout)).toMatchObject({
    total: 1,
    offerings: [{ title: "Webinar: Weeding Without Tears", listings: 1 }],
  });
});

test("a file that is not there and one that holds nothing end an import differently", () => {
  expect(carrel("import", join(folder, "absent.ics")).status).toBe(4);
  expect(carrel("import", folder).status).toBe(2);
  expect(carrel("import", folder, "--json").stderr.split("\n")[0]).toBe(
    JSON.stringify({ file: folder, message: "This is a folder: name the files in it." }),
  );
});

test("a port in use is told, and nothing is left running", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  // A server's address is a string only for a pipe.
  const { port } = other.address() as AddressInfo;

  const { status, stderr } = carrel("serve", "--port", String(port), "--no-sample");

  expect([status, stderr]).toEqual([
    5,
    `Port ${port} is in use: stop what uses it, or set PORT to another.\n`,
  ]);
  other.close();
});

test("a wrong question names every option that is wrong", () => {
  const { status, stderr } = carrel("find", "--max-minutes", "soon", "--day", "someday");

  expect([status, stderr]).toEqual([
    2,
    "--max-minutes: Write a number of minutes.\n--day: Write days as mon, tue, wed, thu, fri, sat or sun.\n",
  ]);
});

test("the index is made anew with one command", () => {
  expect(carrel("search", "rebuild", "--json")).toMatchObject({ status: 0, stdout: '{"offerings":1}\n' });
});

test("a source that cannot be read is kept, and ends as what let us down", () => {
  expect(carrel("sources", "add", "http://127.0.0.1:9/events.ics")).toMatchObject({
    status: 6,
    stdout: "127.0.0.1 (unknown): Port 9 is not one that web pages are served from.\n",
    stderr: "The address is kept all the same, and read again later.\n",
  });
  expect(carrel("sources", "list").stdout).toContain("127.0.0.1");
});
