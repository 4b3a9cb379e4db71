import { formatDate, formatInstant } from "#platform/time";
import type { RecordPlace, RecordSession, SessionStatus } from "../../record.ts";
import { type Moment, momentSeconds, momentZone } from "./moment.ts";

export interface SessionParts {
  readonly start: Moment;
  readonly end?: Moment | undefined;
  readonly durationSeconds?: number | undefined;
  readonly status?: SessionStatus | undefined;
  readonly title?: string | undefined;
  readonly place?: RecordPlace | undefined;
  readonly url?: string | undefined;
  /** The end day of an all-day event is the day after the last, as in iCalendar. */
  readonly isEndExclusive?: boolean;
}

export interface BuiltSession {
  readonly session: RecordSession;
  readonly warnings: readonly string[];
}

/** One session from its written start and end; what does not fit together becomes a warning, never a wrong end. */
export function buildSession(given: SessionParts, defaultZone: string): BuiltSession {
  const parts = onOneClock(given, defaultZone);
  const warnings = [...parts.start.doubts, ...(parts.end?.doubts ?? [])];
  const days = wholeDays(parts, defaultZone, warnings);
  const times = days ?? timed(parts, defaultZone, warnings);
  const session: RecordSession = {
    ...times,
    status: parts.status ?? "scheduled",
    original: parts.start.original,
    ...(parts.title === undefined ? {} : { title: parts.title }),
    ...(parts.place === undefined ? {} : { place: parts.place }),
    ...(parts.url === undefined ? {} : { url: parts.url }),
  };
  return { session, warnings };
}

/** Where only the start or only the end states an offset or a zone, both are on that clock. */
function onOneClock(parts: SessionParts, defaultZone: string): SessionParts {
  const { start, end } = parts;
  if (end === undefined) return parts;
  return { ...parts, start: onClockOf(end, start, defaultZone), end: onClockOf(start, end, defaultZone) };
}

/** UTC says nothing of the clock on the wall: beside it, a time without a zone is the source's own. */
function onClockOf(stated: Moment, other: Moment, defaultZone: string): Moment {
  const isStated = stated.zone !== undefined || (stated.offsetSeconds ?? 0) !== 0;
  if (!isStated || other.zone !== undefined || other.offsetSeconds !== undefined) return other;
  return { ...other, zone: momentZone(stated, defaultZone) };
}

type Times = Pick<RecordSession, "start" | "end" | "zone" | "isAllDay">;

function wholeDays(parts: SessionParts, zone: string, warnings: string[]): Times | undefined {
  const { start, end } = parts;
  if (start.seconds === undefined) {
    if (end?.seconds !== undefined)
      warnings.push("The end has a time but the start has none: read as whole days.");
    const last = (end?.day ?? start.day) - (parts.isEndExclusive === true && end !== undefined ? 1 : 0);
    return allDay(start.day, Math.max(start.day, last), warnings, end !== undefined && last < start.day);
  }
  if (start.seconds !== 0 || end?.seconds === undefined) return undefined;
  // Midnight to midnight, or to a minute before it, is how programs without whole days write them.
  const sameClock = momentZone(start, zone) === momentZone(end, zone) || start.offsetSeconds === undefined;
  const endsBeforeMidnight = end.seconds >= 86_340 - 60 && end.day >= start.day;
  const endsAtMidnight = end.seconds === 0 && end.day >= start.day;
  // In UTC, midnight is an hour like others, but nothing ends at its very last second by chance.
  const isChance = momentZone(start, zone) === "UTC" && end.seconds !== 86_399;
  if (!sameClock || isChance || !(endsBeforeMidnight || endsAtMidnight)) return undefined;
  warnings.push("Midnight to midnight was read as whole days.");
  return allDay(start.day, endsAtMidnight ? Math.max(start.day, end.day - 1) : end.day, warnings, false);
}

function allDay(first: number, last: number, warnings: string[], isBackwards: boolean): Times {
  if (isBackwards && last < first - 1) warnings.push(endsBeforeStart);
  return { start: formatDate(first), end: formatDate(Math.max(first, last)), isAllDay: true };
}

const endsBeforeStart = "It ends before it starts: the end was left out.";

function timed(parts: SessionParts, zone: string, warnings: string[]): Times {
  const start = momentSeconds(parts.start, zone);
  const end = endSeconds(parts, zone, warnings);
  const isBackwards = end !== undefined && end < start;
  if (isBackwards) warnings.push(endsBeforeStart);
  return {
    start: formatInstant(start),
    ...(end === undefined || isBackwards ? {} : { end: formatInstant(end) }),
    zone: momentZone(parts.start, zone),
    isAllDay: false,
  };
}

function endSeconds(parts: SessionParts, zone: string, warnings: string[]): number | undefined {
  const { start, end, durationSeconds } = parts;
  if (end === undefined) {
    return durationSeconds === undefined || durationSeconds <= 0
      ? undefined
      : momentSeconds(start, zone) + durationSeconds;
  }
  if (end.seconds !== undefined) return momentSeconds(end, end.zone ?? start.zone ?? zone);
  if (end.day <= start.day) return undefined;
  warnings.push("The end has a day but no time: taken as the last minute of that day.");
  return momentSeconds({ ...start, day: end.day, seconds: 86_340 }, zone);
}
