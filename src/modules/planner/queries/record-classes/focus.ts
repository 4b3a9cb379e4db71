import { z } from "zod";
import { json } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { defineRecordClass } from "#modules/people";
import type { PlannerTables } from "../../tables.ts";

const day = z.iso.date();
const rating = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
const heading = z.object({
  framework: z.string().max(200).meta({ description: "The framework" }),
  code: z.string().max(200).meta({ description: "Its code there" }),
  heading: z.string().max(500).meta({ description: "What it is called" }),
});

/** What headings were asked, as rows show them: shared with what an employer holds of them. */
export const askedColumn = z.array(heading).max(200).readonly().meta({ description: "What was asked" });

/** Ratings, as rows show them. */
export const answersColumn = z
  .record(z.string().max(400), rating)
  .meta({ description: "Ratings from 1 to 4 by framework and code; 0 is no part of the work" });

const assessmentRow = z.object({
  title: z.string().min(1).max(400).meta({ description: "What it is about" }),
  startedAt: z.iso.datetime().meta({ description: "When you began" }),
  finishedAt: z.iso.datetime().nullable().meta({ description: "When you finished" }),
  asked: askedColumn,
  answers: answersColumn,
});

/** How someone rates themselves. */
export const assessmentsClass = defineRecordClass<PlannerTables, typeof assessmentRow>({
  name: "self-assessments",
  tables: ["focus_assessments"],
  label: "How you see yourself",
  description: "How you rated yourself on headings of competency frameworks, each time with its date.",
  owner: "person",
  retention: { after: "the closing of your account, or when you remove them", basis: "Yours alone." },
  row: assessmentRow,
  rows: async (db, { accountId }) =>
    db
      .selectFrom("focus_assessments")
      .select(["title", "started_at as startedAt", "finished_at as finishedAt", "asked", "answers"])
      .where("tenant_id", "=", accountId)
      .where("removed_at", "is", null)
      .orderBy("started_at")
      .orderBy("id")
      .execute(),
  bringBack: async (db, accountId, rows) => {
    const held = await db
      .selectFrom("focus_assessments")
      .select(["title", "started_at"])
      .where("tenant_id", "=", accountId)
      .execute();
    const known = new Set(held.map((each) => `${each.started_at} ${each.title}`));
    const missing = rows.filter(({ startedAt, title }) => !known.has(`${startedAt} ${title}`));
    for (const row of missing)
      await db
        .insertInto("focus_assessments")
        .values({
          tenant_id: accountId,
          id: newId(),
          title: row.title,
          asked: json(row.asked),
          answers: json(row.answers),
          started_at: row.startedAt,
          changed_at: row.finishedAt ?? row.startedAt,
          finished_at: row.finishedAt,
          removed_at: null,
        })
        .execute();
    return missing.length;
  },
  destroyAll: async (db, accountId) => {
    await db.deleteFrom("focus_assessments").where("tenant_id", "=", accountId).execute();
  },
});

const requestRow = z.object({
  on: day.meta({ description: "The day" }),
  words: z.string().min(1).max(400).meta({ description: "What you were asked for" }),
  note: z.string().max(4000).meta({ description: "Your note" }),
  topics: z.array(z.string().max(200)).max(100).meta({ description: "Topics it names" }),
});

/** What people asked someone for. */
export const requestsClass = defineRecordClass<PlannerTables, typeof requestRow>({
  name: "request-log",
  tables: ["request_notes"],
  label: "What people ask you for",
  description: "What you noted down that people asked you for. Who asked is never kept.",
  owner: "person",
  retention: { after: "the closing of your account, or when you remove them", basis: "Yours alone." },
  row: requestRow,
  rows: async (db, { accountId }) => {
    const rows = await db
      .selectFrom("request_notes")
      .select(["noted_on as on", "words", "note", "topics"])
      .where("tenant_id", "=", accountId)
      .where("removed_at", "is", null)
      .orderBy("noted_on")
      .orderBy("id")
      .execute();
    return rows.map((row) => ({ ...row, topics: [...row.topics] }));
  },
  bringBack: async (db, accountId, rows) => {
    const held = await db
      .selectFrom("request_notes")
      .select(["noted_on", "words"])
      .where("tenant_id", "=", accountId)
      .execute();
    const known = new Set(held.map((each) => `${each.noted_on} ${each.words}`));
    const missing = rows.filter(({ on, words }) => !known.has(`${on} ${words}`));
    for (const { on, ...row } of missing)
      await db
        .insertInto("request_notes")
        .values({
          tenant_id: accountId,
          id: newId(),
          ...row,
          topics: json(row.topics),
          noted_on: on,
          // What was counted at an employer was counted there.
          employer_id: null,
          organisation_id: null,
          made_at: now(),
          changed_at: now(),
          removed_at: null,
        })
        .execute();
    return missing.length;
  },
  destroyAll: async (db, accountId) => {
    await db.deleteFrom("request_notes").where("tenant_id", "=", accountId).execute();
  },
});

