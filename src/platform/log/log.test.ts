import { holdClock } from "#platform/time";
import { afterEach, beforeEach, expect, test } from "vitest";
import { countEvent, type Log, measure, metricsText, openLog, withFields } from "./index.ts";

let clock: ReturnType<typeof holdClock>;
let lines: string[] = [];

beforeEach(() => {
  clock = holdClock("2026-12-03T19:00:00Z");
  lines = [];
});

afterEach(() => clock.release());

function logFor(isTerminal: boolean): Log {
  return openLog({ level: "info", isTerminal, write: (line) => lines.push(line) });
}

test("a line is one JSON object with time, level, message and facts", () => {
  logFor(false).info("Harvested a source.", { listings: 12 });

  expect(lines).toEqual([
    '{"time":"2026-12-03T19:00:00.000Z","level":"info","message":"Harvested a source.","listings":12}\n',
  ]);
});

test("lines below the level are left out", () => {
  const log = logFor(false);

  log.debug("Not said.");
  log.warn("Said.");

  expect(lines.length).toBe(1);
});

test("lines carry the ids of the request and job they were written in, side by side", async () => {
  const log = logFor(false);

  await Promise.all(
    ["one", "two"].map((requestId) =>
      withFields({ requestId }, async () => {
        await Promise.resolve();
        withFields({ jobId: `${requestId}'s` }, () => log.info("Working."));
      }),
    ),
  );

  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
    ["one", "two"].map((requestId) => ({
      time: "2026-12-03T19:00:00.000Z",
      level: "info",
      message: "Working.",
      requestId,
      jobId: `${requestId}'s`,
    })),
  );
});

test("people's e-mail addresses are hidden, also in what a mail server answers", () => {
  const cause = new Error("550 5.1.1 <ann.o'reader+ya@mail.library.example>: Recipient address rejected");
  logFor(false).warn("A job failed.", { error: new Error("Refused: reader@example.org.", { cause }) });

  expect(lines[0]).toContain("550 5.1.1 <[hidden]>: Recipient address rejected");
  expect(lines[0]).toContain("Refused: [hidden].");
  expect(lines[0]).not.toMatch(/reader@|o'reader|library\.example/);
});

test("secrets are hidden wherever they stand", () => {
  logFor(false).info("Read https://someone:hush@example.org/feed?wstoken=hush&sort=date.", {
    password: "hush",
    headers: { Authorization: "Bearer hush", Cookie: "session=hush", accept: "text/html" },
    list: [{ apiKey: "hush" }, "Authorization: Basic aHVzaA=="],
    databaseUrl: "postgresql://carrel:hush@db.example.org/carrel",
    absent: undefined,
  });

  expect(JSON.parse(lines[0] ?? "")).toEqual({
    time: "2026-12-03T19:00:00.000Z",
    level: "info",
    message: "Read https://someone:[hidden]@example.org/feed?wstoken=[hidden]&sort=date.",
    password: "[hidden]",
    headers: { Authorization: "[hidden]", Cookie: "[hidden]", accept: "text/html" },
    list: [{ apiKey: "[hidden]" }, "Authorization: Basic [hidden]"],
    databaseUrl: "postgresql://carrel:[hidden]@db.example.org/carrel",
  });
});

test("an error is written with its causes, and one that holds itself ends", () => {
  const cause = new Error("connect ECONNREFUSED");
  cause.cause = cause;

  logFor(false).error("Failed.", { error: new Error("No answer from smtp://me:hush@mail", { cause }) });

  const { error } = JSON.parse(lines[0] ?? "") as { error: { message: string; cause: { message: string } } };
  expect([error.message, error.cause.message]).toEqual([
    "No answer from smtp://me:[hidden]@mail",
    "connect ECONNREFUSED",
  ]);
  expect(lines[0]?.includes("hush")).toBe(false);
});

test("on a terminal a line is readable, and text from outside cannot make a second one", () => {
  logFor(true).warn("Odd title: a\nb\u001b[2J", { source: "State Library", count: 3, id: "x1" });

  expect(lines).toEqual([
    '\u001b[90m19:00:00\u001b[0m \u001b[33mwarn \u001b[0m Odd title: a b [2J\u001b[90m source="State Library" count=3 id=x1\u001b[0m\n',
  ]);
});

test("counters add up by their labels", async () => {
  countEvent("letters", { state: "sent" });
  countEvent("letters", { state: "sent" }, 2);
  countEvent("letters", { state: 'fai"led' });
  await measure("work", { job: "mail" }, async () => {});

  const text = metricsText();

  expect(text.split("\n").filter((line) => !line.startsWith("carrel_work_seconds"))).toEqual([
    'carrel_letters{state="fai\\"led"} 1',
    'carrel_letters{state="sent"} 3',
    'carrel_work_count{job="mail"} 1',
    "",
  ]);
});
