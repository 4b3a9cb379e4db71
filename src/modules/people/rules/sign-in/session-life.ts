import { formatInstant, parseInstant } from "#platform/time";

/** How long a session lasts without being used. */
export const sessionDays = 30;

/** How long one lasts however much it is used: after half a year everyone proves again who they are. */
export const longestSessionDays = 180;

const daySeconds = 86_400;
const seenEverySeconds = 600;

/** When a session ends that was made and last used at these instants. */
export function sessionEnd(madeAt: string, seenAt: string): string {
  return formatInstant(
    Math.min(seconds(seenAt) + sessionDays * daySeconds, seconds(madeAt) + longestSessionDays * daySeconds),
  );
}

/** Whether it is time to write down anew that a session is used: not at each page, or each would be a write. */
export function isSeenLongAgo(lastSeenAt: string, now: string): boolean {
  return seconds(now) - seconds(lastSeenAt) >= seenEverySeconds;
}

/** Whether someone's last proof of who they are is recent enough for a sensitive act. */
export function isRecentProof(confirmedAt: string, now: string): boolean {
  return seconds(now) - seconds(confirmedAt) <= recentProofMinutes * 60;
}

export const recentProofMinutes = 15;

/** An instant so much later. */
export function later(instant: string, { minutes }: { readonly minutes: number }): string {
  return formatInstant(seconds(instant) + minutes * 60);
}

function seconds(instant: string): number {
  return parseInstant(instant) ?? 0;
}
