import { SECONDS_PER_DAY, UTC, type Zone } from "#platform/time";

import type { CalendarZones } from "./calendar-zones.ts";
import type { Component } from "./components.ts";
import type { ContentLine } from "./content-lines.ts";
import { type CalendarTime, instantOf, readDateTime, readLength } from "./date-times.ts";
import { readParameters } from "./parameters.ts";

/** How long each meeting lasts. `exact` is time by the clock, `nominal` is days by the calendar plus seconds. */
export type EventLength =
  | { readonly kind: "unknown" }
  | { readonly kind: "exact"; readonly seconds: number }
  | { readonly kind: "nominal"; readonly days: number; readonly seconds: number };

/** One VEVENT with its times read; everything else is still in its lines. */
export interface CalendarEvent {
  readonly component: Component;
  /** First line of each property. */
  readonly lines: ReadonlyMap<string, ContentLine>;
  readonly zones: CalendarZones;
  readonly uid: string;
  readonly sequence: number;
  readonly isCancelled: boolean;
  /** It says of another version of the event that it is called off, with or without saying more. */
  readonly isCall: boolean;
  readonly start: CalendarTime;
  /** The DTSTART line as written. */
  readonly original: string;
  readonly length: EventLength;
  readonly replaces?: ReplacedMeeting;
  readonly warnings: string[];
}

/** RECURRENCE-ID: the meeting of the series that this event replaces. */
export interface ReplacedMeeting {
  readonly time: CalendarTime;
  readonly isThisAndFuture: boolean;
  /** Written without a zone: the clock of the series is meant. */
  readonly isFloating: boolean;
  readonly original: string;
}

/** What an event needs to know of the calendar it stands in. */
export interface EventSurroundings {
  readonly zones: CalendarZones;
  /** METHOD in capitals: CANCEL calls off everything in the calendar, ADD adds meetings to series (RFC 5546 §3.2). */
  readonly method: string;
}

/** UIDs that a message without a start calls off: iTIP's CANCEL needs to say no more (RFC 5546 §3.2.5). */
export function calledOffUid(component: Component, { method }: EventSurroundings): string | undefined {
  const value = (name: string): string =>
    component.lines.find((line) => line.name === name)?.value.trim() ?? "";
  const isCallingOff = method === "CANCEL" || isCancelledStatus(value("STATUS"));
  const isWhole = isCallingOff && value("DTSTART") === "" && value("RECURRENCE-ID") === "";
  return isWhole && value("UID") !== "" ? value("UID") : undefined;
}

/** Reads the times of a VEVENT, or says why it cannot be kept. */
export function readEvent(component: Component, surroundings: EventSurroundings): CalendarEvent | string {
  const lines = firstLines(component);
  const warnings: string[] = [];
  const isMessage = surroundings.method === "CANCEL";
  const isCancelled = isMessage || isCancelledStatus(lines.get("STATUS")?.value);
  // One meeting of a series can be called off by its RECURRENCE-ID alone.
  const startLine = lines.get("DTSTART") ?? (isCancelled ? lines.get("RECURRENCE-ID") : undefined);
  if (startLine === undefined) return `${called(lines)} has no start (DTSTART).`;
  const written = readTime(startLine, surroundings.zones, warnings);
  if (written === undefined)
    return `${called(lines)} starts at "${startLine.value.slice(0, 60)}", which is not a date.`;
  const zones = onClockOf(written, surroundings.zones);
  const times = wholeDaysIfMarked(
    lines,
    { start: written, end: endTime(lines, zones, warnings) },
    surroundings,
  );
  const { start, end } = times;
  const replaced = lines.get("RECURRENCE-ID");
  const replaces =
    replaced === undefined ? added(startLine, start, surroundings) : readReplaced(replaced, zones, warnings);
  return {
    component,
    lines,
    zones,
    uid: lines.get("UID")?.value.trim() ?? "",
    sequence: Number.parseInt(lines.get("SEQUENCE")?.value ?? "", 10) || 0,
    isCancelled,
    isCall: isCancelled && replaced === undefined && (isMessage || !lines.has("SUMMARY")),
    start,
    original: asWritten(startLine),
    length: lengthOf(start, end, { lines, warnings }),
    ...(replaces === undefined ? {} : { replaces }),
    warnings,
  };
}

