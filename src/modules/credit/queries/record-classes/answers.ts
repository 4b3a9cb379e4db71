import { z } from "zod";
import { withTables } from "#platform/db";
import { defineRecordClass } from "#modules/people";
import { longestAnswer } from "../../rules/questions/answer-length.ts";
import type { CreditTables } from "../../tables.ts";
import { entryHere } from "./bring-evidence.ts";

/** What someone answered to authorities about what they did. */
export const answersClass = defineRecordClass({
  name: "credit-answers",
  tables: ["credit_answers"],
  label: "What you answered to authorities",
  description:
    "Your answers to what an authority asks about each activity, with the question as it was asked.",
  owner: "person",
  retention: {
    after: "the closing of your account, or when you remove what they are about",
    basis: "Yours alone.",
  },
  row: z.object({
    entry: z.uuid().meta({ description: "The id of the entry it is about" }),
    title: z.string().meta({ description: "That entry’s title" }),
    rulePack: z.string().min(1).max(200).meta({ description: "Whose question it is" }),
    question: z.string().min(1).max(200).meta({ description: "The question’s id there" }),
    asked: z.string().min(1).max(4000).meta({ description: "The question" }),
    answer: z.string().min(1).max(longestAnswer).meta({ description: "Your answer" }),
    answeredAt: z.iso.datetime().meta({ description: "When you answered" }),
  }),
  rows: async (db, { accountId }) =>
    withTables<CreditTables>(db)
      .selectFrom("credit_answers as answer")
      .innerJoin("credit_entries as entry", (join) =>
        join.onRef("entry.tenant_id", "=", "answer.tenant_id").onRef("entry.id", "=", "answer.entry_id"),
      )
      .select(["entry.id as entry", "entry.title", "answer.pack_id as rulePack"])
      .select(["answer.question_id as question", "answer.asked", "answer.body as answer"])
      .select("answer.answered_at as answeredAt")
      .where("answer.tenant_id", "=", accountId)
      .orderBy("answer.entry_id")
      .orderBy("answer.pack_id")
      .orderBy("answer.question_id")
      .execute(),
  bringBack: async (db, accountId, rows) => {
    const tx = withTables<CreditTables>(db);
    let added = 0;
    for (const { answer, answeredAt, asked, entry, question, rulePack } of rows) {
      const entryId = await entryHere(tx, accountId, entry);
      if (entryId === undefined) continue;
      const done = await tx
        .insertInto("credit_answers")
        .values({
          tenant_id: accountId,
          entry_id: entryId,
          pack_id: rulePack,
          question_id: question,
          asked,
          body: answer,
          answered_at: answeredAt,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      added += Number(done.numInsertedOrUpdatedRows ?? 0);
    }
    return added;
  },
  destroyAll: async (db, accountId) => {
    await withTables<CreditTables>(db)
      .deleteFrom("credit_answers")
      .where("tenant_id", "=", accountId)
      .execute();
  },
});
