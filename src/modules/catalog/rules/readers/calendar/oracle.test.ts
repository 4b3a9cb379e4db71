import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { formatWall, parseInstant, toWall, zoneOf } from "#platform/time";
import ICAL from "ical.js";
import { expect, test } from "vitest";

import type { ReadContext } from "../../record.ts";
import { decodeCalendar } from "./decode.ts";
import { readCalendar } from "./index.ts";

const ROOT = join(import.meta.dirname, "../../../../../../../shared/data/ics");
const isThere = existsSync(ROOT);
if (!isThere) process.emitWarning(`Calendars were not compared with ical.js: ${ROOT} is missing.`);

/** The first meetings of each series before this year are compared. */
const COMPARED = 30;
const END = "2034";
const CONTEXT: ReadContext = {
  defaultZone: "UTC",
  now: "1900-01-01T00:00:00Z",
  horizonMonths: 12 * 136,
  maxSessions: COMPARED,
};

/** Files where ical.js answers otherwise, and why it is not right. The reader's own answers are in docs/readers/calendar.md. */
const OTHERWISE: ReadonlyMap<string, string> = new Map([
  ["event_with_recurrence_exdates_on_different_lines.ics", "UNTIL in UTC without a VTIMEZONE"],
  ["ProdID2.ics", "DTEND gives an exact length across the change of clocks"],
  ["HourlyUntil1.ics", "UNTIL in local time"],
  ["YearlyByDay1.ics", "BYDAY=20MO within a year"],
  ["YearlyByWeekNo1.ics", "BYWEEKNO is not supported by ical.js"],
  ["YearlyByWeekNo2.ics", "BYWEEKNO is not supported by ical.js"],
  ["YearlyByWeekNo3.ics", "BYWEEKNO is not supported by ical.js"],
  ["YearlyByWeekNo4.ics", "BYWEEKNO is not supported by ical.js"],
  ["YearlyByWeekNo5.ics", "BYWEEKNO is not supported by ical.js"],
  ["smallcluster.ics", "ical.js gives no occurrence"],
  ["Australian32Holidays.ics", "a RECURRENCE-ID with a time for a series of days"],
  ["exchange_whole_day_moved_recurrence.ics", "a RECURRENCE-ID with a time for a series of days"],
  ["exchange_whole_day_moved_recurrence_offset_tz.ics", "a RECURRENCE-ID with a time for a series of days"],
  ["Christian32Holidays.ics", "29 February does not exist every year; starts outside their rules"],
  ["EXDATE-IN-UTC.ics", "EXDATE in UTC without a VTIMEZONE"],
  ["blalor.ics", "a meeting both excluded and replaced takes place"],
  ["friday13-NOT.ics", "EXRULE is not supported by ical.js"],
  ["incoming.ics", "several messages about one event: the newest wins"],
  ["korganizer_sample.ics", "starts outside their rules count"],
  ["large-file-with-late-error.ics", "30 February does not exist"],
  ["classify.ics", "several versions of one event: the highest SEQUENCE wins"],
  ["duplicate-rrule-sequence.ics", "several versions of one event: the highest SEQUENCE wins"],
  ["duplicate-uid-sequence.ics", "several versions of one event: the highest SEQUENCE wins"],
  ["recurrence-sequence.ics", "several versions of one override: the highest SEQUENCE wins"],
  ["windows-quoted-tz-rrule.ics", "start, end and exceptions in different zones"],
  ["YearlyComplex1.ics", "BYHOUR in a yearly rule"],
  ["issue_156_RDATE_with_PERIOD.ics", "periods have lengths of their own"],
  ["issue_156_RDATE_with_PERIOD_list.ics", "periods have lengths of their own"],
  ["period_with_timezone.ics", "COUNT counts excluded meetings"],
  ["rrule-monthly.ics", "an override without its master that repeats by itself"],
  ["alarm_etar_future.ics", "start and end in different zones without a VTIMEZONE"],
  ["alarm_etar_notification.ics", "start and end in different zones without a VTIMEZONE"],
  ["alarm_etar_notification_clicked.ics", "start and end in different zones without a VTIMEZONE"],
]);
/** ical.js does not come back from these. */
const HANGS = ["invalid_duration.ics"];