function isCancelledStatus(status: string | undefined): boolean {
  return status !== undefined && /^\s*CANCELL?ED\s*$/iu.test(status);
}

function called(lines: ReadonlyMap<string, ContentLine>): string {
  const title = lines.get("SUMMARY")?.value.trim() ?? "";
  return title === "" ? "The event" : `The event "${title.slice(0, 100)}"`;
}

function asWritten({ name, parameters, value }: ContentLine): string {
  return `${name}${parameters}:${value}`;
}

function firstLines(component: Component): ReadonlyMap<string, ContentLine> {
  const lines = new Map<string, ContentLine>();
  for (const line of component.lines) if (!lines.has(line.name)) lines.set(line.name, line);
  return lines;
}

/** Beside a start in a named zone, a time that names none is meant on the same clock. */
function onClockOf(start: CalendarTime, zones: CalendarZones): CalendarZones {
  return start.isDate || start.zone === UTC ? zones : { ...zones, floating: start.zone };
}

/** A date or time of a line in the zone its TZID names. */
export function readTime(
  line: ContentLine,
  zones: CalendarZones,
  warnings: string[],
): CalendarTime | undefined {
  return (
    readTimeText(line.value, line.parameters, { zones, warnings }) ??
    readAfterLastColon(line, { zones, warnings })
  );
}

interface TimeSurroundings {
  readonly zones: CalendarZones;
  readonly warnings: string[];
}

/** One value of a line that may hold several. */
export function readTimeText(
  text: string,
  parameterText: string,
  { zones, warnings }: TimeSurroundings,
): CalendarTime | undefined {
  const value = readDateTime(text);
  if (value === undefined) return undefined;
  if (value.repair !== undefined) addOnce(warnings, value.repair);
  const parameters = parameterText === "" ? undefined : readParameters(parameterText);
  const isDate = value.isDate || parameters?.get("VALUE")?.toUpperCase() === "DATE";
  if (isDate) return { wall: startOfDay(value.wall), isDate: true, zone: UTC };
  if (value.isUtc) return { wall: value.wall, isDate: false, zone: UTC };
  return { wall: value.wall, isDate: false, zone: namedZone(parameters?.get("TZID"), zones, warnings) };
}

function namedZone(name: string | undefined, zones: CalendarZones, warnings: string[]): Zone {
  if (name === undefined || name === "") return zones.floating;
  const { zone, remark } = zones.zoneFor(name);
  if (remark !== undefined) addOnce(warnings, remark);
  return zone;
}

/** `DTSTART;TZID=(UTC-05:00) Eastern Time:2026…`: a zone name with a colon that should have been quoted. */
function readAfterLastColon(line: ContentLine, surroundings: TimeSurroundings): CalendarTime | undefined {
  const colon = line.value.lastIndexOf(":");
  if (colon < 0 || line.parameters === "") return undefined;
  const parameters = `${line.parameters}:${line.value.slice(0, colon)}`;
  return readTimeText(line.value.slice(colon + 1), parameters, surroundings);
}

function endTime(
  lines: ReadonlyMap<string, ContentLine>,
  zones: CalendarZones,
  warnings: string[],
): CalendarTime | undefined {
  const line = lines.get("DTEND");
  if (line === undefined) return undefined;
  const end = readTime(line, zones, warnings);
  if (end === undefined)
    warnings.push(`The end "${line.value.slice(0, 60)}" is not a date and was left out.`);
  return end;
}

const ALL_DAY_MARKS = [
  "X-MICROSOFT-CDO-ALLDAYEVENT",
  "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT",
  "X-FUNAMBOL-ALLDAY",
];

interface EventTimes {
  readonly start: CalendarTime;
  readonly end: CalendarTime | undefined;
}

