import { type Db, inTenants } from "#platform/db";
import { formatDate, parseDate } from "#platform/time";
import { attendedEntries, type CreditTables } from "#modules/credit";
import { askedAfterDays, askedForDays, dueUseQuestions, type UseQuestion } from "../../rules/using/use.ts";
import type { ReflectionTables } from "../../tables.ts";

type Tables = ReflectionTables & CreditTables;

/** More in half a year are asked about one after the other. */
const most = 200;

/**
 * Whether someone used what they attended 30 and 90 days ago: the questions that wait on a day, the latest attended first. None when
 * they do not want to be asked.
 */
export async function useQuestions(
  db: Db<Tables>,
  accountId: string,
  { today }: { readonly today: string },
): Promise<readonly UseQuestion[]> {
  if (!(await useChoices(db, accountId)).isAsked) return [];
  const day = parseDate(today) ?? 0;
  const [soonest] = askedAfterDays;
  const days = { from: formatDate(day - askedForDays), to: formatDate(day - soonest), limit: most };
  const attended = await attendedEntries(db, accountId, days);
  if (attended.length === 0) return [];
  const settled = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("reflection_uses")
      .select(["entry_id as entryId", "after_days as afterDays", "answer"])
      .where("tenant_id", "=", accountId)
      .where(
        "entry_id",
        "in",
        attended.map(({ id }) => id),
      )
      .execute(),
  );
  return dueUseQuestions(attended, settled, today);
}

/** Whether someone wants to be asked, and to be counted. */
export interface UseChoices {
  readonly isAsked: boolean;
  readonly isCounted: boolean;
}

/** What they chose; until then they are asked, and counted nowhere. */
export async function useChoices(db: Db<ReflectionTables>, accountId: string): Promise<UseChoices> {
  const row = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("reflection_use_choices")
      .select(["is_asked as isAsked", "is_counted as isCounted"])
      .where("tenant_id", "=", accountId)
      .executeTakeFirst(),
  );
  return row ?? { isAsked: true, isCounted: false };
}
