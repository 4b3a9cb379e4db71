import { parseInstant, SECONDS_PER_DAY } from "#platform/time";

import type { ReadContext, ReadProblem, ReadResult, SourceRecord } from "../../record.ts";
import { type SharedZones, sharedZones, statedZone, zonesOf } from "./calendar-zones.ts";
import { type Calendar, type Component, type FrameProblem, splitComponents } from "./components.ts";
import { decodeCalendar } from "./decode.ts";
import { detailsOf } from "./details.ts";
import { addOnce, calledOffUid, type CalendarEvent, type EventSurroundings, readEvent } from "./events.ts";
import { type ExpansionLimits, isRepeating } from "./occurrences.ts";
import { groupIntoSeries, type Series } from "./series.ts";
import { sessionsOf, statusOf } from "./sessions.ts";
import { textOf } from "./text-values.ts";

/**
 * Reads an iCalendar (RFC 5545) or vCalendar 1.0 file: one record a series, with its sessions expanded from the first
 * to the horizon.
 *
 * Each event is read by itself, so that damage costs only the event it is in. Every VEVENT of the file is in a record,
 * or in `problems`: as a loss, or as an older version of one that was kept.
 *
 * @see docs/readers/calendar.md for what is supported and what is not.
 */
export function readCalendar(input: string | Uint8Array, context: ReadContext): ReadResult {
  return readCalendarCounted(input, context).result;
}

/** What became of the VEVENTs of a file, beside those that `problems` names as lost. */
export interface CountedReading {
  readonly result: ReadResult;
  /** Events that are in a record, as its master or as one of its meetings. */
  readonly keptEvents: number;
  /** Older versions, and messages that only call an event off: each named in `problems`. */
  readonly setAsideEvents: number;
}

/** `readCalendar` with the account that proves that no event is lost unsaid. */
export function readCalendarCounted(input: string | Uint8Array, context: ReadContext): CountedReading {
  const { text, warnings } = decodeCalendar(input);
  const { calendars, problems: frameProblems, isCut } = splitComponents(text);
  const problems: ReadProblem[] = warnings.map((message) => ({ where: "file", message, isLoss: false }));
  problems.push(...frameProblemsToTell(frameProblems));
  if (isCut)
    problems.push({
      where: "file",
      message:
        "It breaks off before its end (END:VCALENDAR is missing): there may be more events than these.",
      isLoss: false,
    });
  const limits = limitsOf(context, text.length);
  const { events, callingOff } = readEvents(calendars, { context, limits, problems });
  const { series, superseded } = groupIntoSeries(events);
  for (const { event, by } of superseded)
    problems.push({
      where: placeInFile(event),
      message: `Line ${by.component.line} holds a newer version of the same event; that one was kept.`,
      isLoss: false,
    });
  problems.push(...otherComponents(calendars));
  const shared = { ...limits, maximum: shareOf(limits.maximum, events, text.length) };
  const records = series.map((each) => recordOf(each, shared, context.baseUrl));
  return {
    result: { records, problems, ...sourceOf(calendars), ...(isCut ? { isCutShort: true } : {}) },
    keptEvents: series.reduce(
      (sum, { master, overrides }) => sum + (master === undefined ? 0 : 1) + overrides.length,
      0,
    ),
    setAsideEvents: superseded.length + callingOff,
  };
}

/** A file that is no calendar at all has a problem on every line; the first few say it. */
const MOST_FRAME_PROBLEMS = 20;

function frameProblemsToTell(problems: readonly FrameProblem[]): ReadProblem[] {
  const told = problems
    .slice(0, MOST_FRAME_PROBLEMS)
    .map(({ line, message }): ReadProblem => ({ where: `line ${line}`, message, isLoss: false }));
  const rest = problems.length - told.length;
  if (rest > 0) told.push({ where: "file", message: `${rest} more lines could not be read.`, isLoss: false });
  return told;
}

