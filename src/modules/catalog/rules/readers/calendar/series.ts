import type { CalendarEvent } from "./events.ts";
import { instantOf, readDateTime } from "./date-times.ts";
import { propertyText } from "./details.ts";

/** Events of one UID that make one record: a master, or none, and the events that replace its meetings. */
export interface Series {
  readonly key: string;
  readonly master: CalendarEvent | undefined;
  readonly overrides: readonly CalendarEvent[];
}

/** An event that another version of itself takes the place of. */
export interface Superseded {
  readonly event: CalendarEvent;
  readonly by: CalendarEvent;
}

export interface SeriesOfFile {
  readonly series: readonly Series[];
  readonly superseded: readonly Superseded[];
}

/**
 * Groups events into series by UID. Events that share a UID without being overrides are events of their own when they
 * start at different times or carry different titles: many writers do not keep UIDs apart (calendarize #799).
 */
export function groupIntoSeries(events: readonly CalendarEvent[]): SeriesOfFile {
  const groups = new Map<string, CalendarEvent[]>();
  for (const event of events) {
    const key = event.uid === "" ? fingerprint(event) : event.uid;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [event]);
    else group.push(event);
  }
  const superseded: Superseded[] = [];
  const series: Series[] = [];
  for (const [uid, group] of groups) {
    const [only] = group;
    if (group.length === 1 && only !== undefined && only.replaces === undefined)
      series.push({ key: uid, master: only, overrides: [] });
    else series.push(...seriesOfUid(uid, group, superseded));
  }
  return { series, superseded };
}

/** Stands in for a missing UID: title, start and host, which stay the same from one fetch to the next. */
function fingerprint(event: CalendarEvent): string {
  const title = titleOf(event)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  const host = URL.parse(event.lines.get("URL")?.value.trim() ?? "")?.host ?? "";
  return `fingerprint:${title}|${event.original.slice(event.original.lastIndexOf(":") + 1)}|${host}`;
}

function seriesOfUid(uid: string, group: readonly CalendarEvent[], superseded: Superseded[]): Series[] {
  const stated = group.filter((event) => event.replaces === undefined);
  // Without its master, an override that repeats by itself is one.
  const isMaster = (event: CalendarEvent): boolean =>
    event.replaces === undefined || (stated.length === 0 && event.lines.has("RRULE"));
  const masters = latestOf(latestRevisions(group.filter(isMaster), superseded), masterKey, superseded);
  const overrides = latestOf(
    group.filter((event) => !isMaster(event)),
    overrideKey,
    superseded,
  );
  if (masters.length === 0) return [{ key: uid, master: undefined, overrides }];
  const owner = masters.find((event) => event.lines.has("RRULE") || event.lines.has("RDATE")) ?? masters[0];
  const keys = new Map<string, number>();
  return masters.map((master) => ({
    key: masters.length === 1 ? uid : unused(`${uid}#${startText(master)}`, keys),
    master,
    overrides: master === owner ? overrides : [],
  }));
}

/**
 * Where events of one UID state different SEQUENCEs, those with the highest are the event and the others what it once
 * was, at whatever time (RFC 5545 §3.8.7.4). One without a SEQUENCE was it too when its start or its title is the same.
 */
function latestRevisions(
  events: readonly CalendarEvent[],
  superseded: Superseded[],
): readonly CalendarEvent[] {
  const highest = events.reduce((most, { sequence }) => Math.max(most, sequence), -Infinity);
  const [newest, ...others] = events.filter(({ sequence }) => sequence === highest);
  if (newest === undefined || others.length + 1 === events.length) return events;
  const known = new Set([newest, ...others].flatMap((event) => [instantOf(event.start), titleOf(event)]));
  known.delete("");
  return events.filter((event) => {
    if (event.sequence === highest) return true;
    const isRevised =
      event.lines.has("SEQUENCE") || known.has(instantOf(event.start)) || known.has(titleOf(event));
    if (isRevised) superseded.push({ event, by: newest });
    return !isRevised;
  });
}

function titleOf(event: CalendarEvent): string {
  return propertyText(event, "SUMMARY") ?? "";
}

function startText(event: CalendarEvent): string {
  return event.original.slice(event.original.lastIndexOf(":") + 1);
}

/** The key, numbered from its second use on. `keys` holds the next number of each, so that none is tried twice. */
function unused(key: string, keys: Map<string, number>): string {
  let candidate = key;
  let number = keys.get(key) ?? 2;
  for (; keys.has(candidate); number += 1) candidate = `${key}#${number}`;
  keys.set(key, number);
  if (candidate !== key) keys.set(candidate, 2);
  return candidate;
}

function masterKey(event: CalendarEvent): string {
  return `${instantOf(event.start)}|${event.sequence === 0 ? titleOf(event) : ""}`;
}

function overrideKey({ replaces }: CalendarEvent): string {
  return replaces === undefined ? "" : `${instantOf(replaces.time)}|${replaces.isThisAndFuture}`;
}

/** Of several versions the highest SEQUENCE stays, of equals the one stamped last (RFC 5546 §2.1.5), then the last. */
function latestOf(
  events: readonly CalendarEvent[],
  keyOf: (event: CalendarEvent) => string,
  superseded: Superseded[],
): readonly CalendarEvent[] {
  const latest = new Map<string, CalendarEvent>();
  for (const event of events) {
    const key = keyOf(event);
    const other = latest.get(key);
    if (other === undefined || isNewer(event, other)) {
      if (other !== undefined) superseded.push({ event: other, by: event });
      latest.set(key, event);
    } else superseded.push({ event, by: other });
  }
  return [...latest.values()];
}

function isNewer(event: CalendarEvent, other: CalendarEvent): boolean {
  if (event.sequence !== other.sequence) return event.sequence > other.sequence;
  const [stamp, otherStamp] = [stampOf(event), stampOf(other)];
  return stamp === undefined || otherStamp === undefined || stamp >= otherStamp;
}

function stampOf(event: CalendarEvent): number | undefined {
  return readDateTime(event.lines.get("DTSTAMP")?.value ?? "")?.wall;
}
