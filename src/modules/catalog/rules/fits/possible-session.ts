import type { PossibleSession } from "#modules/staffing";
import type { Coordinates } from "#platform/places";
import { type EpochSeconds, formatInstant, SECONDS_PER_DAY, toInstant, zoneOf } from "#platform/time";
import type { Listing, Way } from "../listing.ts";
import type { RecordSession } from "../record.ts";
import { travelMinutes } from "./travel-minutes.ts";

/** What decides whether someone can be at a session, in the numbers that the search index keeps. */
export interface SessionNumbers {
  /** Epoch seconds; the same where no end is stated. Of an all-day session, midnight in UTC of its first and last day. */
  readonly starts: number;
  readonly ends: number;
  readonly isAllDay: boolean;
  /** `waysOf`. */
  readonly ways: number;
  readonly place: Coordinates | undefined;
}

/** Who would attend. */
export interface Attender {
  /** Where their way begins. */
  readonly home: Coordinates | undefined;
  /** By whose clock the days of an all-day session begin and end. */
  readonly zone: string;
}

const wayNumbers: Readonly<Record<Way, number>> = { "live-online": 1, "in-person": 2, "own-pace": 4 };
/** Nobody said how: taken for a journey, since a fit too few is better than an empty desk. */
const notStated = 8;

/** The ways of taking part in a session as one number; 0 when it does not take place. */
export function waysOf(
  session: Pick<RecordSession, "status">,
  offering: Pick<Listing, "ways" | "status">,
): number {
  const isOff = [session.status, offering.status].some(
    (each) => each === "cancelled" || each === "postponed",
  );
  if (isOff) return 0;
  if (session.status === "moved-online") return wayNumbers["live-online"];
  return offering.ways.length === 0
    ? notStated
    : offering.ways.reduce((sum, way) => sum | wayNumbers[way], 0);
}

/**
 * A session as the schedule is asked about it, taken part in by one of the ways `wanted` (any when none is named): online
 * in the building, else away with the way there and back. One without an end counts an hour, one without hours its whole
 * days. "any time" for what need not be attended at its hours; undefined when it takes place in none of these ways.
 */
export function possibleSession(
  { starts, ends, isAllDay, ways, place }: SessionNumbers,
  { home, zone }: Attender,
  wanted: readonly string[],
): PossibleSession | "any time" | undefined {
  const offers = (way: Way) => (ways & wayNumbers[way]) > 0 && (wanted.length === 0 || wanted.includes(way));
  if (offers("own-pace")) return "any time";
  const isOnline = offers("live-online");
  if (!isOnline && !offers("in-person") && ways !== notStated) return undefined;
  const [start, end] = isAllDay
    ? wholeDays(starts, ends, zone)
    : [starts, ends > starts ? ends : starts + 3600];
  return {
    start: formatInstant(start),
    end: formatInstant(end),
    zone,
    attendance: isOnline ? "in-building" : "away",
    travelMinutes: isOnline ? 0 : travelMinutes(home, place),
  };
}

function wholeDays(first: number, last: number, zone: string): readonly [EpochSeconds, EpochSeconds] {
  const midnight = (wall: number) => toInstant(zoneOf(zone), wall);
  return [midnight(first), midnight(last + SECONDS_PER_DAY)];
}
