import { type Db, inTenants } from "#platform/db";
import type { AnswersByEntry, KeptAnswer } from "../../rules/questions/asked-questions.ts";
import type { CreditTables } from "../../tables.ts";

/** What someone answered to authorities, by entry; of one entry only when it is named. */
export async function answersOf(
  db: Db<CreditTables>,
  accountId: string,
  entryId?: string,
): Promise<AnswersByEntry> {
  const rows = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("credit_answers")
      .select(["entry_id as entryId", "pack_id as packId", "question_id as questionId", "asked", "body"])
      .where("tenant_id", "=", accountId)
      .$if(entryId !== undefined, (query) => query.where("entry_id", "=", entryId ?? ""))
      .orderBy("entry_id")
      .orderBy("pack_id")
      .orderBy("question_id")
      .execute(),
  );
  const found = new Map<string, KeptAnswer[]>();
  for (const { entryId: of, ...answer } of rows) found.set(of, [...(found.get(of) ?? []), answer]);
  return found;
}
