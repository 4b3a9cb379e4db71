import { formatInstant, parseInstant } from "#platform/time";
import { later, recentProofMinutes } from "../session-life.ts";

/** What is known of when someone proved to a provider who they are. */
export interface ProviderProof {
  /** When the provider says they did; undefined when it does not say. */
  readonly provedAt: string | undefined;
  /** When we asked it to let them prove it anew; undefined when we did not. */
  readonly askedAnewAt: string | undefined;
  readonly now: string;
}

/** Clocks of other people's servers go wrong by minutes. */
const skewMinutes = 2;

/**
 * Since when a session that a provider opened counts as proved, for the acts that want a recent proof: what the provider says,
 * never later than now. One that says nothing is believed to have asked anew when we wanted that, and otherwise not to have
 * asked for a while. Undefined when it was to ask anew and says itself that it did not.
 */
export function provedSince({ provedAt, askedAnewAt, now }: ProviderProof): string | undefined {
  if (provedAt === undefined)
    return askedAnewAt === undefined ? later(now, { minutes: -recentProofMinutes - 1 }) : now;
  const [proved, current] = [parseInstant(provedAt) ?? 0, parseInstant(now) ?? 0];
  if (askedAnewAt !== undefined && proved < (parseInstant(askedAnewAt) ?? 0) - skewMinutes * 60)
    return undefined;
  return formatInstant(Math.min(proved, current));
}
