import { SECONDS_PER_DAY, toInstant, toWall, UTC } from "#platform/time";

import { type CalendarTime, type DateTimeValue, dayOf, instantOf, readLength } from "./date-times.ts";
import { addOnce, type CalendarEvent, type EventLength, readTimeText } from "./events.ts";
import { expandRule, type WorkBudget } from "./expand-rule.ts";
import { readRecurrenceRule, type RecurrenceRule } from "./recurrence-rule.ts";
import { readVcalendarRule } from "./vcalendar-rule.ts";

/** One meeting of a series, before overrides. */
export interface Occurrence {
  /** The instant; for a date the seconds of its midnight. */
  readonly key: number;
  readonly start: CalendarTime;
  readonly length: EventLength;
}

/** How far and how many. */
export interface ExpansionLimits {
  /** UTC seconds. */
  readonly now: number;
  readonly horizon: number;
  readonly maximum: number;
  readonly budget: WorkBudget;
}

/** The meetings an event gives by itself: DTSTART, RRULE and RDATE without EXRULE and EXDATE (RFC 5545 §3.8.5). */
export function occurrencesOf(event: CalendarEvent, limits: ExpansionLimits): readonly Occurrence[] {
  if (!isRepeating(event)) return [occurrenceAt(event.start, event.length)];
  if (!CORRECTING.some((name) => event.lines.has(name)))
    return inOrder(
      [event.start, ...ruledTimes(event, "RRULE", limits)].map((start) => occurrenceAt(start, event.length)),
    );
  const included = new Map<number, Occurrence>();
  const add = (occurrence: Occurrence): void => {
    if (!included.has(occurrence.key)) included.set(occurrence.key, occurrence);
  };
  const ruled = ruledTimes(event, "RRULE", limits);
  for (const start of [event.start, ...ruled]) add(occurrenceAt(start, event.length));
  for (const occurrence of addedOccurrences(event)) add(occurrence);
  for (const start of ruledTimes(event, "EXRULE", limits)) included.delete(instantOf(start));
  const { moments, days } = excludedTimes(event);
  for (const moment of moments) included.delete(moment);
  // A day excluded from a series with times, or the other way round, means whatever meets on that day.
  if (days.size > 0)
    for (const [key, { start }] of included) if (days.has(dayOf(start))) included.delete(key);
  return inOrder([...included.values()]);
}

/** By time, each moment once: two rules may meet, and clocks that go forward bring two times together. */
function inOrder(occurrences: Occurrence[]): readonly Occurrence[] {
  occurrences.sort((a, b) => a.key - b.key);
  return occurrences.filter(({ key }, index) => key !== occurrences[index - 1]?.key);
}

const CORRECTING = ["RDATE", "EXDATE", "EXRULE"];
const REPEATING = ["RRULE", "RDATE", "EXDATE", "EXRULE"];

export function isRepeating(event: CalendarEvent): boolean {
  return REPEATING.some((name) => event.lines.has(name));
}

function occurrenceAt(start: CalendarTime, length: EventLength): Occurrence {
  return { key: instantOf(start), start, length };
}

function ruledTimes(event: CalendarEvent, name: "RRULE" | "EXRULE", limits: ExpansionLimits): CalendarTime[] {
  const times: CalendarTime[] = [];
  for (const line of linesNamed(event, name)) {
    const { rule, warnings } = readVcalendarRule(line.value) ?? readRecurrenceRule(line.value);
    for (const warning of warnings) addOnce(event.warnings, warning);
    if (rule === undefined)
      addOnce(event.warnings, "Its repetition cannot be followed; only the stated dates are listed.");
    else
      for (const wall of wallsOf(rule, event, { ...limits, isOutside: name === "EXRULE" }))
        times.push({ ...event.start, wall: wallOf(wall, event) });
  }
  return times;
}

/** A day that repeats by the hour, as some write, is still a day. */
function wallOf(wall: number, { start }: CalendarEvent): number {
  return start.isDate ? Math.floor(wall / SECONDS_PER_DAY) * SECONDS_PER_DAY : wall;
}

function linesNamed(event: CalendarEvent, name: string): CalendarEvent["component"]["lines"] {
  return event.lines.has(name) ? event.component.lines.filter((line) => line.name === name) : [];
}

function wallsOf(
  rule: RecurrenceRule,
  event: CalendarEvent,
  { isOutside, ...limits }: ExpansionLimits & { readonly isOutside: boolean },
): readonly number[] {
  const { start } = event;
  const until = rule.until === undefined ? {} : { until: untilOnWall(rule.until, start) };
  const { walls, outcome } = expandRule(
    rule,
    { wall: start.wall, isDate: start.isDate, isOutside, ...until },
    {
      now: onWall(start, limits.now),
      horizon: onWall(start, limits.horizon),
      maximum: limits.maximum,
      budget: limits.budget,
    },
  );
  if (outcome !== "complete")
    addOnce(
      event.warnings,
      outcome === "more"
        ? `The series has more than ${limits.maximum} meetings; the ${walls.length} nearest to now are listed.`
        : `The series meets too often to be listed whole; ${walls.length} meetings are listed.`,
    );
  const { until: end } = rule;
  if (end?.isUtc !== true || start.isDate) return walls;
  // Where clocks change, what is earlier on the wall may be later in time.
  return walls.slice(0, walls.findLastIndex((wall) => instantOf({ ...start, wall }) <= end.wall) + 1);
}

