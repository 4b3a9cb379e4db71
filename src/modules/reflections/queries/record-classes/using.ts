import { z } from "zod";
import { type Db, json } from "#platform/db";
import { defineRecordClass, type PeopleTables } from "#modules/people";
import { useAnswers } from "../../rules/using/use.ts";
import type { ReflectionTables } from "../../tables.ts";
import { forgetSharedUses } from "./forget-counted.ts";

type Tables = ReflectionTables & PeopleTables;

const usesRow = z.object({
  entry: z.uuid().meta({ description: "The id of what you attended, on your record" }),
  about: z.string().min(1).max(500).meta({ description: "What it was" }),
  afterDays: z.union([z.literal(30), z.literal(90)]).meta({ description: "So many days after it" }),
  answer: z
    .enum([...useAnswers, "put away"])
    .meta({ description: "Whether you used it; “put away”: you did not want to be asked" }),
  words: z.string().max(2000).meta({ description: "What you said about it" }),
  topics: z.array(z.string().max(120)).max(100).meta({ description: "Its topics" }),
  answeredAt: z.iso.datetime().meta({ description: "When you answered" }),
});

/** Whether someone used what they attended. */
export const usesClass = defineRecordClass<Tables, typeof usesRow>({
  name: "uses",
  tables: ["reflection_uses"],
  label: "What you used",
  description: "Your answers, 30 and 90 days after something you attended, to whether you used it.",
  owner: "person",
  retention: { after: "the closing of your account", basis: "Yours alone." },
  row: usesRow,
  rows: async (db, { accountId }) => {
    const rows = await db
      .selectFrom("reflection_uses")
      .select(["entry_id as entry", "about", "after_days as afterDays", "answer", "words", "topics"])
      .select("answered_at as answeredAt")
      .where("tenant_id", "=", accountId)
      .orderBy("answered_at")
      .orderBy("entry_id")
      .orderBy("after_days")
      .execute();
    return rows.map((row) => ({ ...row, topics: [...row.topics] }));
  },
  bringBack: async (db, accountId, rows) => {
    let added = 0;
    for (const { about, afterDays, answer, answeredAt, entry, topics, words } of rows) {
      const done = await db
        .insertInto("reflection_uses")
        .values({
          tenant_id: accountId,
          entry_id: entry,
          after_days: afterDays,
          answer,
          words,
          about,
          topics: json(topics),
          answered_at: answeredAt,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      added += Number(done.numInsertedOrUpdatedRows ?? 0);
    }
    return added;
  },
  destroyAll: async (db, accountId) => {
    await forgetSharedUses(db, accountId);
    await db.deleteFrom("reflection_uses").where("tenant_id", "=", accountId).execute();
  },
});

const choicesRow = z.object({
  isAsked: z.boolean().meta({ description: "Whether you want to be asked if you used something" }),
  isCounted: z.boolean().meta({ description: "Whether you are counted, without your name, where you work" }),
});

/** Whether someone wants to be asked, and to be counted. What comes back counts nobody until they say so again. */
export const useChoicesClass = defineRecordClass<Tables, typeof choicesRow>({
  name: "use-choices",
  tables: ["reflection_use_choices"],
  label: "Whether you are asked what you used",
  description: "What you chose about being asked, and about being counted without your name.",
  owner: "person",
  keepsCopy: true,
  retention: { after: "the closing of your account", basis: "Yours alone." },
  row: choicesRow,
  rows: async (db, { accountId }) =>
    db
      .selectFrom("reflection_use_choices")
      .select(["is_asked as isAsked", "is_counted as isCounted"])
      .where("tenant_id", "=", accountId)
      .execute(),
  destroyAll: async (db, accountId) => {
    await db.deleteFrom("reflection_use_choices").where("tenant_id", "=", accountId).execute();
  },
});

const countedRow = z.object({
  employer: z.string().meta({ description: "Where it is counted" }),
  topic: z.string().meta({ description: "Of which topic" }),
  wasUsed: z.boolean().meta({ description: "Whether you used something of it" }),
  answeredIn: z.string().meta({ description: "The month in which you said so" }),
});

/** What is counted of someone at work. */
export const countedUsesClass = defineRecordClass<Tables, typeof countedRow>({
  name: "counted-uses",
  tables: ["shared_uses"],
  label: "What is counted of what you used",
  officeLabel: "What staff used, counted",
  description:
    "By topic and month, since you chose to be counted. It is shown with that of four others or more, and goes when you take it back.",
  owner: "employer",
  retention: {
    after: "the day its owner takes it back or leaves",
    basis: "Its owner’s own: nothing is kept after.",
  },
  row: countedRow,
  rows: async (db, { employments }) => workRows(db, employments),
});

async function workRows(
  db: Db<Tables>,
  employments: readonly { readonly employerId: string; readonly staffId: string }[],
) {
  if (employments.length === 0) return [];
  return db
    .selectFrom("shared_uses as shared")
    .innerJoin("tenants", "tenants.id", "shared.tenant_id")
    .select(["tenants.name as employer", "topic", "was_used as wasUsed", "answered_in as answeredIn"])
    .where(
      "shared.tenant_id",
      "in",
      employments.map(({ employerId }) => employerId),
    )
    .where(
      "shared.staff_id",
      "in",
      employments.map(({ staffId }) => staffId),
    )
    .orderBy("shared.tenant_id")
    .orderBy("topic")
    .execute();
}
