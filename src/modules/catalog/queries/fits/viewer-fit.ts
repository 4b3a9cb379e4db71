import { type Db, withTables } from "#platform/db";
import type { PartCondition } from "#platform/search";
import { formatDate, parseInstant, SECONDS_PER_DAY } from "#platform/time";
import type { Coordinates } from "#platform/places";
import type { PeopleTables, Viewer } from "#modules/people";
import { type FitAnswer, fitJudge, type FitJudge, type StaffingTables } from "#modules/staffing";
import { possibleSession, type SessionNumbers } from "../../rules/fits/possible-session.ts";
import type { Listing } from "../../rules/listing.ts";
import type { RecordSession } from "../../rules/record.ts";
import { sessionPart } from "../finding/offering-document.ts";
import { allDayMidnight, allDayWeek } from "../finding/session-columns.ts";
import { homePlace } from "./home-place.ts";

/** What fits the one who asks. `wanted` are the ways of taking part that they wish for; empty means any. */
export interface ViewerFit {
  /** Whether a session fits and why; undefined when nothing is claimed, and for what can be taken at any time. */
  readonly answer: (
    session: RecordSession,
    offering: Listing,
    wanted: readonly string[],
  ) => FitAnswer | undefined;
  readonly fits: (session: RecordSession, offering: Listing, wanted: readonly string[]) => boolean;
  /** The same of a session as the search index keeps it. */
  readonly condition: (wanted: readonly string[]) => PartCondition;
}

/** Eighteen months: nobody plans a desk for longer. */
const daysAhead = 550;

/**
 * What fits someone by the schedule of their library, or the hours they entered themselves; undefined when neither is
 * known. Everything is read here, once for a page: ask for it anew with each request, since schedules change.
 *
 * The filter asks the judge of every session that the other filters leave, by the columns of the index. Ruled out were to
 * page through hits and judge them, since counts and facets then say what no paging shows; a set of offerings worked out
 * beforehand, since it would have to follow everyone's schedule; and a filter by free hours alone, since whether a desk is
 * short without someone is not a matter of their own hours. Sessions of the same time are asked once, and the judge works
 * a day out once: 10,000 offerings take less than 100 ms (`quickFit`).
 */
export async function viewerFit(
  { db, zone }: { readonly db: Db; readonly zone: string },
  viewer: Viewer,
  now: string,
): Promise<ViewerFit | undefined> {
  const tables = withTables<PeopleTables & StaffingTables>(db);
  const today = Math.floor((parseInstant(now) ?? 0) / SECONDS_PER_DAY);
  const range = { from: formatDate(today), to: formatDate(today + daysAhead) };
  const judge = await fitJudge({ db: tables, zone }, viewer, range);
  if (judge === undefined) return undefined;
  const home = await homePlace(tables, viewer);
  return fitBy(judge, { home, zone, now });
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
  const valuesOf = (session: RecordSession, offering: Listing): ColumnValues => {
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
