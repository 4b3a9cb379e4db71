import { expect, test } from "vitest";

import type { ReadContext } from "../../record.ts";
import { readCalendar } from "./index.ts";

const CONTEXT: ReadContext = { defaultZone: "America/Chicago", now: "2026-11-21T00:00:00Z" };

const TWO = [
  "BEGIN:VCALENDAR",
  "BEGIN:VEVENT",
  "UID:1",
  "SUMMARY:Café",
  "DTSTART:20261203T140000Z",
  "END:VEVENT",
  "BEGIN:VEVENT",
  "UID:2",
  "SUMMARY:Zoë",
  "DTSTART:20261204T140000Z",
  "END:VEVENT",
  "END:VCALENDAR",
];
const GOOD = TWO.join("\r\n");

function titles(input: string | Uint8Array): string[] {
  return readCalendar(input, CONTEXT).records.map(({ title }) => title);
}

test.each([
  ["a byte order mark", new TextEncoder().encode(`\uFEFF${GOOD}`)],
  ["UTF-16 with a mark", Buffer.from(`\uFEFF${GOOD}`, "utf16le")],
  ["UTF-16 without a mark", Buffer.from(GOOD, "utf16le")],
  ["big-endian UTF-16", Buffer.from(`\uFEFF${GOOD}`, "utf16le").swap16()],
  ["Latin-1", Buffer.from(GOOD, "latin1")],
  ["carriage returns alone", new TextEncoder().encode(TWO.join("\r"))],
  ["line feeds alone", TWO.join("\n")],
  ["empty lines between", TWO.join("\n\r\n")],
  ["small letters", GOOD.replaceAll(/BEGIN|END|UID|SUMMARY|DTSTART/gu, (name) => name.toLowerCase())],
])("a file with %s reads like any other", (_, input) => {
  expect(titles(input)).toStrictEqual(["Café", "Zoë"]);
});

test.each(["\r\r\n", "\n\n", "\r\n\r\n"])("folds are undone also where %j ends a line", (end) => {
  const folded = GOOD.replace("20261204", "2026\r\n 1204").replaceAll("\r\n", end);

  expect(titles(folded)).toStrictEqual(["Café", "Zoë"]);
});

test("a fold in the middle of a UTF-8 character is undone", () => {
  const bytes = Buffer.from(GOOD);
  const cut = bytes.indexOf(0xc3) + 1;

  expect(
    titles(Buffer.concat([bytes.subarray(0, cut), Buffer.from("\r\n "), bytes.subarray(cut)])),
  ).toStrictEqual(["Café", "Zoë"]);
});

test("one line in another encoding does not spoil the others", () => {
  const mixed = Buffer.concat([Buffer.from(GOOD.slice(0, 80), "latin1"), Buffer.from(GOOD.slice(80))]);

  const { records, problems } = readCalendar(mixed, CONTEXT);

  expect(records.map(({ title }) => title)).toStrictEqual(["Café", "Zoë"]);
  expect(problems).toStrictEqual([
    { where: "file", message: "1 lines are not UTF-8 and were read as Windows-1252.", isLoss: false },
  ]);
});

test("a file cut off at any place keeps every event whose start is whole, and names the other", () => {
  const wrong: number[] = [];

  for (let length = 0; length < GOOD.length; length += 1) {
    const text = GOOD.slice(0, length);
    const { records, problems } = readCalendar(text, CONTEXT);
    const begun = text.match(/BEGIN:VEVENT/gu)?.length ?? 0;
    if (records.length + problems.filter(({ isLoss }) => isLoss).length !== begun) wrong.push(length);
  }

  expect(wrong).toStrictEqual([]);
});

test("a missing end costs nothing but a warning", () => {
  const { records } = readCalendar(GOOD.replace("END:VEVENT\r\n", ""), CONTEXT);

  expect(records.map(({ title, warnings }) => [title, warnings])).toStrictEqual([
    ["Café", ["The end of the event that begins on line 2 is missing; parts of it may be lost."]],
    ["Zoë", []],
  ]);
});

