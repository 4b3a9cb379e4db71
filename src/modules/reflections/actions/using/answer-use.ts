import { type Db, inTenants, json } from "#platform/db";
import { InvalidInput, NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import { now } from "#platform/time";
import { attendedEntry, type CreditTables } from "#modules/credit";
import { type PeopleTables, permit, type Viewer } from "#modules/people";
import type { AfterDays, UseAnswer } from "../../rules/using/use.ts";
import type { ReflectionTables } from "../../tables.ts";
import { shareUses } from "./share-uses.ts";

type Tables = ReflectionTables & CreditTables & PeopleTables;

/** The longest sentence; more becomes a reflection. */
export const longestWords = 1000;

/** One press: an answer of one's own, and a sentence if one likes. */
export interface ToAnswer {
  readonly entryId: string;
  readonly afterDays: AfterDays;
  readonly answer: UseAnswer | "put away";
  readonly words: string;
}

/**
 * Settles one question for good: it is never asked again. Whoever answers twice, as with an old page, changes their answer.
 *
 * @throws NotFound when it is nothing of theirs; InvalidInput when the sentence is none any more.
 */
export async function answerUse(
  db: Db<Tables>,
  viewer: Viewer,
  { afterDays, answer, entryId, words }: ToAnswer,
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  if (words.length > longestWords)
    throw new InvalidInput([
      { where: "words", message: "Make it shorter, or write a reflection about it: there is room for more." },
    ]);
  await inTenants(db, [accountId], async (tx) => {
    const entry = await attendedEntry(tx, accountId, entryId);
    if (entry === undefined) throw new NotFound("There is no such entry on your record.");
    const values = {
      answer,
      words: words.trim(),
      about: entry.title,
      topics: json([...entry.topics]),
      answered_at: now(),
    };
    await tx
      .insertInto("reflection_uses")
      .values({ tenant_id: accountId, entry_id: entryId, after_days: afterDays, ...values })
      .onConflict((conflict) => conflict.columns(["tenant_id", "entry_id", "after_days"]).doUpdateSet(values))
      .execute();
    await shareUses(tx, viewer);
  });
}

/** Takes an answer back: the question may be asked again while its time lasts. Doing it twice changes nothing. */
export async function takeBackUse(
  db: Db<Tables>,
  viewer: Viewer,
  { afterDays, entryId }: Pick<ToAnswer, "afterDays" | "entryId">,
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  if (!isId(entryId)) return;
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .deleteFrom("reflection_uses")
      .where("tenant_id", "=", accountId)
      .where("entry_id", "=", entryId)
      .where("after_days", "=", afterDays)
      .execute();
    await shareUses(tx, viewer);
  });
}
