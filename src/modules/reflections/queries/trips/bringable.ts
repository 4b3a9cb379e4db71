import type { Db } from "#platform/db";
import { formatDate, parseDate } from "#platform/time";
import type { ReflectionTables } from "../../tables.ts";
import { ownFilings } from "../filing/own-filings.ts";
import { ownReflections, type OwnReflection } from "../writing/own-reflections.ts";

/** Notes are often made on the way there. */
const daysBefore = 7;
const most = 60;

/** One's own reflections that may be of a trip: written since shortly before it, and not in it yet; the latest first. */
export async function bringableReflections(
  db: Db<ReflectionTables>,
  accountId: string,
  { belongsTo, from }: { readonly belongsTo: string; readonly from: string },
): Promise<readonly OwnReflection[]> {
  const since = formatDate((parseDate(from) ?? 0) - daysBefore);
  const filed = new Set((await ownFilings(db, accountId, belongsTo)).map(({ id }) => id));
  const own = await ownReflections(db, accountId, { limit: most });
  return own.filter(({ id, writtenAt }) => writtenAt.slice(0, 10) >= since && !filed.has(id));
}
