import { formatDate, parseDate } from "#platform/time";
import type { Listing } from "../listing.ts";
import type { RecordSession } from "../record.ts";

/** The last instant of a session, in a form that compares as text: the end where stated, else the start. */
export function lastMoment(session: Pick<RecordSession, "start" | "end" | "isAllDay">): string {
  const last = session.end ?? session.start;
  if (!session.isAllDay) return last;
  // A day is over everywhere when it is noon of the next in UTC: the last clocks are twelve hours behind.
  const day = parseDate(last);
  return day === undefined ? last : `${formatDate(day + 1)}T11:59:59Z`;
}

/** True when a listing can still be taken: it has a session that is not over, or none at all (own pace, article). */
export function isUpcoming(listing: Pick<Listing, "sessions">, now: string): boolean {
  return listing.sessions.length === 0 || listing.sessions.some((session) => lastMoment(session) >= now);
}
