import { type Db, inTenants } from "#platform/db";
import type { AfterDays, UseAnswer } from "../../rules/using/use.ts";
import type { ReflectionTables } from "../../tables.ts";

/** What someone answered of one thing they attended. */
export interface OwnUse {
  readonly entryId: string;
  readonly afterDays: AfterDays;
  readonly answer: UseAnswer | "put away";
  /** What they said beside it. */
  readonly words: string;
  readonly about: string;
  readonly topics: readonly string[];
  readonly answeredAt: string;
}

const most = 500;

/** Someone's own answers, the latest first; what was put away is among them. */
export async function ownUses(db: Db<ReflectionTables>, accountId: string): Promise<readonly OwnUse[]> {
  return inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("reflection_uses")
      .select(["entry_id as entryId", "after_days as afterDays", "answer", "words", "about", "topics"])
      .select("answered_at as answeredAt")
      .where("tenant_id", "=", accountId)
      .orderBy("answered_at", "desc")
      .orderBy("entry_id")
      .orderBy("after_days", "desc")
      .limit(most)
      .execute(),
  );
}
