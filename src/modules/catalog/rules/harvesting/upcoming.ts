import type { Listing } from "../listing.ts";
import type { RecordSession } from "../record.ts";

/** The last instant or day of a session as an ISO text that compares with an instant: the end where stated, else the start. */
export function lastMoment(session: RecordSession): string {
  const last = session.end ?? session.start;
  // Midnight of an all-day session falls at different instants around the globe: it lasts until its day is over everywhere.
  return session.isAllDay ? `${last}T23:59:59Z` : last;
}

/** True when a listing can still be taken: it has a session that is not over, or none at all (own pace, article). */
export function isUpcoming(listing: Pick<Listing, "sessions">, now: string): boolean {
  return listing.sessions.length === 0 || listing.sessions.some((session) => lastMoment(session) >= now);
}
