import {
  formatInstant,
  formatWall,
  type Interval,
  type MinuteSpan,
  parseDate,
  readDayHours,
  readMinuteSpan,
  resolveZone,
  SECONDS_PER_DAY,
  toInstant,
  toWall,
  writeDayHours,
  type Zone,
  zoneOf,
} from "#platform/time";
import { meetingsOf, type SessionFacts } from "./session.ts";
import type { SessionText } from "./session-form.ts";

/** When a session is, as its form's fields hold it. */
export type TimesText = Pick<SessionText, "breaks" | "day" | "hours" | "meetings" | "zone">;
type Times = Pick<SessionFacts, "breaks" | "endsAt" | "meetings" | "startsAt" | "zone">;
type Wrong = (where: keyof TimesText, message: string) => void;

/** Nobody holds a session in another time; years beyond have dates that no database keeps. */
const sensibleDay = /^(?:19|20|21)\d{2}-/u;
const mostMeetings = 60;

interface DaySpan {
  readonly day: number;
  readonly span: MinuteSpan;
}

/** When a session is: the first meeting by its day and hours, the others one a line. Every field that is wrong is told. */
export function readTimes(text: TimesText, wrong: Wrong): Times | undefined {
  const day = readDay(text.day);
  const span = readMinuteSpan(text.hours);
  const zoneId = resolveZone(text.zone.trim()).id;
  const breaks = readDayHours(text.breaks);
  const others = readMeetings(text.meetings);
  if (day === undefined) wrong("day", "Write the day as 2026-12-03.");
  if (span === undefined) wrong("hours", "Write the hours as 9-12:30.");
  if (zoneId === undefined) wrong("zone", "Write a time zone as America/Chicago.");
  if ("wrong" in breaks) wrong("breaks", `“${breaks.wrong}” cannot be used. ${breaks.why}`);
  if ("wrong" in others) wrong("meetings", others.wrong);
  if (day === undefined || span === undefined || zoneId === undefined) return undefined;
  if ("wrong" in breaks || "wrong" in others) return undefined;
  const all = [{ day, span }, ...others.meetings];
  return timesOf(all, { breaks: breaks.spans, zone: zoneOf(zoneId), zoneId, wrong });
}

/** The fields that would give these times. */
export function writeTimes(facts: Times): TimesText {
  const zone = zoneOf(facts.zone);
  const [first, ...others] = meetingsOf(facts).map((meeting) => daySpan(meeting, zone));
  const spans = facts.breaks.map((each) => daySpan(each, zone).span);
  const distinct = [...new Map(spans.map((span) => [span.startMinute, span])).values()];
  return {
    day: first === undefined ? "" : dayText(first.day),
    hours: first === undefined ? "" : writeDayHours([first.span]),
    meetings: others.map(({ day, span }) => `${dayText(day)} ${writeDayHours([span])}`).join("\n"),
    zone: facts.zone,
    breaks: writeDayHours(distinct.toSorted((one, other) => one.startMinute - other.startMinute)),
  };
}

/** A day and hours as somebody types them: `2026-12-04 9-12:30`; without a day, of the one given. */
export function readDaySpan(text: string, usual: string, zone: Zone): Interval | undefined {
  const [, written, hours = ""] = /^\s*(\d{4}-\d{2}-\d{2})?\s*(.*)$/su.exec(text) ?? [];
  const day = readDay(written ?? usual);
  const span = readMinuteSpan(hours);
  return day === undefined || span === undefined ? undefined : intervalOf({ day, span }, zone);
}

interface Given {
  readonly breaks: readonly MinuteSpan[];
  readonly zone: Zone;
  readonly zoneId: string;
  readonly wrong: Wrong;
}

function timesOf(all: readonly DaySpan[], { breaks, wrong, zone, zoneId }: Given): Times | undefined {
  const inOrder = all
    .map((each) => ({ ...each, interval: intervalOf(each, zone) }))
    .toSorted((one, other) => one.interval.start - other.interval.start);
  const [first] = inOrder;
  const last = inOrder.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const gone = inOrder.find(({ interval }) => interval.end <= interval.start);
  if (gone !== undefined) {
    wrong(fieldOf(gone, all), "Clocks change then: these hours do not exist.");
    return undefined;
  }
  const clash = inOrder.find(
    ({ interval }, place) => interval.start < (inOrder[place - 1]?.interval.end ?? 0),
  );
  if (clash !== undefined) {
    wrong(
      "meetings",
      `${dayText(clash.day)} ${writeDayHours([clash.span])} begins before another meeting ends.`,
    );
    return undefined;
  }
  const isWithin = (inner: MinuteSpan, { span }: DaySpan) =>
    inner.startMinute >= span.startMinute && inner.endMinute <= span.endMinute;
  const outside = breaks.find((each) => !all.some((meeting) => isWithin(each, meeting)));
  if (outside !== undefined) {
    wrong("breaks", `${writeDayHours([outside])} is not within the session’s hours.`);
    return undefined;
  }
  return {
    startsAt: formatInstant(first.interval.start),
    endsAt: formatInstant(last.interval.end),
    zone: zoneId,
    meetings: inOrder.length === 1 ? [] : inOrder.map(({ interval }) => interval),
    // The same breaks every day on which they lie within the hours.
    breaks: inOrder.flatMap((meeting) =>
      breaks
        .filter((each) => isWithin(each, meeting))
        .map((span) => intervalOf({ day: meeting.day, span }, zone)),
    ),
  };
}

/** Which field a meeting was written in: the first has its own. */
function fieldOf({ day, span }: DaySpan, [first]: readonly DaySpan[]): keyof TimesText {
  return first !== undefined && first.day === day && first.span === span ? "hours" : "meetings";
}

function readMeetings(text: string): { readonly meetings: readonly DaySpan[] } | { readonly wrong: string } {
  const meetings: DaySpan[] = [];
  for (const line of text.split("\n").map((each) => each.trim())) {
    if (line === "") continue;
    const [, written = "", hours = ""] = /^(\S+)\s+(.+)$/u.exec(line) ?? [];
    const day = readDay(written);
    const span = readMinuteSpan(hours);
    if (day === undefined || span === undefined)
      return { wrong: `“${line.slice(0, 60)}” cannot be used. Write a meeting as 2026-12-04 9-12:30.` };
    meetings.push({ day, span });
  }
  return meetings.length < mostMeetings ? { meetings } : { wrong: `Write at most ${mostMeetings} meetings.` };
}

function readDay(text: string): number | undefined {
  return sensibleDay.test(text.trim()) ? parseDate(text.trim()) : undefined;
}

function intervalOf({ day, span }: DaySpan, zone: Zone): Interval {
  const instant = (minute: number) => toInstant(zone, day * SECONDS_PER_DAY + minute * 60);
  return { start: instant(span.startMinute), end: instant(span.endMinute) };
}

function daySpan({ end, start }: Interval, zone: Zone): DaySpan {
  const day = Math.floor(toWall(zone, start) / SECONDS_PER_DAY);
  const minute = (instant: number) => Math.round((toWall(zone, instant) - day * SECONDS_PER_DAY) / 60);
  return { day, span: { startMinute: minute(start), endMinute: minute(end) } };
}

function dayText(day: number): string {
  return formatWall(day * SECONDS_PER_DAY).slice(0, 10);
}
