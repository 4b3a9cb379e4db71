import { type Db, withTables } from "#platform/db";
import { formatDate, parseInstant, SECONDS_PER_DAY } from "#platform/time";
import type { PeopleTables, Viewer } from "#modules/people";
import { fitJudge, type StaffingTables } from "#modules/staffing";
import { fitBy, type ViewerFit } from "./fit-by.ts";
import { homePlace } from "./home-place.ts";

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