const DEFAULT_HORIZON_MONTHS = 18;
const DEFAULT_MAXIMUM = 1000;
const DAYS_PER_MONTH = 30.5;
/** Work a document earns: a base for small ones and some for each character. A step is well under a microsecond. */
const BASE_STEPS = 1_500_000;
const STEPS_PER_CHARACTER = 3;
/** Meetings a document earns; where its series want more, each gets the same share, but never too few to be of use. */
const BASE_MEETINGS = 700_000;
const MEETINGS_PER_CHARACTER = 0.5;
const LEAST_SHARE = 60;

function limitsOf(context: ReadContext, length: number): ExpansionLimits {
  const now = parseInstant(context.now) ?? 0;
  const days = Math.ceil((context.horizonMonths ?? DEFAULT_HORIZON_MONTHS) * DAYS_PER_MONTH);
  return {
    now,
    horizon: now + days * SECONDS_PER_DAY,
    maximum: context.maxSessions ?? DEFAULT_MAXIMUM,
    budget: { stepsLeft: BASE_STEPS + STEPS_PER_CHARACTER * length },
  };
}

function shareOf(maximum: number, events: readonly CalendarEvent[], length: number): number {
  const series = events.filter(isRepeating).length;
  const earned = BASE_MEETINGS + MEETINGS_PER_CHARACTER * length;
  return Math.min(maximum, Math.max(LEAST_SHARE, Math.floor(earned / Math.max(1, series))));
}

interface Reading {
  readonly context: ReadContext;
  readonly limits: ExpansionLimits;
  readonly problems: ReadProblem[];
}

interface ReadEvents {
  readonly events: readonly CalendarEvent[];
  /** Events that only called off another one. */
  readonly callingOff: number;
}

function readEvents(calendars: readonly Calendar[], reading: Reading): ReadEvents {
  const events: CalendarEvent[] = [];
  const calledOff: CalledOff = new Map();
  const shared = sharedZones(calendars);
  for (const calendar of calendars) {
    const components = calendar.components.filter(({ name }) => name === "VEVENT");
    if (components.length === 0) continue;
    const surroundings = surroundingsOf(calendar, shared, reading);
    for (const component of components) {
      const uid = calledOffUid(component, surroundings);
      const event = uid === undefined ? readEvent(component, surroundings) : undefined;
      if (uid !== undefined) noteCall(calledOff, uid, component);
      else if (typeof event === "string") reading.problems.push(loss(component, event));
      else if (event !== undefined) events.push(event);
    }
  }
  const standing = withoutCalls(events, calledOff);
  return calledOff.size === 0 ? { events, callingOff: 0 } : callOff(standing, calledOff, reading.problems);
}

/** What calls off an event, by its UID. */
type CalledOff = Map<string, Component[]>;

function noteCall(calledOff: CalledOff, uid: string, component: Component): void {
  const calls = calledOff.get(uid);
  if (calls === undefined) calledOff.set(uid, [component]);
  else calls.push(component);
}

/** Takes out what only calls off another version of an event. Alone, or older than what it calls off, it stays one. */
function withoutCalls(events: readonly CalendarEvent[], calledOff: CalledOff): readonly CalendarEvent[] {
  const sequences = new Map<string, number>();
  for (const { uid, isCall, replaces, sequence } of events)
    if (uid !== "" && !isCall && replaces === undefined)
      sequences.set(uid, Math.max(sequence, sequences.get(uid) ?? 0));
  return events.filter(({ uid, isCall, sequence, component }) => {
    const isTaken = isCall && sequence >= (sequences.get(uid) ?? Infinity);
    if (isTaken) noteCall(calledOff, uid, component);
    return !isTaken;
  });
}

function surroundingsOf(
  calendar: Calendar,
  shared: SharedZones,
  { context, limits }: Reading,
): EventSurroundings {
  return {
    zones: zonesOf(calendar, shared, { defaultZone: context.defaultZone, ...limits }),
    method: propertyOf(calendar, "METHOD")?.toUpperCase() ?? "",
  };
}