test("text broken across lines is joined to what it belongs to", () => {
  const [record] = readCalendar(GOOD.replace("Café", "Café\r\nand cake, free"), CONTEXT).records;

  expect([record?.title, record?.warnings]).toStrictEqual([
    "Café\nand cake, free",
    ["1 of its lines are damaged."],
  ]);
});

test("an event that cannot be kept is named with its title and counted as lost", () => {
  const { records, problems } = readCalendar(GOOD.replace("20261203T140000Z", "next week"), CONTEXT);

  expect(records.map(({ key }) => key)).toStrictEqual(["2"]);
  expect(problems).toStrictEqual([
    {
      where: "line 2, UID 1",
      message: 'The event "Café" starts at "next week", which is not a date.',
      isLoss: true,
    },
  ]);
});

test("what is no calendar at all gives no records and says why", () => {
  const { records, problems } = readCalendar("<!doctype html>\n<p>Not found</p>\n".repeat(30), CONTEXT);

  expect(records).toStrictEqual([]);
  expect(problems).toHaveLength(21);
  expect(problems.at(-1)).toStrictEqual({
    where: "file",
    message: "40 more lines could not be read.",
    isLoss: false,
  });
});

test("vCalendar 1.0 with quoted-printable text and its short rules is read", () => {
  const { records } = readCalendar(
    [
      "BEGIN:VCALENDAR",
      "VERSION:1.0",
      "BEGIN:VEVENT",
      "SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Caf=C3=A9 and =",
      "cake",
      "DTSTART:20261201T140000Z",
      "RRULE:W1 TU TH #4",
      "END:VEVENT",
      "END:VCALENDAR",
    ].join("\r\n"),
    CONTEXT,
  );

  expect(records.map(({ title, sessions }) => [title, sessions.map(({ start }) => start)])).toStrictEqual([
    ["Café and cake", ["01", "03", "08", "10"].map((day) => `2026-12-${day}T14:00:00Z`)],
  ]);
});

test("a file of hostile series does not take more time than its size earns", () => {
  const event = (number: number): string =>
    `BEGIN:VEVENT\nUID:${number}\nDTSTART:20200101T000000Z\nRRULE:FREQ=MINUTELY;BYDAY=MO,TU,WE,TH,FR\nEND:VEVENT\n`;
  const text = Array.from({ length: 3000 }, (_, number) => event(number)).join("");

  const before = process.cpuUsage();
  const { records } = readCalendar(text, CONTEXT);
  const used = process.cpuUsage(before);

  expect(records).toHaveLength(3000);
  expect((used.user + used.system) / 1e6).toBeLessThan(2);
});

test("of a flood of unreadable dates the first fifty are named, and that there are more", () => {
  const dates = Array.from({ length: 200 }, (_, at) => `x${at}`);
  const { records } = readCalendar(
    `BEGIN:VEVENT\nUID:1\nSUMMARY:A\nDTSTART:20261201T140000Z\nRDATE:20261202T140000Z\nEXDATE:${dates.join()}\nEND:VEVENT\n`,
    CONTEXT,
  );

  expect(records[0]?.sessions).toHaveLength(2);
  expect(records[0]?.warnings).toStrictEqual([
    ...dates.slice(0, 50).map((date) => `The excluded date "${date}" cannot be read.`),
    "More is amiss with it than is listed here.",
  ]);
});

test("events of one UID and moment under several titles are numbered in turn", () => {
  const events = ["A", "B", "C", "D"].map(
    (title) => `BEGIN:VEVENT\nUID:1\nSUMMARY:${title}\nDTSTART:20261201T140000Z\nEND:VEVENT\n`,
  );

  expect(readCalendar(events.join(""), CONTEXT).records.map(({ key }) => key)).toStrictEqual([
    "1#20261201T140000Z",
    "1#20261201T140000Z#2",
    "1#20261201T140000Z#3",
    "1#20261201T140000Z#4",
  ]);
});
