import type { PartCondition } from "#platform/search";
import { parseInstant } from "#platform/time";
import type { Coordinates } from "#platform/places";
import type { FitAnswer, FitJudge } from "#modules/staffing";
import type { CardSession } from "../../rules/finding/found.ts";
import { possibleSession, type SessionNumbers } from "../../rules/fits/possible-session.ts";
import type { Listing } from "../../rules/listing.ts";
import { sessionPart } from "../finding/offering-document.ts";
import { allDayMidnight, allDayWeek } from "../finding/session-columns.ts";

/** What decides whether one can be at a session, beside the session itself. */
export type FitOffering = Pick<Listing, "place" | "status" | "ways">;

/** What fits the one who asks. `wanted` are the ways of taking part that they wish for; empty means any. */
export interface ViewerFit {
  /** Whether a session fits and why; undefined when nothing is claimed, and for what can be taken at any time. */
  readonly answer: (
    session: CardSession,
    offering: FitOffering,
    wanted: readonly string[],
  ) => FitAnswer | undefined;
  readonly fits: (session: CardSession, offering: FitOffering, wanted: readonly string[]) => boolean;
  /** The same of a session as the search index keeps it. */
  readonly condition: (wanted: readonly string[]) => PartCondition;
}

/** The judge in the catalogue's terms. What is over fits nobody. */
export function fitBy(
  judge: FitJudge,
  {
    now,
    zone,
    home,
  }: { readonly now: string; readonly zone: string; readonly home: Coordinates | undefined },
): ViewerFit {
  const attender = { home, zone };
  // By the minute, as the index leaves out what is over.
  const present = Math.floor((parseInstant(now) ?? 0) / 60) * 60;
  const known = new Map<string, boolean>();
  const asks = (values: ColumnValues, wanted: readonly string[]): boolean => {
    if (values.ends < present) return false;
    const possible = possibleSession(numbersOf(values), attender, wanted);
    if (possible === undefined || possible === "any time") return possible !== undefined;
    const { start, end, attendance, travelMinutes } = possible;
    const key = `${start} ${end} ${attendance} ${travelMinutes}`;
    const fits = known.get(key) ?? judge.fits(possible);
    known.set(key, fits);
    return fits;
  };
  // Of cards too by the columns, so that they never say anything else than the filter.
  const valuesOf = (session: CardSession, offering: FitOffering): ColumnValues => {
    const part = sessionPart(session, offering, zone);
    return columnValues(columns.map((column) => part[column] ?? Number.NaN));
  };
  return {
    answer: (session, offering, wanted) => {
      const values = valuesOf(session, offering);
      const possible = possibleSession(numbersOf(values), attender, wanted);
      const isSaid = values.ends >= present && possible !== undefined && possible !== "any time";
      return isSaid ? judge.answer(possible) : undefined;
    },
    fits: (session, offering, wanted) => asks(valuesOf(session, offering), wanted),
    condition: (wanted) => ({ columns, suits: (values) => asks(columnValues(values), wanted) }),
  };
}

const columns = ["starts", "ends", "weekStart", "ways", "latitude", "longitude"] as const;
type ColumnValues = Readonly<Record<(typeof columns)[number], number>>;

function columnValues(values: ArrayLike<number>): ColumnValues {
  const at = (place: number) => values[place] ?? Number.NaN;
  return { starts: at(0), ends: at(1), weekStart: at(2), ways: at(3), latitude: at(4), longitude: at(5) };
}

function numbersOf({ starts, ends, weekStart, ways, latitude, longitude }: ColumnValues): SessionNumbers {
  const isAllDay = weekStart >= allDayWeek;
  return {
    starts,
    ends: isAllDay ? allDayMidnight(ends) : ends,
    isAllDay,
    ways,
    place: Number.isNaN(latitude) || Number.isNaN(longitude) ? undefined : { latitude, longitude },
  };
}
