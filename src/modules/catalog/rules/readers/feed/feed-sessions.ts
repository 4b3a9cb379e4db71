import {
  formatDate,
  formatInstant,
  parseDate,
  parseDayLoosely,
  parseInstant,
  zoneOf,
  type LooseDate,
} from "#platform/time";
import type { RecordSession, SessionStatus } from "../../record.ts";
import { compact } from "./compact.ts";
import type { FeedEvent } from "./parsed-feed.ts";

/** The meeting of an item, or why there is none. */
export interface EventSession {
  readonly session?: RecordSession;
  readonly warning?: string;
}

/** Turns the times an item states into a session; times without a zone are of the source's default zone. */
export function sessionOf(event: FeedEvent, defaultZone: string, status: SessionStatus): EventSession {
  const start = eventTime(event.start, defaultZone);
  if (!start) return { warning: `Its date «${event.start.slice(0, 60)}» could not be read.` };
  const end = event.end === undefined ? undefined : eventTime(event.end, defaultZone);
  const shared = {
    status: event.status ?? status,
    original: `${event.from} ${event.start}`,
    isAllDay: false,
  };
  if (event.isAllDay || !start.hasTime) {
    return {
      session: compact<RecordSession>({
        ...shared,
        isAllDay: true,
        start: start.date,
        end: lastDay(event, start, end),
      }),
    };
  }
  const isBackwards = end !== undefined && end.instant < start.instant;
  const session = compact<RecordSession>({
    ...shared,
    start: start.instant,
    end: isBackwards || !end?.hasTime ? undefined : end.instant,
    zone: zoneMeant(event.start, start, defaultZone),
  });
  return isBackwards ? { session, warning: "It ends before it starts; the end was left out." } : { session };
}

/** Whole instants, which most modules give, need none of the work of reading dates of every kind. */
function eventTime(written: string, defaultZone: string): LooseDate | undefined {
  const instant = /^\d{4}-/.test(written) ? parseInstant(written) : undefined;
  if (instant === undefined) return parseDayLoosely(written, { zone: defaultZone });
  const zone = /z$/i.test(written) ? { zone: "UTC" } : {};
  return {
    instant: formatInstant(instant),
    date: written.slice(0, 10),
    hasTime: true,
    hasZone: true,
    ...zone,
  };
}

/** iCalendar's DTEND is the day after the last (RFC 5545 §3.6.1); everyone else names the last day. */
function lastDay(event: FeedEvent, start: LooseDate, end: LooseDate | undefined): string | undefined {
  if (!end) return undefined;
  const day = parseDate(end.date);
  const last =
    event.from === "xcal:dtstart" && day !== undefined && end.date > start.date
      ? formatDate(day - 1)
      : end.date;
  return last < start.date ? undefined : last;
}

/** A bare offset is the source's own zone when that zone has it at the time; otherwise all we know is the instant. */
function zoneMeant(written: string, start: LooseDate, defaultZone: string): string {
  if (!start.hasZone) return defaultZone;
  if (start.zone !== undefined) return start.zone;
  const offset = /([+-])(\d{2}):?(\d{2})\s*$/.exec(written);
  const instant = parseInstant(start.instant);
  if (!offset || instant === undefined) return "UTC";
  const seconds = (Number(offset[2]) * 60 + Number(offset[3])) * (offset[1] === "-" ? -60 : 60);
  return zoneOf(defaultZone).offsetAt(instant) === seconds ? defaultZone : "UTC";
}