function onWall(start: CalendarTime, instant: number): number {
  return start.isDate ? instant : toWall(start.zone, instant);
}

/** UNTIL as a date takes in that whole day, also where the series has times (the RFC wants both to be alike). */
function untilOnWall(until: DateTimeValue, start: CalendarTime): number {
  if (until.isDate) return until.wall + SECONDS_PER_DAY - 1;
  if (!until.isUtc || start.isDate) return until.wall;
  const wall = toWall(start.zone, until.wall);
  // In the hour that clocks show twice, meetings take place when they show it first.
  return wall + Math.max(0, until.wall - toInstant(start.zone, wall));
}

function addedOccurrences(event: CalendarEvent): Occurrence[] {
  const added: Occurrence[] = [];
  for (const line of linesNamed(event, "RDATE"))
    for (const text of valuesOf(line.value)) {
      const [startText = "", endText] = text.split("/");
      const start = readTimeText(startText, line.parameters, event);
      if (start === undefined)
        addOnce(event.warnings, `The added date "${text.slice(0, 40)}" cannot be read.`);
      else
        added.push(
          occurrenceAt(alike(start, event), periodLength(endText, start, { event, line: line.parameters })),
        );
    }
  return added;
}

function valuesOf(value: string): readonly string[] {
  return value
    .split(/[,;]/u)
    .map((text) => text.trim())
    .filter((text) => text !== "");
}

/** RDATE;VALUE=PERIOD:start/end or start/duration gives its own length. */
function periodLength(
  text: string | undefined,
  start: CalendarTime,
  { event, line }: { readonly event: CalendarEvent; readonly line: string },
): EventLength {
  if (text === undefined) return event.length;
  const nominal = readLength(text);
  if (nominal !== undefined) return { kind: "nominal", ...nominal };
  const end = readTimeText(text, line, event);
  const seconds = end === undefined ? -1 : instantOf(end) - instantOf(start);
  return seconds < 0 ? event.length : { kind: "exact", seconds };
}

/** A date added to a series with times meets at the series' time of day; a time added to whole days is that day. */
function alike(time: CalendarTime, { start }: CalendarEvent): CalendarTime {
  if (time.isDate === start.isDate) return time.zone === UTC ? onClockOf(start, time) : time;
  return time.isDate
    ? { ...start, wall: time.wall + (start.wall % SECONDS_PER_DAY) }
    : { ...start, wall: Math.floor(time.wall / SECONDS_PER_DAY) * SECONDS_PER_DAY };
}

/** Written in UTC, it is still on the clock of its series; but not in the hour that clocks show twice. */
function onClockOf(start: CalendarTime, time: CalendarTime): CalendarTime {
  if (start.isDate) return time;
  const onClock = { ...start, wall: toWall(start.zone, time.wall) };
  return instantOf(onClock) === time.wall ? onClock : time;
}

/** Whether the EXDATEs of a series take out a meeting: read once, however many meetings are asked for. */
export function exclusionsOf(event: CalendarEvent): (time: CalendarTime) => boolean {
  const { moments, days } = excludedTimes(event);
  return (time) => moments.has(instantOf(time)) || days.has(dayOf(time));
}

interface ExcludedTimes {
  readonly moments: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
}

function excludedTimes(event: CalendarEvent): ExcludedTimes {
  const moments = new Set<number>();
  const days = new Set<number>();
  for (const line of linesNamed(event, "EXDATE"))
    for (const text of valuesOf(line.value)) {
      const time = readTimeText(text, line.parameters, event);
      if (time === undefined)
        addOnce(event.warnings, `The excluded date "${text.slice(0, 40)}" cannot be read.`);
      else if (time.isDate === event.start.isDate) moments.add(instantOf(time));
      else days.add(dayOf(time));
    }
  return { moments, days };
}

/** The end of a meeting in the terms of `instantOf`, or undefined when nobody said. For dates it is exclusive. */
export function endOf({ start, length, key }: Occurrence): number | undefined {
  switch (length.kind) {
    case "unknown":
      return undefined;
    case "exact":
      return key + length.seconds;
    case "nominal": {
      if (start.isDate) {
        const days = length.days + Math.ceil(length.seconds / SECONDS_PER_DAY);
        return key + Math.max(1, days) * SECONDS_PER_DAY;
      }
      if (length.days === 0) return key + length.seconds;
      return toInstant(start.zone, start.wall + length.days * SECONDS_PER_DAY) + length.seconds;
    }
    default:
      return length satisfies never;
  }
}
