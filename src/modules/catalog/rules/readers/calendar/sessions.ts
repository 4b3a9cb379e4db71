import { formatDate, formatInstant, SECONDS_PER_DAY, toWall, UTC } from "#platform/time";

import type { RecordSession, SessionStatus } from "../../record.ts";
import { type CalendarTime, dayOf, instantOf } from "./date-times.ts";
import { detailsOf, type EventDetails } from "./details.ts";
import { addOnce, type CalendarEvent } from "./events.ts";
import { nearestRange } from "./expand-rule.ts";
import {
  endOf,
  exclusionsOf,
  type ExpansionLimits,
  isRepeating,
  type Occurrence,
  occurrencesOf,
} from "./occurrences.ts";
import type { Series } from "./series.ts";

/** One meeting with the event that describes it. */
interface Meeting {
  readonly occurrence: Occurrence;
  readonly event: CalendarEvent;
}

/** All sessions of a series, in order; when there are more than the limit, those nearest to now. */
export function sessionsOf(
  series: Series,
  limits: ExpansionLimits,
  { details, baseUrl }: { readonly details: EventDetails; readonly baseUrl: string | undefined },
): readonly RecordSession[] {
  const main = series.master ?? series.overrides[0];
  if (main === undefined) return [];
  if (series.overrides.length === 0 && !isRepeating(main))
    return [session({ occurrence: ownOccurrence(main), event: main }, main)];
  const meetings = meetingsInOrder(series, limits);
  const [first, end] = nearestRange(
    meetings.map(({ occurrence }) => occurrence.key),
    limits.now,
    limits.maximum,
  );
  if (end - first < meetings.length)
    addOnce(
      main.warnings,
      `The series has more than ${limits.maximum} meetings; the ${end - first} nearest to now are listed.`,
    );
  const differences = differencesFrom(details, baseUrl);
  return meetings
    .slice(first, end)
    .map((meeting) =>
      session(meeting, main, meeting.event === main ? undefined : differences(meeting.event)),
    );
}

function meetingsInOrder(series: Series, limits: ExpansionLimits): readonly Meeting[] {
  const { master, overrides } = series;
  if (master !== undefined && overrides.length === 0)
    return occurrencesOf(master, limits).map((occurrence) => ({ occurrence, event: master }));
  return [...meetingsOf(series, limits).values()].sort((a, b) => a.occurrence.key - b.occurrence.key);
}

/** Meetings by the moment of the series they stand for. */
function meetingsOf({ master, overrides }: Series, limits: ExpansionLimits): ReadonlyMap<number, Meeting> {
  const own = new Map<number, Occurrence>();
  if (master !== undefined)
    for (const occurrence of occurrencesOf(master, limits)) own.set(occurrence.key, occurrence);
  const meetings = new Map<number, Meeting>();
  if (master !== undefined)
    for (const [moment, occurrence] of own) meetings.set(moment, { occurrence, event: master });
  // An override of a moment outside the series is kept: dropping it would lose a meeting somebody announced.
  const series: OwnMeetings = { own, start: master?.start };
  const replacing = standingOverrides(overrides, master)
    .filter((event) => event.replaces !== undefined)
    .map((event): Replacing => ({ event, moment: replacedMoment(series, event) }));
  const changes = replacing.filter(({ event }) => event.replaces?.isThisAndFuture === true);
  if (master !== undefined && changes.length > 0) shiftFollowing(meetings, changes, master.start);
  const moved = changes.length > 0 ? momentsOfMoved(meetings) : new Map<number, number>();
  for (const { event, moment } of replacing.toSorted((a, b) => a.event.sequence - b.event.sequence)) {
    const replaced = meetings.has(moment) ? moment : (moved.get(moment) ?? moment);
    if (isReplacement(meetings.get(replaced)?.event))
      addOnce(event.warnings, "A meeting is changed twice; the newer change is listed.");
    meetings.set(replaced, { occurrence: ownOccurrence(event), event });
  }
  return meetings;
}

/** Without those that a newer version of the series excludes: it may take out what an older one only moved. */
function standingOverrides(
  overrides: readonly CalendarEvent[],
  master: CalendarEvent | undefined,
): readonly CalendarEvent[] {
  if (master === undefined || overrides.every(({ sequence }) => sequence >= master.sequence))
    return overrides;
  const isExcluded = exclusionsOf(master);
  return overrides.filter(({ replaces, sequence }) => {
    const isOut = replaces !== undefined && sequence < master.sequence && isExcluded(replaces.time);
    if (isOut)
      addOnce(master.warnings, "A meeting that was changed is left out: the newer series excludes it.");
    return !isOut;
  });
}

function isReplacement(event: CalendarEvent | undefined): boolean {
  return event?.replaces?.isThisAndFuture === false;
}

function ownOccurrence(event: CalendarEvent): Occurrence {
  return { key: instantOf(event.start), start: event.start, length: event.length };
}

/** An override and the moment of the series it stands for. */
interface Replacing {
  readonly event: CalendarEvent;
  readonly moment: number;
}

/** Some name a meeting by the time that THISANDFUTURE moved it to: that time, and the moment of the series. */
function momentsOfMoved(meetings: ReadonlyMap<number, Meeting>): ReadonlyMap<number, number> {
  const moved = new Map<number, number>();
  for (const [moment, { occurrence, event }] of meetings)
    if (event.replaces?.isThisAndFuture === true) moved.set(occurrence.key, moment);
  return moved;
}