/** Marks the events whose UID was called off; a call for an event that is not here is a loss. */
function callOff(
  events: readonly CalendarEvent[],
  calledOff: ReadonlyMap<string, readonly Component[]>,
  problems: ReadProblem[],
): ReadEvents {
  const uids = new Set(events.map(({ uid }) => uid));
  let callingOff = 0;
  for (const [uid, components] of calledOff)
    for (const component of components)
      if (uids.has(uid)) {
        problems.push({ where: placeOf(component), message: "The event was called off.", isLoss: false });
        callingOff += 1;
      } else problems.push(loss(component, "It calls off an event that is not in the file."));
  return {
    events: events.map((event) => (calledOff.has(event.uid) ? { ...event, isCancelled: true } : event)),
    callingOff,
  };
}

function loss(component: Component, message: string): ReadProblem {
  return { where: placeOf(component), message, isLoss: true };
}

function placeInFile(event: CalendarEvent): string {
  return placeOf(event.component);
}

function placeOf({ lines, line }: Component): string {
  const uid = lines.find(({ name }) => name === "UID")?.value.trim() ?? "";
  return uid === "" ? `line ${line}` : `line ${line}, UID ${uid.slice(0, 100)}`;
}

/** What is in the file and is no event: counted, so that nobody wonders where it went. */
function otherComponents(calendars: readonly Calendar[]): ReadProblem[] {
  const counts = new Map<string, number>();
  for (const { components } of calendars)
    for (const { name } of components)
      if (name !== "VEVENT" && name !== "VTIMEZONE") counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({
    where: "file",
    message: `${count} ${name.slice(0, 40)} left out: not an event.`,
    isLoss: false,
  }));
}

function recordOf(series: Series, limits: ExpansionLimits, baseUrl: string | undefined): SourceRecord {
  // A series is never made without an event.
  const main = (series.master ?? series.overrides[0]) as CalendarEvent;
  const details = detailsOf(main, baseUrl);
  const sessions = sessionsOf(series, limits, { details, baseUrl });
  const status = statusOf(main, main);
  const isOff = sessions.length > 0 && sessions.every((session) => session.status === "cancelled");
  return {
    key: series.key,
    ...details,
    sessions,
    status: isOff ? "cancelled" : status === "cancelled" ? "scheduled" : status,
    warnings: warningsOf(series, main, sessions.length),
  };
}

function warningsOf(series: Series, main: CalendarEvent, sessionCount: number): readonly string[] {
  const warnings: string[] = [];
  for (const event of series.master === undefined ? series.overrides : [series.master, ...series.overrides]) {
    for (const warning of event.warnings) addOnce(warnings, warning);
    if (!event.component.isClosed)
      addOnce(
        warnings,
        `The end of the event that begins on line ${event.component.line} is missing; parts of it may be lost.`,
      );
    if (event.component.brokenLines > 0)
      addOnce(warnings, `${event.component.brokenLines} of its lines are damaged.`);
  }
  if (main.uid === "") warnings.push("The event has no UID; it is known by its title, start and host.");
  if (!main.lines.has("SUMMARY")) warnings.push("The event has no title.");
  if (sessionCount === 0) warnings.push("All dates of the series are excluded.");
  return warnings;
}

function sourceOf(calendars: readonly Calendar[]): Pick<ReadResult, "sourceTitle" | "sourceZone"> {
  const stated = calendars.find(({ lines }) => lines.length > 0);
  const title =
    stated === undefined ? undefined : (propertyOf(stated, "NAME") ?? propertyOf(stated, "X-WR-CALNAME"));
  const zone = calendars.map(statedZone).find((id) => id !== undefined);
  return {
    ...(title === undefined ? {} : { sourceTitle: title }),
    ...(zone === undefined ? {} : { sourceZone: zone }),
  };
}

function propertyOf({ lines }: Calendar, wanted: string): string | undefined {
  const line = lines.find(({ name }) => name === wanted);
  const text = line === undefined ? "" : textOf(line);
  return text === "" ? undefined : text;
}
