import {
  formatInstant,
  formatWall,
  parseDate,
  SECONDS_PER_DAY,
  toInstant,
  weekdayOf,
  zoneOf,
} from "#platform/time";
import type { SessionFacts } from "../sessions/session.ts";

/** A made-up session of an employer. */
export interface SampleSession {
  readonly title: string;
  /** Days after the library was made up; below nought it is over. A weekend moves to Monday. */
  readonly inDays: number;
  readonly minuteOfDay: number;
  readonly minutes: number;
  readonly place: string;
  readonly topics: readonly string[];
}

/** Over, counted, and awarded by a colleague: it stands on the record of whoever looks around. */
export const awardedSession: SampleSession = {
  title: "Calm at the desk (sample)",
  inDays: -31,
  minuteOfDay: 9 * 60,
  minutes: 90,
  place: "Sample Central Library, meeting room",
  topics: ["customer-service", "safety"],
};

/** Over and counted: who qualifies waits for an award. */
export const countedSession: SampleSession = {
  title: "AI literacy hour (sample)",
  inDays: -6,
  minuteOfDay: 14 * 60,
  minutes: 60,
  place: "online",
  topics: ["ai"],
};

/** Still to come. */
export const comingSession: SampleSession = {
  title: "Paper circuits for programs (sample)",
  inDays: 9,
  minuteOfDay: 10 * 60,
  minutes: 120,
  place: "Sample Northside, program room",
  topics: ["technology", "steam"],
};

/** Whose sessions, and the day and zone they are counted in. */
export interface SampleTerms {
  readonly organisationId: string;
  readonly today: string;
  readonly zone: string;
}

/** The session as its organiser would lay it down. */
export function sampleSessionFacts(
  sample: SampleSession,
  { organisationId, today, zone }: SampleTerms,
): SessionFacts {
  const start = toInstant(zoneOf(zone), wallStart(sample, today));
  return {
    organisationId,
    title: sample.title,
    startsAt: formatInstant(start),
    endsAt: formatInstant(start + sample.minutes * 60),
    zone,
    place: sample.place,
    link: "",
    breaks: [],
    offeringId: undefined,
    topics: sample.topics,
    categories: {},
    mode: "live",
    bridgeSeconds: 60,
    graceMinutes: 10,
    thresholdHundredths: 0,
    rounding: "floor",
    stepMinutes: 1,
  };
}

/**
 * The report of an online session as a meeting program gives it: everyone named was there to the end but the second, who left
 * half-way, and a guest whom nobody on the staff list is.
 */
export function sampleReport(sample: SampleSession, today: string, names: readonly string[]): string {
  const start = wallStart(sample, today);
  const end = start + sample.minutes * 60;
  const row = (name: string, from: number, to: number) => `${name},,${clock(from)},${clock(to)}`;
  return [
    "Name,Email,Join Time,Leave Time",
    ...names.map((name, place) =>
      row(name, start - 60 * (place % 4), place === 1 ? start + sample.minutes * 30 : end),
    ),
    // Not “(made up)”: meeting programs write the name someone signed in with in parentheses.
    row("Visiting Guest Sample", start + 300, end),
  ].join("\n");
}

function clock(wall: number): string {
  return formatWall(wall).replace("T", " ");
}

/** By the clock on the wall. */
function wallStart({ inDays, minuteOfDay }: SampleSession, today: string): number {
  const day = (parseDate(today) ?? 0) + inDays;
  const weekend = Math.max(0, weekdayOf(day) - 4);
  return (day + (weekend === 0 ? 0 : 3 - weekend)) * SECONDS_PER_DAY + minuteOfDay * 60;
}
