import { type Interval, parseInstant } from "#platform/time";
import type { CreditRounding, SessionCreditRules } from "../attendance/attendance.ts";
import type { Mode } from "../ledger/entry.ts";

/** What the organiser lays down about one session. Instants are UTC: `2026-12-03T19:00:00Z`. */
export interface SessionFacts {
  readonly organisationId: string;
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  /** Where there are several, as at a conference: each from its start to its end, in order. Absent or empty: one. */
  readonly meetings?: readonly Interval[] | undefined;
  readonly zone: string;
  readonly place: string;
  readonly link: string;
  readonly breaks: readonly Interval[];
  /** The catalogue's offering that this is a session of. */
  readonly offeringId: string | undefined;
  readonly topics: readonly string[];
  /** Categories by rule pack, besides those that the pack finds by itself. */
  readonly categories: Readonly<Record<string, readonly string[]>>;
  readonly mode: Mode;
  readonly bridgeSeconds: number;
  readonly graceMinutes: number;
  /** Hundredths of a percent of the session: 8000 is 80 %. */
  readonly thresholdHundredths: number;
  readonly rounding: CreditRounding;
  readonly stepMinutes: number;
}

/** From the official start to just before the official end. */
export function windowOf({ startsAt, endsAt }: Pick<SessionFacts, "startsAt" | "endsAt">): Interval {
  return { start: parseInstant(startsAt) ?? 0, end: parseInstant(endsAt) ?? 0 };
}

type When = Pick<SessionFacts, "endsAt" | "meetings" | "startsAt">;

/** Each meeting of a session, in order: mostly one. */
export function meetingsOf(facts: When): readonly Interval[] {
  const { meetings = [] } = facts;
  return meetings.length > 0 ? meetings : [windowOf(facts)];
}

/** The session's rules as attendance is counted by them. */
export function creditRulesOf(facts: SessionFacts): SessionCreditRules {
  return {
    window: windowOf(facts),
    ...(meetingsOf(facts).length > 1 && { meetings: meetingsOf(facts) }),
    breaks: facts.breaks,
    bridgeSeconds: facts.bridgeSeconds,
    graceMinutes: facts.graceMinutes,
    thresholdPercent: facts.thresholdHundredths / 100,
    rounding: facts.rounding,
    stepMinutes: facts.stepMinutes,
  };
}