/** Outlook writes whole days as midnight to midnight, on its clock or in UTC, and marks them. */
function wholeDaysIfMarked(
  lines: ReadonlyMap<string, ContentLine>,
  times: EventTimes,
  { zones }: EventSurroundings,
): EventTimes {
  const isMarked = ALL_DAY_MARKS.some((name) => /^(?:true|1)$/iu.test(lines.get(name)?.value.trim() ?? ""));
  if (!isMarked) return times;
  const end = times.end === undefined ? undefined : asDate(times.end, zones);
  return end === undefined || end.isDate ? { start: asDate(times.start, zones), end } : times;
}

function isMidnight({ wall }: CalendarTime): boolean {
  return wall % SECONDS_PER_DAY === 0;
}

function asDate(time: CalendarTime, zones: CalendarZones): CalendarTime {
  if (time.isDate || isMidnight(time)) return { wall: time.wall, isDate: true, zone: UTC };
  const instant = instantOf(time);
  const local = instant + zones.floating.offsetAt(instant);
  return local % SECONDS_PER_DAY === 0 ? { wall: local, isDate: true, zone: UTC } : time;
}

/** METHOD:ADD brings one more meeting of a series. */
function added(
  line: ContentLine,
  start: CalendarTime,
  { method }: EventSurroundings,
): ReplacedMeeting | undefined {
  return method === "ADD"
    ? { time: start, isThisAndFuture: false, isFloating: false, original: asWritten(line) }
    : undefined;
}

function readReplaced(
  line: ContentLine,
  zones: CalendarZones,
  warnings: string[],
): ReplacedMeeting | undefined {
  const time = readTime(line, zones, warnings);
  if (time === undefined) {
    warnings.push(
      `The RECURRENCE-ID "${line.value.slice(0, 60)}" is not a date; the event stands by itself.`,
    );
    return undefined;
  }
  const isThisAndFuture = /RANGE="?THISANDFUTURE/iu.test(line.parameters);
  const isFloating = !/;TZID=/iu.test(line.parameters) && /T\d{4,6}\s*$/iu.test(line.value);
  return { time, isThisAndFuture, isFloating, original: asWritten(line) };
}

function lengthOf(
  start: CalendarTime,
  end: CalendarTime | undefined,
  { lines, warnings }: { readonly lines: ReadonlyMap<string, ContentLine>; readonly warnings: string[] },
): EventLength {
  if (end !== undefined) return lengthBetween(start, end, warnings);
  const line = lines.get("DURATION");
  if (line === undefined) return { kind: "unknown" };
  const length = readLength(line.value);
  if (length !== undefined) return { kind: "nominal", ...length };
  warnings.push(`The duration "${line.value.slice(0, 60)}" cannot be used and was left out.`);
  return { kind: "unknown" };
}

/** DTEND is exclusive. A day that ends where it starts is one day: some writers count inclusively. */
function lengthBetween(start: CalendarTime, end: CalendarTime, warnings: string[]): EventLength {
  if (start.isDate) {
    const days = Math.ceil(
      (end.isDate ? end.wall - start.wall : startOfDay(end.wall - 1) + SECONDS_PER_DAY - start.wall) /
        SECONDS_PER_DAY,
    );
    if (days >= 0) return { kind: "nominal", days: Math.max(1, days), seconds: 0 };
  } else {
    const seconds =
      instantOf(end.isDate ? { ...end, isDate: false, zone: start.zone } : end) - instantOf(start);
    if (seconds >= 0) return { kind: "exact", seconds };
    if (end.isDate) return { kind: "unknown" };
  }
  warnings.push("The event ends before it starts; its end was left out.");
  return { kind: "unknown" };
}

function startOfDay(wall: number): number {
  return Math.floor(wall / SECONDS_PER_DAY) * SECONDS_PER_DAY;
}

/** More than a person reads, and few enough to look through before each is added. */
const MOST_WARNINGS = 50;

/** Adds a warning that is not there yet. Of a flood of them only the first are told, and that there are more. */
export function addOnce(list: string[], text: string): void {
  if (list.length > MOST_WARNINGS || list.includes(text)) return;
  list.push(list.length < MOST_WARNINGS ? text : "More is amiss with it than is listed here.");
}
