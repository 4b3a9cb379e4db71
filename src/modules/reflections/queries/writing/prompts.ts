import { type Db, inTenants } from "#platform/db";
import { formatDate, parseDate } from "#platform/time";
import { type AttendedEntry, attendedEntries, type CreditTables } from "#modules/credit";
import type { ReflectionTables } from "../../tables.ts";

type Tables = ReflectionTables & CreditTables;

/** Something attended, that nothing was written about yet. */
export type ReflectionPrompt = AttendedEntry;

const askedForDays = 30;
/** More in a month are asked about one after the other. */
const most = 60;

/**
 * The one thing to ask someone about: the last they attended within thirty days, that they wrote nothing about and did not wave
 * away; undefined when there is none. What was waved away is never asked about again.
 */
export async function reflectionPrompt(
  db: Db<Tables>,
  accountId: string,
  { today }: { readonly today: string },
): Promise<ReflectionPrompt | undefined> {
  const [first] = await unwrittenEntries(db, accountId, { today });
  return first;
}

/** All of them, the latest first. */
export async function unwrittenEntries(
  db: Db<Tables>,
  accountId: string,
  { today }: { readonly today: string },
): Promise<readonly ReflectionPrompt[]> {
  const from = formatDate((parseDate(today) ?? 0) - askedForDays);
  const attended = await attendedEntries(db, accountId, { from, to: today, limit: most });
  if (attended.length === 0) return [];
  const ids = attended.map(({ id }) => id);
  const done = await inTenants(db, [accountId], async (tx) => [
    ...(await tx
      .selectFrom("reflections")
      .select("entry_id")
      .where("tenant_id", "=", accountId)
      .where("entry_id", "in", ids)
      .where("removed_at", "is", null)
      .execute()),
    ...(await tx
      .selectFrom("reflection_prompts_dismissed")
      .select("entry_id")
      .where("tenant_id", "=", accountId)
      .where("entry_id", "in", ids)
      .execute()),
  ]);
  const known = new Set(done.map((row) => row.entry_id));
  return attended.filter(({ id }) => !known.has(id));
}