/** Finding the starts of a file takes ical.js time that grows with its square: larger ones would hold up every run. */
const LARGEST_BYTES = 95_000;
const TIMEOUT_MILLISECONDS = 180_000;

/** One meeting: title, start on its own clock and in UTC, end when both sides know one. */
interface Meeting {
  readonly title: string;
  readonly wall: string;
  /** Asked for only where the walls differ: it is slow in ical.js. */
  readonly instant?: () => number;
  readonly end?: string;
  readonly isFirst?: boolean;
}

function ours(bytes: Uint8Array): Meeting[] {
  const { records } = readCalendar(bytes, CONTEXT);
  return records.flatMap((record) =>
    record.sessions.map((session, index): Meeting => {
      const { zone, isAllDay, end } = session;
      const wall = (text: string): string =>
        isAllDay || zone === undefined
          ? text
          : formatWall(toWall(zoneOf(zone), parseInstant(text) ?? Number.NaN));
      const instant = isAllDay || zone !== undefined ? undefined : parseInstant(session.start);
      return {
        title: plain(session.title ?? record.title),
        wall: wall(session.start),
        isFirst: index === 0,
        ...(instant === undefined ? {} : { instant: () => instant }),
        ...(end === undefined || (!isAllDay && zone === undefined) ? {} : { end: wall(end) }),
      };
    }),
  );
}

