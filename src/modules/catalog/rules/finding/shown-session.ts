import { lastMoment } from "../harvesting/upcoming.ts";
import type { CardSession } from "./found.ts";

/** The session a card shows, and how many more are to come. */
export interface ShownSession<Session extends CardSession> {
  readonly session: Session | undefined;
  readonly moreSessions: number;
}

/**
 * The next session that is not over and that `suits`; where none suits, one that is over and does, then the next at all;
 * where all are over, the last. One that was called off only where there is no other. Undefined for what has no session.
 */
export function shownSession<Session extends CardSession>(
  offering: { readonly sessions: readonly Session[] },
  now: string,
  suits: (session: Session) => boolean = () => true,
): ShownSession<Session> {
  const held = offering.sessions.filter(({ status }) => status !== "cancelled");
  const upcoming = held.filter((session) => lastMoment(session) >= now);
  const session =
    upcoming.find(suits) ?? held.findLast(suits) ?? upcoming[0] ?? held.at(-1) ?? offering.sessions.at(-1);
  return { session, moreSessions: Math.max(0, upcoming.length - 1) };
}