const pointsRow = z.object({
  madeAt: z.iso.datetime().meta({ description: "When you kept them" }),
  points: z
    .array(
      z.object({
        id: z.string().max(200).meta({ description: "The topic" }),
        name: z.string().max(200).meta({ description: "What it is called" }),
        weight: z.number().min(0).max(100).meta({ description: "Its weight in hundredths" }),
        reasons: z.array(z.string().max(1000)).max(50).meta({ description: "Why" }),
        isPinned: z.boolean().meta({ description: "Whether it stays" }),
        kin: z
          .record(z.string().max(200), z.number().min(0).max(1))
          .meta({ description: "Topics that serve it in part" }),
      }),
    )
    .max(10)
    .meta({ description: "The focal points" }),
});

/** What someone wanted to grow in, and when. */
export const focalPointsClass = defineRecordClass<PlannerTables, typeof pointsRow>({
  name: "focal-points",
  tables: ["focal_points"],
  label: "Your focal points",
  description: "The three things you wanted to grow in, each time you kept some, and why.",
  owner: "person",
  retention: { after: "the closing of your account", basis: "Yours alone." },
  row: pointsRow,
  rows: async (db, { accountId }) => {
    const rows = await db
      .selectFrom("focal_points")
      .select(["made_at as madeAt", "points"])
      .where("tenant_id", "=", accountId)
      .where("removed_at", "is", null)
      .orderBy("made_at")
      .orderBy("id")
      .execute();
    return rows.map(({ madeAt, points }) => ({
      madeAt,
      points: points.map((each) => ({ ...each, reasons: [...each.reasons], kin: { ...each.kin } })),
    }));
  },
  bringBack: async (db, accountId, rows) => {
    const held = await db
      .selectFrom("focal_points")
      .select("made_at")
      .where("tenant_id", "=", accountId)
      .execute();
    const known = new Set(held.map((each) => each.made_at));
    const missing = rows.filter(({ madeAt }) => !known.has(madeAt));
    for (const { madeAt, points } of missing)
      await db
        .insertInto("focal_points")
        .values({
          tenant_id: accountId,
          id: newId(),
          points: json(points),
          made_at: madeAt,
          removed_at: null,
        })
        .execute();
    return missing.length;
  },
  destroyAll: async (db, accountId) => {
    await db.deleteFrom("focal_points").where("tenant_id", "=", accountId).execute();
  },
});

const choicesRow = z.object({
  role: z.string().max(200).nullable().meta({ description: "What you do at work" }),
  passedOver: z
    .array(z.string().max(200))
    .max(200)
    .meta({ description: "Topics not to be proposed for now" }),
});

/** What someone chose about their focus. */
export const focusChoicesClass = defineRecordClass<PlannerTables, typeof choicesRow>({
  name: "focus-choices",
  tables: ["focus_choices"],
  label: "Your work, for your focus",
  description: "What you said you do at work, and topics you do not want proposed for now.",
  owner: "person",
  retention: { after: "the closing of your account", basis: "Yours alone." },
  row: choicesRow,
  rows: async (db, { accountId }) => {
    const rows = await db
      .selectFrom("focus_choices")
      .select(["role", "passed_over as passedOver"])
      .where("tenant_id", "=", accountId)
      .execute();
    return rows.map((row) => ({ ...row, passedOver: [...row.passedOver] }));
  },
  bringBack: async (db, accountId, [row]) => {
    if (row === undefined) return 0;
    const done = await db
      .insertInto("focus_choices")
      .values({ tenant_id: accountId, role: row.role, passed_over: json(row.passedOver), changed_at: now() })
      .onConflict((conflict) => conflict.column("tenant_id").doNothing())
      .executeTakeFirst();
    return Number(done.numInsertedOrUpdatedRows ?? 0);
  },
  destroyAll: async (db, accountId) => {
    await db.deleteFrom("focus_choices").where("tenant_id", "=", accountId).execute();
  },
});