function plain(title: string): string {
  return title
    .replaceAll(/\\[nN]/gu, " ")
    .replaceAll(/[\\\s"]+/gu, " ")
    .trim();
}

/** ical.js wants VALUE=DATE where others see a date, and cannot expand periods: their starts remain, without ends. */
function acceptable(text: string): string {
  return text
    .replaceAll(
      /^((?:DTSTART|DTEND|EXDATE|RDATE|RECURRENCE-ID)(?:;(?!VALUE)[^:\n]*)?)(:\d{8}(?:,\d{8})*\s*)$/gmu,
      "$1;VALUE=DATE$2",
    )
    .replaceAll(/\/P[\dTHMSDW]+|\/\d{8}T\d{6}Z?/gu, "")
    .replaceAll(";VALUE=PERIOD", "")
    .replaceAll(text.includes("VALUE=PERIOD") ? /^(?:DTEND|DURATION).*\n/gmu : /^$/gu, "");
}

function theirs(text: string): Meeting[] {
  const parsed: unknown = ICAL.parse(acceptable(text));
  const calendars = (
    Array.isArray(parsed) && typeof parsed[0] === "string" ? [parsed] : parsed
  ) as unknown[][];
  return calendars.flatMap((each) => {
    const calendar = new ICAL.Component(each as ConstructorParameters<typeof ICAL.Component>[0]);
    ICAL.TimezoneService.reset();
    for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
    const components = calendar.name === "vevent" ? [calendar] : calendar.getAllSubcomponents("vevent");
    const events = components.map(
      (component) => new ICAL.Event(component, { strictExceptions: false, exceptions: [] }),
    );
    return meetingsOf(events);
  });
}

function meetingsOf(events: readonly ICAL.Event[]): Meeting[] {
  const overrides = events.filter((event) => event.isRecurrenceException());
  const used = new Set<ICAL.Event>();
  const meetings: Meeting[] = [];
  for (const event of events) {
    if (event.isRecurrenceException() || event.startDate === null) continue;
    if (!event.isRecurring()) {
      meetings.push(meeting(event, event.startDate, event.endDate));
      continue;
    }
    for (const override of overrides)
      if (override.uid === event.uid) {
        event.relateException(override);
        used.add(override);
      }
    const iterator = event.iterator();
    for (let count = 0; count < COMPARED; count += 1) {
      const next = iterator.next() as ICAL.Time | undefined;
      if (next === undefined || next === null || next.toString() >= END) break;
      const { item, startDate, endDate } = event.getOccurrenceDetails(next);
      meetings.push(meeting(item, startDate, endDate));
    }
  }
  for (const override of overrides)
    if (!used.has(override)) meetings.push(meeting(override, override.startDate, override.endDate));
  return meetings;
}

function meeting(event: ICAL.Event, start: ICAL.Time, end: ICAL.Time | null): Meeting {
  if (!(start instanceof ICAL.Time)) throw new TypeError("ical.js took the start for text.");
  const text = (time: ICAL.Time): string => time.toString().replace(/Z$/u, "");
  const hasEnd = event.component.hasProperty("dtend") || event.component.hasProperty("duration");
  const last = end === null || !hasEnd ? undefined : end.clone();
  if (last !== undefined && start.isDate) last.adjust(-1, 0, 0, 0);
  const isUsable = last !== undefined && text(last) >= text(start);
  return {
    title: plain(event.summary ?? ""),
    wall: text(start),
    instant: () => start.toUnixTime(),
    ...(isUsable ? { end: text(last) } : {}),
  };
}

function isSame(a: Meeting, b: Meeting): boolean {
  if (a.title !== b.title) return false;
  if (a.wall !== b.wall) return a.instant !== undefined && a.instant() === b.instant?.();
  return a.end === undefined || b.end === undefined || a.end === b.end;
}

/** Meetings only one side has. A first meeting that only we have is a start outside its own rule, which RFC 5545 counts. */
function difference(own: readonly Meeting[], other: readonly Meeting[]): string[] {
  const describe = (side: string) => (each: Meeting) =>
    `${side} ${each.title} ${each.wall} ${each.end ?? ""}`;
  const isWithin = withinBoth(own, other);
  const onlyOwn = own.filter(
    (each) => isWithin(each) && each.isFirst !== true && !other.some((their) => isSame(each, their)),
  );
  const onlyOther = other.filter((each) => isWithin(each) && !own.some((our) => isSame(our, each)));
  return [...onlyOwn.map(describe("only ours")), ...onlyOther.map(describe("only ical.js"))].slice(0, 5);
}

/** Long series are cut on both sides, not always at the same meeting: what lies beyond either cut is not compared. */
function withinBoth(own: readonly Meeting[], other: readonly Meeting[]): (meeting: Meeting) => boolean {
  const limits = new Map<string, string>();
  for (const meetings of [Map.groupBy(own, ({ title }) => title), Map.groupBy(other, ({ title }) => title)])
    for (const [title, list] of meetings) {
      const last = list.map(({ wall }) => wall).sort()[list.length - 1] ?? END;
      const known = limits.get(title) ?? END;
      if (list.length >= COMPARED - 12 && last < known) limits.set(title, last);
    }
  return ({ title, wall }) => wall <= (limits.get(title) ?? END);
}

test.skipIf(!isThere)(
  `every calendar ical.js can read gives the same meetings${isThere ? "" : " (skipped: ../shared/data is missing)"}`,
  () => {
    const differences: Record<string, string[]> = {};
    const otherwise = new Set<string>();
    let compared = 0;

    for (const path of globSync("**/*.{ics,vcs}", { cwd: ROOT }).sort()) {
      const name = path.slice(path.lastIndexOf("/") + 1);
      if (path.includes("zoneinfo") || HANGS.includes(name)) continue;
      const bytes = readFileSync(join(ROOT, path));
      if (bytes.length > LARGEST_BYTES) continue;
      let expected: Meeting[];
      try {
        expected = theirs(decodeCalendar(bytes).text);
      } catch {
        // What ical.js cannot read is listed in docs/readers/calendar.md.
        continue;
      }
      compared += 1;
      const own = ours(bytes).filter(({ wall }) => wall < END);
      const found = difference(own, expected);
      if (found.length > 0 && OTHERWISE.has(name)) otherwise.add(name);
      else if (found.length > 0) differences[path] = found;
    }

    expect(differences).toStrictEqual({});
    expect([...otherwise].sort()).toStrictEqual([...OTHERWISE.keys()].sort());
    expect(compared).toBeGreaterThan(500);
  },
  TIMEOUT_MILLISECONDS,
);