/** The meetings of a series by their moments, before overrides. */
interface OwnMeetings {
  readonly own: ReadonlyMap<number, Occurrence>;
  /** Absent where the file has only overrides. */
  readonly start: CalendarTime | undefined;
  /** The first moment of each day: made for the first override that names a day. */
  days?: ReadonlyMap<number, number>;
}

/** The moment in the series an override means. A date meets a time, and a time a date, on the same day. */
function replacedMoment(series: OwnMeetings, { replaces, start: ownStart }: CalendarEvent): number {
  const { own, start } = series;
  const time = replaces?.time ?? ownStart;
  const isOnSeriesClock = replaces?.isFloating === true && start?.isDate === false;
  const onClock = isOnSeriesClock ? instantOf({ ...time, zone: start.zone }) : undefined;
  if (onClock !== undefined && own.has(onClock)) return onClock;
  const key = instantOf(time);
  // The midnight of a date is no moment of a series with times, though one may meet then in UTC.
  if (own.get(key)?.start.isDate === time.isDate) return key;
  if (start === undefined || start.isDate === time.isDate) return key;
  series.days ??= firstOfDays(own);
  return series.days.get(dayOf(time)) ?? key;
}

function firstOfDays(own: ReadonlyMap<number, Occurrence>): ReadonlyMap<number, number> {
  const days = new Map<number, number>();
  for (const [moment, { start }] of own) if (!days.has(dayOf(start))) days.set(dayOf(start), moment);
  return days;
}

/**
 * RANGE=THISANDFUTURE: every meeting moves by as much as the last such change up to it and takes its details
 * (RFC 5545 §3.2.13). Meetings are in order.
 */
function shiftFollowing(
  meetings: Map<number, Meeting>,
  changes: readonly Replacing[],
  series: CalendarTime,
): void {
  const wallAt = (moment: number): number => (series.isDate ? moment : toWall(series.zone, moment));
  const shifts = changes.map(({ event, moment: from }) => {
    // Written in UTC, it still moves on the clock of its series: the later ones may be in another season.
    const isOnSeriesClock = !series.isDate && !event.start.isDate && event.start.zone === UTC;
    const start = isOnSeriesClock ? { ...series, wall: wallAt(event.start.wall) } : event.start;
    return { event, from, start, shift: start.wall - wallAt(from) };
  });
  shifts.sort((a, b) => a.from - b.from);
  let next = 0;
  for (const moment of meetings.keys()) {
    while ((shifts[next]?.from ?? Infinity) <= moment) next += 1;
    const last = shifts[next - 1];
    if (last === undefined) continue;
    const { event, start, shift } = last;
    const moved = { ...start, wall: wallAt(moment) + shift };
    const occurrence = { key: instantOf(moved), start: moved, length: event.length };
    meetings.set(moment, { occurrence, event });
  }
}

type Differences = Pick<RecordSession, "title" | "place" | "url">;

/** What an override says otherwise than its series; worked out once an event. */
function differencesFrom(
  details: EventDetails,
  baseUrl: string | undefined,
): (event: CalendarEvent) => Differences {
  const known = new Map<CalendarEvent, Differences>();
  return (event) => {
    const found = known.get(event) ?? compare(detailsOf(event, baseUrl), details);
    known.set(event, found);
    return found;
  };
}

function compare(own: EventDetails, series: EventDetails): Differences {
  const isSamePlace = JSON.stringify(own.place) === JSON.stringify(series.place);
  return {
    ...(own.title === series.title || own.title === "" ? {} : { title: own.title }),
    ...(own.place === undefined || isSamePlace ? {} : { place: own.place }),
    ...(own.url === undefined || own.url === series.url ? {} : { url: own.url }),
  };
}

function session(
  { occurrence, event }: Meeting,
  main: CalendarEvent,
  differences?: Differences,
): RecordSession {
  const { start, key } = occurrence;
  const end = endText(occurrence);
  // Filled in step by step: a large calendar makes hundreds of thousands of these.
  const made: { -readonly [Key in keyof RecordSession]: RecordSession[Key] } = {
    start: start.isDate ? formatDate(key / SECONDS_PER_DAY) : formatInstant(key),
    isAllDay: start.isDate,
    status: statusOf(event, main),
    original: event.original,
  };
  if (end !== undefined) made.end = end;
  if (!start.isDate && start.zone.id !== "") made.zone = start.zone.id;
  if (event.replaces !== undefined) made.recurrenceId = event.replaces.original;
  return differences === undefined ? made : { ...made, ...differences };
}

/** The last day of a date is inclusive in a record; DTEND is not. */
function endText(occurrence: Occurrence): string | undefined {
  const end = endOf(occurrence);
  if (end === undefined) return undefined;
  return occurrence.start.isDate ? formatDate(Math.floor(end / SECONDS_PER_DAY) - 1) : formatInstant(end);
}

export function statusOf(event: CalendarEvent, main: CalendarEvent): SessionStatus {
  if (event.isCancelled || (main.isCancelled && main.replaces === undefined)) return "cancelled";
  return event.lines.get("STATUS")?.value.trim().toUpperCase() === "TENTATIVE" ? "tentative" : "scheduled";
}
