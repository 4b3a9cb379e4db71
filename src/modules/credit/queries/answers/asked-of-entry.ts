import type { Db } from "#platform/db";
import type { PeopleTables, Viewer } from "#modules/people";
import type { LocalDate } from "../../rules/local-date.ts";
import { askedAbout, type AskedQuestion } from "../../rules/questions/asked-questions.ts";
import type { CreditTables } from "../../tables.ts";
import { packsOfAccount } from "../packs/packs-for.ts";
import type { CreditProgram } from "../program.ts";
import { recordOf } from "../record/standings.ts";
import { answersOf } from "./answers.ts";

/** What the authorities of someone's credentials ask about one thing they did; nothing when it is not there, or no one takes it. */
export async function questionsAbout(
  { db, packs }: Pick<CreditProgram, "packs"> & { readonly db: Db<CreditTables & PeopleTables> },
  { accountId }: Pick<Viewer, "accountId">,
  { entryId, today }: { readonly entryId: string; readonly today: LocalDate },
): Promise<readonly AskedQuestion[]> {
  const known = await packsOfAccount({ db, packs }, accountId);
  const { entries, stoods } = await recordOf(db, known, accountId, today);
  const entry = entries.find(({ id }) => id === entryId);
  if (entry === undefined) return [];
  return askedAbout(entry, stoods, (await answersOf(db, accountId, entryId)).get(entryId) ?? []);
}
