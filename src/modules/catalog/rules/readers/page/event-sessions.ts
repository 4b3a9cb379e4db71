import type { RecordSession, SessionStatus } from "../../record.ts";
import { oneLine } from "../markup/visible-text.ts";
import { clocksIn } from "../moments/clock-text.ts";
import { statedLength } from "../moments/length-text.ts";
import { type Moment, readMoment } from "../moments/moment.ts";
import { type BuiltSession, buildSession } from "../moments/session.ts";
import { statedPlace } from "./event-place.ts";
import { defaultMaximumSessions, scheduledSessions } from "./event-schedule.ts";
import type { PageContext } from "./page-context.ts";
import { type Thing, type Value, firstWords, thingsOf, valuesOf, wordsOf } from "./thing.ts";

export interface EventSessions {
  readonly sessions: readonly RecordSession[];
  readonly warnings: readonly string[];
}

/** What a session may state, when it differs from the event it belongs to. */
interface Series {
  readonly title: string;
  readonly placeText: string;
}

const mostWarnings = 50;

/** The dated meetings of an event: its own dates, its schedule, its instances; earliest first, each once. */
export function eventSessions(
  event: Thing,
  instances: readonly Thing[],
  context: PageContext,
): EventSessions {
  const warnings: string[] = [];
  const series = { title: titleOf(event) ?? "", placeText: JSON.stringify(statedPlace(event).place ?? null) };
  const own = ownSessions(event, context, warnings);
  const theirs = instances.flatMap((instance) =>
    ownSessions(instance, context, warnings).map((built) => asInstance(built, instance, series)),
  );
  // A series states the span of its meetings as its own dates: where the meetings are given, they are what is held.
  const built = theirs.length > 0 ? theirs : own;
  for (const each of built) warnings.push(...each.warnings);
  const sessions = distinctSessions(built.map(({ session }) => session));
  const maximum = context.maxSessions ?? defaultMaximumSessions;
  if (sessions.length > maximum)
    warnings.push(`Only the last ${maximum} of ${sessions.length} meetings were kept.`);
  return { sessions: sessions.slice(-maximum), warnings: [...new Set(warnings)].slice(0, mostWarnings) };
}

export function titleOf(thing: Thing): string | undefined {
  const words = firstWords(thing, "name", "headline", "summary", "title");
  const line = words === undefined ? "" : oneLine(words);
  return line === "" ? undefined : line;
}

function ownSessions(event: Thing, context: PageContext, warnings: string[]): readonly BuiltSession[] {
  const status = statusOf(event) ?? "scheduled";
  const starts = timesOf(event, { days: ["startDate", "dtstart", "start"], clock: "startTime" }, warnings);
  const stated = timesOf(event, { days: ["endDate", "dtend", "end"], clock: "endTime", starts }, warnings);
  const ends = stated.length > 0 ? stated : intervalEnds(event);
  const schedules = [...thingsOf(event, "eventSchedule"), ...thingsOf(event, "courseSchedule")];
  const scheduled = schedules.flatMap((schedule) => {
    const read = scheduledSessions(schedule, context, { start: starts[0], status });
    warnings.push(...read.warnings);
    return read.sessions;
  });
  if (scheduled.length > 0) return scheduled;
  const length = statedLength(firstWords(event, "duration") ?? "");
  const durationSeconds = length === undefined ? undefined : length.days * 86_400 + length.seconds;
  return starts.map((start, at) =>
    buildSession(
      { start, end: ends.length === starts.length ? ends[at] : ends[0], durationSeconds, status },
      context.defaultZone,
    ),
  );
}

interface TimeNames {
  readonly days: readonly string[];
  readonly clock: string;
  /** Days of a time that is written without any. */
  readonly starts?: readonly Moment[];
}

/** Some write the day as `startDate` and the hour beside it as `startTime`. */
function timesOf(
  event: Thing,
  { days, clock, starts = [] }: TimeNames,
  warnings: string[],
): readonly Moment[] {
  const hour = firstWords(event, clock) ?? "";
  const seconds = readMoment(hour) === undefined ? clocksIn(hour)[0]?.seconds : undefined;
  if (seconds === undefined) return moments(event, { names: [...days, clock], starts }, warnings);
  const written = moments(event, { names: days, starts }, warnings);
  if (written.length === 0) return starts.map((start) => ({ ...start, seconds, doubts: [] }));
  return written.map((day) => (day.seconds === undefined ? { ...day, seconds } : day));
}

function moments(
  event: Thing,
  { names, starts }: { readonly names: readonly string[]; readonly starts: readonly Moment[] },
  warnings: string[],
): readonly Moment[] {
  const read: Moment[] = [];
  for (const written of valuesOf(event, ...names).flatMap(
    (value) => wordsOf(value)?.split(severalDates) ?? [],
  )) {
    const moment =
      readMoment(written.split(isoInterval)[0] ?? written) ??
      timeOnDayOf(starts[read.length] ?? starts[0], written);
    if (moment === undefined) warnings.push(`The date "${written.slice(0, 80)}" was not understood.`);
    else read.push(moment);
  }
  return read;
}

/** An end that is only a time is on the day of its start. */
function timeOnDayOf(start: Moment | undefined, written: string): Moment | undefined {
  if (start?.seconds === undefined) return undefined;
  const text = written.trim().replace(/^T/u, "");
  const [clock, more] = clocksIn(text);
  if (clock === undefined || more !== undefined || clock.length < text.length) return undefined;
  return { ...start, seconds: clock.seconds, doubts: [] };
}

/** Drupal writes the dates of a field with several values in one: `2026-12-03T14:00:00-0500, 2026-12-10T…`. */
const severalDates = /,\s*(?=\d{4}-\d{2}-\d{2})/u;

/** `2026-12-03T14:00Z/2026-12-03T15:00Z` as one value. */
const isoInterval = /(?<=[\dZ])\/(?=\d{4}-)/u;

function intervalEnds(event: Thing): readonly Moment[] {
  return valuesOf(event, "startDate")
    .map((value) => readMoment((wordsOf(value) ?? "").split(isoInterval)[1] ?? ""))
    .filter((each) => each !== undefined);
}

function asInstance(built: BuiltSession, instance: Thing, series: Series): BuiltSession {
  const title = titleOf(instance);
  const { place } = statedPlace(instance);
  const url = firstWords(instance, "url");
  const isElsewhere = place !== undefined && JSON.stringify(place) !== series.placeText;
  return {
    ...built,
    session: {
      ...built.session,
      ...(title === undefined || title === series.title ? {} : { title }),
      ...(isElsewhere ? { place } : {}),
      ...(url !== undefined && /^https?:/iu.test(url) ? { url } : {}),
    },
  };
}

function distinctSessions(sessions: readonly RecordSession[]): readonly RecordSession[] {
  const byTime = new Map(
    sessions.map((session) => [
      JSON.stringify([session.start, session.end, session.title, session.place]),
      session,
    ]),
  );
  return [...byTime.values()].sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
}

/** The status an event states; nothing when it states none. */
export function statusOf(event: Thing): SessionStatus | undefined {
  const words = valuesOf(event, "eventStatus", "status")
    .map((value: Value) => wordsOf(value) ?? "")
    .join(" ")
    .toLowerCase();
  if (/cancel/u.test(words)) return "cancelled";
  if (/postpone/u.test(words)) return "postponed";
  if (/movedonline|moved online/u.test(words)) return "moved-online";
  if (/tentative/u.test(words)) return "tentative";
  return /scheduled|confirmed/u.test(words) ? "scheduled" : undefined;
}
