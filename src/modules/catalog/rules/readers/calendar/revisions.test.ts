import { expect, test } from "vitest";

import { readCalendar } from "./index.ts";

/** What is left of events of one UID: titles with starts, and what was told of the others. */
function kept(...events: readonly (readonly string[])[]) {
  return keptOf(calendar("PUBLISH", ...events));
}

function calendar(method: string, ...events: readonly (readonly string[])[]): string {
  const lines = events.flatMap((own) => ["BEGIN:VEVENT", "UID:1", ...own, "END:VEVENT"]);
  return ["BEGIN:VCALENDAR", `METHOD:${method}`, ...lines, "END:VCALENDAR", ""].join("\r\n");
}

function keptOf(text: string) {
  const { records, problems } = readCalendar(text, { defaultZone: "UTC", now: "2026-11-21T00:00:00Z" });
  return {
    sessions: records.flatMap(({ title, sessions }) =>
      sessions.map(({ start, status }) => `${title} ${start.slice(0, 16)} ${status}`),
    ),
    problems: problems.map(({ where }) => where),
  };
}

const OLD = ["SUMMARY:Story time", "DTSTART:20261203T140000Z"];
const NEW = ["SUMMARY:Story hour", "DTSTART:20261204T140000Z", "SEQUENCE:2"];

test.each([
  ["old first", [[...OLD, "SEQUENCE:1"], NEW]],
  ["new first", [NEW, [...OLD, "SEQUENCE:1"]]],
])("a higher SEQUENCE replaces an event also at another time under another title: %s", (_, events) => {
  const { sessions, problems } = kept(...events);

  expect(sessions).toStrictEqual(["Story hour 2026-12-04T14:00 scheduled"]);
  expect(problems).toHaveLength(1);
});

test("an event without a SEQUENCE is an older version when its start or its title says so", () => {
  const newer = ["SUMMARY:Story time", "DTSTART:20261204T140000Z", "SEQUENCE:1"];

  expect(kept(OLD, newer).sessions).toStrictEqual(["Story time 2026-12-04T14:00 scheduled"]);
  expect(kept(["SUMMARY:Story", "DTSTART:20261204T140000Z"], newer).sessions).toStrictEqual([
    "Story time 2026-12-04T14:00 scheduled",
  ]);
  // Writers that give one UID to everything do not count versions either.
  expect(kept(["SUMMARY:Crafts", "DTSTART:20261205T140000Z"], newer).sessions).toStrictEqual([
    "Crafts 2026-12-05T14:00 scheduled",
    "Story time 2026-12-04T14:00 scheduled",
  ]);
});

test("of versions with the same SEQUENCE the one stamped last stays", () => {
  const start = "DTSTART:20261203T140000Z";
  const found = kept(
    ["SUMMARY:Late", start, "SEQUENCE:1", "DTSTAMP:20261102T000000Z"],
    ["SUMMARY:Early", start, "SEQUENCE:1", "DTSTAMP:20261101T000000Z"],
  );

  expect(found.sessions).toStrictEqual(["Late 2026-12-03T14:00 scheduled"]);
});

test("a newer series takes out the meeting that an older version moved; at the same version it stays moved", () => {
  const series = [...OLD, "RRULE:FREQ=WEEKLY;COUNT=2", "EXDATE:20261210T140000Z"];
  const moved = ["SUMMARY:Story time", "RECURRENCE-ID:20261210T140000Z", "DTSTART:20261211T140000Z"];

  expect(kept([...series, "SEQUENCE:2"], [...moved, "SEQUENCE:1"]).sessions).toStrictEqual([
    "Story time 2026-12-03T14:00 scheduled",
  ]);
  expect(kept([...series, "SEQUENCE:2"], [...moved, "SEQUENCE:2"]).sessions).toStrictEqual([
    "Story time 2026-12-03T14:00 scheduled",
    "Story time 2026-12-11T14:00 scheduled",
  ]);
});

const SERIES = [...OLD, "RRULE:FREQ=DAILY;COUNT=2"];

test.each([
  ["its start and title", [...OLD, "SEQUENCE:1"]],
  ["its start alone, at the same version", ["DTSTART:20261203T140000Z"]],
  ["nothing but its UID", ["SEQUENCE:1"]],
])("METHOD:CANCEL calls off the whole series when it states %s", (_, call) => {
  const { sessions, problems } = keptOf(calendar("PUBLISH", SERIES) + calendar("CANCEL", call));

  expect(sessions).toStrictEqual([
    "Story time 2026-12-03T14:00 cancelled",
    "Story time 2026-12-04T14:00 cancelled",
  ]);
  expect(problems).toHaveLength(1);
});

test("what was called off and announced again later takes place; a call alone is an event called off", () => {
  const call = calendar("CANCEL", [...OLD, "SEQUENCE:1"]);

  expect(keptOf(call + calendar("PUBLISH", [...OLD, "SEQUENCE:2"])).sessions).toStrictEqual([
    "Story time 2026-12-03T14:00 scheduled",
  ]);
  expect(keptOf(call).sessions).toStrictEqual(["Story time 2026-12-03T14:00 cancelled"]);
});

test("METHOD:ADD adds a meeting to its series", () => {
  const added = calendar("ADD", ["SUMMARY:Story time", "DTSTART:20261210T140000Z", "SEQUENCE:1"]);

  expect(keptOf(calendar("PUBLISH", SERIES) + added).sessions).toStrictEqual([
    "Story time 2026-12-03T14:00 scheduled",
    "Story time 2026-12-04T14:00 scheduled",
    "Story time 2026-12-10T14:00 scheduled",
  ]);
});
