import { type Db, inTenants } from "#platform/db";
import { InvalidInput } from "#platform/errors";
import { now } from "#platform/time";
import { type PeopleTables, permit, type Viewer } from "#modules/people";
import { questionsAbout } from "../../queries/answers/asked-of-entry.ts";
import type { CreditProgram } from "../../queries/program.ts";
import type { LocalDate } from "../../rules/local-date.ts";
import { longestAnswer } from "../../rules/questions/answer-length.ts";
import type { AskedQuestion } from "../../rules/questions/asked-questions.ts";
import type { CreditTables } from "../../tables.ts";

type Tables = CreditTables & PeopleTables;

/** Answers by the key of their question, as they were typed. Those of questions that are not asked are left. */
export type SentAnswers = Readonly<Record<string, string>>;

/**
 * Keeps what someone answers to the authorities that ask about one thing they did; an empty answer is taken back. Half an answer is
 * kept as well: it is told as lacking, and never lost.
 *
 * @throws InvalidInput when an answer is longer than any form has room for.
 */
export async function keepAnswers(
  { db, packs }: Pick<CreditProgram, "packs"> & { readonly db: Db<Tables> },
  viewer: Viewer,
  {
    answers,
    entryId,
    today,
  }: { readonly entryId: string; readonly answers: SentAnswers; readonly today: LocalDate },
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  if (Object.keys(answers).length === 0) return;
  const tooLong = Object.entries(answers).filter(([, answer]) => answer.trim().length > longestAnswer);
  if (tooLong.length > 0)
    throw new InvalidInput(
      tooLong.map(([key]) => ({
        where: `answer-${key}`,
        message: `Make this answer shorter: at most ${longestAnswer.toLocaleString("en")} letters.`,
      })),
    );
  await inTenants(db, [accountId], async (tx) => {
    const asked = await questionsAbout({ db: tx, packs }, viewer, { entryId, today });
    for (const each of asked) {
      const answer = answers[each.key]?.trim().replaceAll("\r\n", "\n");
      if (answer !== undefined && answer !== each.answer)
        await keepOne(tx, { accountId, entryId }, each, answer);
    }
  });
}

async function keepOne(
  tx: Db<Tables>,
  { accountId, entryId }: { readonly accountId: string; readonly entryId: string },
  { packId, question }: AskedQuestion,
  answer: string,
): Promise<void> {
  const { asks, fills, id } = question;
  if (fills !== undefined) {
    await tx
      .updateTable("credit_entries")
      .set({ [fills]: answer, changed_at: now() })
      .where("tenant_id", "=", accountId)
      .where("id", "=", entryId)
      .execute();
    return;
  }
  const key = { tenant_id: accountId, entry_id: entryId, pack_id: packId, question_id: id };
  if (answer === "") {
    await tx
      .deleteFrom("credit_answers")
      .where("tenant_id", "=", accountId)
      .where("entry_id", "=", entryId)
      .where("pack_id", "=", packId)
      .where("question_id", "=", id)
      .execute();
    return;
  }
  const values = { asked: asks, body: answer, answered_at: now() };
  await tx
    .insertInto("credit_answers")
    .values({ ...key, ...values })
    .onConflict((conflict) =>
      conflict.columns(["tenant_id", "entry_id", "pack_id", "question_id"]).doUpdateSet(values),
    )
    .execute();
}
