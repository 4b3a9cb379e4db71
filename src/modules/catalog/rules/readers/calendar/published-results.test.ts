import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { formatInstant, parseInstant } from "#platform/time";
import { expect, test } from "vitest";

import type { ReadContext, RecordSession, SourceRecord } from "../../record.ts";
import { scanContentLines } from "./content-lines.ts";
import { readCalendar } from "./index.ts";
import { readParameters } from "./parameters.ts";

/** Expected results that other projects publish with their test calendars. */
const ROOT = join(import.meta.dirname, "../../../../../../../shared/data/ics");
const ALLEN = join(ROOT, "allenporter_ical/tests");
const ARRAN = join(ROOT, "arran4_golang-ical/testdata/serialization");
const CONTEXT: ReadContext = { defaultZone: "UTC", now: "2022-01-01T00:00:00Z", horizonMonths: 240 };

const isThere = existsSync(ROOT);
if (!isThere) process.emitWarning(`Published results were not compared: ${ROOT} is missing.`);
const reason = isThere ? "" : " (skipped: ../shared/data is missing)";

/** Sections of a syrupy snapshot by test and case: `test_parse[datetime_utc]`. */
function snapshots(path: string): ReadonlyMap<string, string> {
  const sections = new Map<string, string>();
  for (const part of readFileSync(join(ALLEN, path), "utf8").split("\n# name: ").slice(1)) {
    const end = part.indexOf("\n");
    sections.set(part.slice(0, end), part.slice(end + 1).replace(/\n# ---[\s\S]*$/u, ""));
  }
  return sections;
}

function cases(path: string, name: string): (readonly [string, string])[] {
  return [...snapshots(path)]
    .filter(([title]) => title.startsWith(`${name}[`))
    .map(([title, body]) => [title.slice(name.length + 1, -1), body] as const);
}

/** A Python literal as syrupy writes it, made JSON. */
function literal(text: string): unknown {
  const json = text.replaceAll(
    /'''[\s\S]*?'''|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\b(?:dict|list|tuple)\(|\)|<\w+\.\w+: (?:'\w+'|\d+)>|\bNone\b|\bTrue\b|\bFalse\b|,(?=\s*[\]}])/gu,
    (token) => {
      if (token.startsWith("'''")) return JSON.stringify(withoutIndent(token.slice(3, -3)));
      if (/^['"]/u.test(token))
        return JSON.stringify(
          token.slice(1, -1).replaceAll(/\\(.)/gu, (_, c: string) => (c === "n" ? "\n" : c)),
        );
      if (token.startsWith("<")) return JSON.stringify(/(\w+)'?>$/u.exec(token)?.[1]);
      return { None: "null", True: "true", False: "false" }[token] ?? "";
    },
  );
  return JSON.parse(json);
}

/** The last line of a long text holds only an indent, which is two less than that of the text. */
function withoutIndent(text: string): string {
  return text.replaceAll(`${text.slice(text.lastIndexOf("\n"))}  `, "\n");
}

interface ParsedEvent {
  readonly uid: string;
  readonly summary?: string;
  readonly description?: string;
  readonly location?: string;
  readonly dtstart: string;
  readonly dtend?: string;
}

function instant(text: string): string {
  return text.length === 10
    ? text
    : formatInstant(parseInstant(/(?:Z|[+-]\d\d:\d\d)$/u.test(text) ? text : `${text}Z`) ?? Number.NaN);
}

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}

function sessionsOf(records: readonly SourceRecord[]): RecordSession[] {
  return records.flatMap(({ sessions }) => sessions);
}

/** What two readings of the same events must share. */
function essence({ records }: { readonly records: readonly SourceRecord[] }): unknown {
  return records.map(({ key, title, description, place, sessions }) => ({
    key,
    title,
    description,
    place,
    sessions: sessions.map(({ start, end, isAllDay, status }) => ({ start, end, isAllDay, status })),
  }));
}

test.skipIf(!isThere)(`allenporter/ical: parsed events are as published${reason}`, () => {
  const parsed = cases("__snapshots__/test_calendar_stream.ambr", "test_parse");

  const published = parsed.map(([name, body]) => {
    const { calendars } = literal(body) as { calendars: { events?: ParsedEvent[] }[] };
    return [name, calendars.flatMap(({ events }) => events ?? []).map(publishedEvent)];
  });
  const found = parsed.map(([name]) => {
    const { records } = readCalendar(readFileSync(join(ALLEN, `testdata/${name}.ics`)), CONTEXT);
    return [name, records.map(foundEvent)];
  });

  expect(parsed).toHaveLength(39);
  expect(found).toStrictEqual(published);
});

function publishedEvent(event: ParsedEvent): unknown {
  const { dtend } = event;
  return {
    key: event.uid,
    title: (event.summary ?? "").trim(),
    description: stated(event.description),
    place: stated(event.location),
    start: instant(event.dtstart),
    end: dtend === undefined ? undefined : publishedEnd(event.dtstart, dtend),
  };
}

/** An empty text says nothing. */
function stated(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === "" ? undefined : text.trim();
}

/** A day that "ends" on the day it starts is that day. */
function publishedEnd(start: string, end: string): string {
  if (end.length > 10) return instant(end);
  return start === end ? end : dayBefore(end);
}

function foundEvent({ key, title, description, place, sessions }: SourceRecord): unknown {
  return { key, title, description, place: place?.name, start: sessions[0]?.start, end: sessions[0]?.end };
}

test.skipIf(!isThere)(`allenporter/ical: the first occurrences are as published${reason}`, () => {
  const iterated = cases("examples/__snapshots__/test_ics_examples.ambr", "test_iterate_events");
  const time = String.raw`datetime\.(date|datetime)\(([\d, ]+)(?:, tzinfo=(?:zoneinfo\.ZoneInfo\(key='([^']+)'\)|datetime\.timezone\.utc))?\)`;
  const pattern = new RegExp(`dtstart=${time}, dtend=${time}.*?summary=('(?:[^'\\\\]|\\\\.)*'|"[^"]*")`, "u");

  const published = iterated.map(([name, body]) => {
    const lines = body.split("\n").filter((line) => line.includes("Event("));
    return [name, lines.map((line) => publishedOccurrence(pattern.exec(line) ?? []))];
  });
  const found = iterated.map(([name], index) => {
    const context = { ...CONTEXT, now: "2000-01-01T00:00:00Z", horizonMonths: 400 };
    const { records } = readCalendar(readFileSync(join(ALLEN, `examples/testdata/${name}.ics`)), context);
    const occurrences = records.flatMap((record) =>
      record.sessions.map((session) => ({ title: record.title, ...session })),
    );
    occurrences.sort((a, b) => (a.start < b.start ? -1 : 1));
    return [name, occurrences.slice(0, published[index]?.[1]?.length).map(foundOccurrence)];
  });

  expect(iterated).toHaveLength(7);
  expect(found).toStrictEqual(published);
});

function publishedOccurrence([, kind, start = "", , , end = "", , summary = ""]: readonly string[]): unknown {
  const last = kind === "date" ? dayBefore(pythonTime(end)) : pythonTime(end);
  return [summary.slice(1, -1), pythonTime(start), last];
}

function foundOccurrence(session: RecordSession & { readonly title: string }): unknown {
  const { title, start, end = "", zone } = session;
  return [title, localStart(start, zone), localStart(end, zone)];
}

function pythonTime(numbers: string): string {
  const [year = 0, month = 0, day = 0, hour, minute = 0, second = 0] = numbers.split(",").map(Number);
  const two = (number: number): string => String(number).padStart(2, "0");
  const date = `${year}-${two(month)}-${two(day)}`;
  return hour === undefined ? date : `${date} ${two(hour)}:${two(minute)}:${two(second)}`;
}

function localStart(start: string, zone: string | undefined): string {
  if (start.length === 10) return start;
  return new Date(start).toLocaleString("sv-SE", { timeZone: zone ?? "UTC" });
}

test.skipIf(!isThere)(`allenporter/ical: what a calendar is rewritten to reads the same${reason}`, () => {
  const rewritten = [
    ...cases("__snapshots__/test_calendar_stream.ambr", "test_serialize").map(([name, body]) => [
      `testdata/${name}`,
      body,
    ]),
    ...cases("examples/__snapshots__/test_ics_examples.ambr", "test_parse").map(([name, body]) => [
      `examples/testdata/${name}`,
      body,
    ]),
    ...cases("compat/__snapshots__/test_make_compat.ambr", "test_make_compat_office").map(([name, body]) => [
      `compat/testdata/${name}`,
      body,
    ]),
    ...cases("compat/__snapshots__/test_make_compat.ambr", "test_make_compat_calendar_labs").map(
      ([name, body]) => [`compat/testdata/${name}`, body],
    ),
  ];

  const published = rewritten.map(([name, body = ""]) => {
    const text = /'''\n([\s\S]*?)\n? *'''/u.exec(body)?.[1]?.replaceAll(/^ {2}/gmu, "") ?? "";
    return [name, essence(readCalendar(text, CONTEXT))];
  });
  const found = rewritten.map(([name]) => [
    name,
    essence(readCalendar(readFileSync(join(ALLEN, `${name}.ics`)), CONTEXT)),
  ]);

  expect(rewritten).toHaveLength(39 + 7 + 4 + 1);
  expect(found).toStrictEqual(published);
});

test.skipIf(!isThere)(`allenporter/ical: odd Outlook zones are repaired as published${reason}`, () => {
  const rewritten = snapshots("compat/__snapshots__/test_timezone_compat.ambr");

  const found = ["office_365_extended_timezone", "office_365_invalid_timezone"].map((name) =>
    essence(readCalendar(readFileSync(join(ALLEN, `compat/testdata/${name}.ics`)), CONTEXT)),
  );

  expect(found).toStrictEqual(
    ["test_extended_timezone_compat", "test_invalid_timezone_compat"].map((title) =>
      essence(readCalendar((rewritten.get(title) ?? "").replaceAll(/^ {2}|'''/gmu, ""), CONTEXT)),
    ),
  );
});

test.skipIf(!isThere)(`allenporter/ical: content lines and parameters are as published${reason}`, () => {
  const published = cases("parsing/__snapshots__/test_property.ambr", "test_from_ics");

  const found = published.map(([name]) => [
    name,
    linesOf(readFileSync(join(ALLEN, `parsing/testdata/valid/${name}.ics`), "utf8")),
  ]);

  expect(published).toHaveLength(20);
  expect(found).toStrictEqual(
    published.map(([name, body]) => [
      name,
      body
        .split("\n")
        .filter((line) => line.includes("ParsedProperty("))
        .map(publishedLine),
    ]),
  );
});

function linesOf(text: string): string[] {
  const lines: string[] = [];
  scanContentLines(text.replaceAll("\r\n", "\n"), {
    onLine: (line) => {
      const parameters = [...readParameters(line.parameters)].map(([key, value]) => `${key}=${value}`);
      lines.push(`${line.name}|${line.value}|${parameters.join(";")}`);
    },
    onBroken: (broken) => lines.push(`broken ${broken}`),
  });
  return lines;
}

const QUOTED = String.raw`('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")`;

function publishedLine(text: string): string {
  const [, name = "", value = ""] = new RegExp(`name=${QUOTED}, value=${QUOTED}`, "u").exec(text) ?? [];
  const parameters = [
    ...text.matchAll(new RegExp(`Parameter\\(name=${QUOTED}, values=\\[(.*?)\\]\\)`, "gu")),
  ].map(
    ([, key = "", values = ""]) =>
      `${python(key)}=${(values.match(new RegExp(QUOTED, "gu")) ?? []).map(python).join(",")}`,
  );
  return `${python(name).toUpperCase()}|${python(value)}|${parameters.join(";")}`;
}

function python(quoted: string): string {
  return quoted
    .slice(1, -1)
    .replaceAll(/\\(.)/gu, (_, character: string) => (character === "n" ? "\n" : character));
}

test.skipIf(!isThere)(`arran4/golang-ical: what a calendar is rewritten to reads the same${reason}`, () => {
  const names = readdirSync(join(ARRAN, "expected"));

  const reading = (path: string): unknown => essence(readCalendar(readFileSync(path), CONTEXT));

  expect(names).toHaveLength(7);
  expect(names.map((name) => reading(join(ARRAN, name)))).toStrictEqual(
    names.map((name) => reading(join(ARRAN, "expected", name))),
  );
});

test.skipIf(!isThere)(`allenporter/ical: files published as invalid lose nothing unsaid${reason}`, () => {
  const folder = join(ALLEN, "parsing/testdata/invalid");

  const unaccounted = readdirSync(folder).filter((name) => {
    const text = readFileSync(join(folder, name), "utf8");
    const { records, problems } = readCalendar(text, CONTEXT);
    const seen = text.match(/BEGIN:VEVENT/gu)?.length ?? 0;
    return sessionsOf(records).length + problems.filter(({ isLoss }) => isLoss).length !== seen;
  });

  expect(unaccounted).toStrictEqual([]);
});
