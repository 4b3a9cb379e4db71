import { type Interval, unionOfIntervals } from "#platform/time";
import type { AttendanceEntry, CreditCalculation, CreditRounding, SessionCreditRules } from "./attendance.ts";
import { bridged, clippedTo, totalSeconds, without } from "./spans.ts";

/** A stretch of attendance as a row of a report tells it. */
export type Fragment = Pick<AttendanceEntry, "interval" | "mostSeconds">;

/** All meetings without their breaks, in seconds. */
export function sessionSeconds(rules: SessionCreditRules): number {
  return totalSeconds(without(meetingsIn(rules), rules.breaks));
}

function meetingsIn({ meetings, window }: SessionCreditRules): readonly Interval[] {
  return meetings ?? [window];
}

/** What intervals share with the meetings. */
function within(rules: SessionCreditRules, intervals: readonly Interval[]): readonly Interval[] {
  return meetingsIn(rules).flatMap((meeting) => clippedTo(meeting, intervals));
}

/**
 * The minutes credited for fragments of attendance, and how they came about.
 *
 * Fragments outside of the window are dropped, the others clipped to it and united; short gaps are bridged, breaks taken
 * off. Who misses little is credited in full, who stayed too short for the threshold not at all. Everything is in whole
 * seconds until the one rounding at the end; never more than the session itself. The order of fragments does not matter,
 * one that is there twice counts once, and a further one never lowers the credit.
 *
 * Where a fragment has a first and a last time with fewer minutes between, the time outside of the window and in breaks
 * is taken off those minutes in full: no more is proven. Minutes without any times cannot be clipped; of several the most
 * counts, never their sum.
 *
 * @see the worked example of Zoom's rounded rows in docs/guide/attendance.md
 */
export function creditMinutes(fragments: readonly Fragment[], rules: SessionCreditRules): CreditCalculation {
  const distinct = distinctFragments(fragments);
  const exact = distinct.flatMap(({ interval, mostSeconds }) =>
    interval !== undefined && mostSeconds === undefined && interval.end > interval.start ? [interval] : [],
  );
  const session = sessionSeconds(rules);
  const counted = countExact(exact, rules);
  const inSpans = withSpans(exact, { distinct, rules, attended: counted.attendedSeconds });
  const alone = minutesAlone(distinct, rules);
  const attendedSeconds = Math.min(session, Math.max(inSpans, alone));
  return {
    basis: basisOf({ exact: counted.attendedSeconds, inSpans, alone }, distinct),
    fragments: distinct.length,
    fragmentSeconds: distinct.reduce((sum, fragment) => sum + statedSeconds(fragment), 0),
    ...counted,
    attendedSeconds,
    sessionSeconds: session,
    ...credited(attendedSeconds, session, rules),
  };
}

/** What makes two fragments one and the same. */
export function fragmentKey({ interval, mostSeconds }: Fragment): string {
  return `${interval?.start ?? ""}/${interval?.end ?? ""}/${mostSeconds ?? ""}`;
}

function distinctFragments(fragments: readonly Fragment[]): readonly Fragment[] {
  return [...new Map(fragments.map((fragment) => [fragmentKey(fragment), fragment])).values()];
}

function statedSeconds({ interval, mostSeconds }: Fragment): number {
  return mostSeconds ?? (interval === undefined ? 0 : interval.end - interval.start);
}

function countExact(exact: readonly Interval[], rules: SessionCreditRules) {
  const { breaks, bridgeSeconds } = rules;
  const clipped = within(rules, exact);
  const union = unionOfIntervals(clipped);
  const afterBreaks = totalSeconds(without(union, breaks));
  // Meeting by meeting: who comes late to the next one has no gap, but missed its beginning.
  const closed = meetingsIn(rules).flatMap((meeting) =>
    bridged(clippedTo(meeting, union), breaks, bridgeSeconds),
  );
  const gaps = without(without(closed, breaks), union);
  const whole = totalSeconds(exact);
  return {
    outsideFragments: exact.filter((interval) => within(rules, [interval]).length === 0).length,
    outsideSeconds: whole - totalSeconds(clipped),
    overlapSeconds: totalSeconds(clipped) - totalSeconds(union),
    breakSeconds: totalSeconds(union) - afterBreaks,
    bridgedGaps: gaps.length,
    bridgedSeconds: totalSeconds(gaps),
    attendedSeconds: afterBreaks + totalSeconds(gaps),
  };
}

interface SpanGiven {
  readonly distinct: readonly Fragment[];
  readonly rules: SessionCreditRules;
  readonly attended: number;
}

/** At most what all spans and exact times cover together, at least what is proven of each. */
function withSpans(exact: readonly Interval[], { distinct, rules, attended }: SpanGiven): number {
  const spans = distinct.flatMap(({ interval, mostSeconds }) =>
    interval !== undefined && mostSeconds !== undefined ? [{ interval, mostSeconds }] : [],
  );
  if (spans.length === 0) return attended;
  const proven = spans.reduce((sum, { interval, mostSeconds }) => {
    const inside = totalSeconds(without(within(rules, [interval]), rules.breaks));
    const lost = interval.end - interval.start - inside;
    return sum + Math.min(inside, Math.max(0, mostSeconds - lost));
  }, 0);
  const all = [...exact, ...spans.map(({ interval }) => interval)];
  return Math.min(attended + proven, countExact(all, rules).attendedSeconds);
}

function minutesAlone(distinct: readonly Fragment[], rules: SessionCreditRules): number {
  const most = distinct.reduce(
    (longest, { interval, mostSeconds }) =>
      interval === undefined ? Math.max(longest, mostSeconds ?? 0) : longest,
    0,
  );
  const breakSeconds = totalSeconds(meetingsIn(rules)) - sessionSeconds(rules);
  return Math.max(0, most - breakSeconds);
}

interface Ways {
  readonly exact: number;
  readonly inSpans: number;
  readonly alone: number;
}

function basisOf({ exact, inSpans, alone }: Ways, distinct: readonly Fragment[]): CreditCalculation["basis"] {
  const hasTimes = distinct.some(({ interval }) => interval !== undefined);
  if (alone > inSpans || (!hasTimes && distinct.length > 0)) return "minutes";
  return inSpans > exact ? "span" : "times";
}

function credited(attended: number, session: number, rules: SessionCreditRules) {
  const missing = session - attended;
  const isFullByGrace = attended > 0 && missing > 0 && missing <= rules.graceMinutes * 60;
  const reached = isFullByGrace ? session : attended;
  const isBelowThreshold = reached * 10_000 < Math.round(rules.thresholdPercent * 100) * session;
  const creditedSeconds = isBelowThreshold ? 0 : reached;
  const rounded = roundedSteps(creditedSeconds, rules.stepMinutes * 60, rules.rounding) * rules.stepMinutes;
  return {
    isFullByGrace,
    isBelowThreshold,
    creditedSeconds,
    creditedMinutes: Math.min(rounded, Math.floor(session / 60)),
  };
}

function roundedSteps(seconds: number, step: number, rounding: CreditRounding): number {
  switch (rounding) {
    case "floor":
      return Math.floor(seconds / step);
    case "nearest":
      return Math.floor((2 * seconds + step) / (2 * step));
    case "ceil":
      return Math.ceil(seconds / step);
    default:
      return rounding satisfies never;
  }
}
