import { z } from "zod";
import { defineRecordClass, type PeopleTables } from "#modules/people";
import type { ProgramsTables } from "../../tables.ts";

type Tables = ProgramsTables & PeopleTables;

const programRow = z.object({
  employer: z.string().meta({ description: "The organization whose program it is" }),
  number: z.int().meta({ description: "The program’s number" }),
  title: z.string().meta({ description: "What it is called" }),
  summary: z.string().meta({ description: "What it is" }),
  level: z.enum(["branch", "system", "group", "public"]).meta({ description: "Who may read it" }),
  enteredAt: z.iso.datetime().meta({ description: "When you entered it" }),
});

/** Programs someone entered for their branch. They are the branch’s and stay with it; the person takes a copy along. */
export const programsClass = defineRecordClass<Tables, typeof programRow>({
  name: "programs",
  tables: [
    "programs",
    "program_versions",
    "program_occasions",
    "program_calendars",
    "shared_programs",
    "program_adaptations",
  ],
  label: "Programs you entered",
  officeLabel: "Programs",
  description: "Programs that you entered for a branch. They are the branch’s work and stay when you leave.",
  owner: "employer",
  retention: {
    after: "the day it was entered",
    basis:
      "The branch’s own work, which names no one but who entered it; that name goes with the staff record.",
  },
  row: programRow,
  rows: async (db, { employments }) => {
    if (employments.length === 0) return [];
    const rows = await db
      .selectFrom("programs")
      .innerJoin("tenants", "tenants.id", "programs.tenant_id")
      .select(["tenants.name as employer", "number", "plan", "level", "made_at as enteredAt"])
      .where(
        "made_by",
        "in",
        employments.map(({ staffId }) => staffId),
      )
      .orderBy("number")
      .execute();
    return rows.map(({ plan, ...row }) => ({ ...row, title: plan.title, summary: plan.summary }));
  },
});

const questionRow = z.object({
  employer: z.string().meta({ description: "The organization that was asked" }),
  askedAt: z.iso.datetime().meta({ description: "When it was asked" }),
  asker: z.string().meta({ description: "Who asked" }),
  words: z.string().meta({ description: "What was asked" }),
  answer: z.string().meta({ description: "What you answered" }),
});

/** Questions that others put to a branch about a program, and what someone answered. */
export const questionsClass = defineRecordClass<Tables, typeof questionRow>({
  name: "program-questions",
  tables: ["program_questions"],
  label: "Questions about programs that you answered",
  officeLabel: "Questions about programs",
  description: "What other branches asked about programs of yours, and your answers.",
  owner: "employer",
  retention: { days: 1_096, after: "the day it was asked", basis: "An example: three years of letters." },
  row: questionRow,
  rows: async (db, { employments }) => {
    if (employments.length === 0) return [];
    const rows = await db
      .selectFrom("program_questions as question")
      .innerJoin("tenants", "tenants.id", "question.tenant_id")
      .select(["tenants.name as employer", "question.asked_at as askedAt"])
      .select(["question.asker_name as asker", "question.words", "question.answer"])
      .where(
        "question.answered_by",
        "in",
        employments.map(({ staffId }) => staffId),
      )
      .orderBy("question.asked_at")
      .orderBy("question.id")
      .execute();
    return rows.map((row) => ({ ...row, answer: row.answer ?? "" }));
  },
  due: async (db, tenantId, before, limit) => {
    const rows = await db
      .selectFrom("program_questions")
      .select(["id", "asked_at", "asker_name"])
      .where("tenant_id", "=", tenantId)
      .where("asked_at", "<", `${before}T00:00:00Z`)
      .orderBy("asked_at")
      .orderBy("id")
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      key: row.id,
      staffId: undefined,
      countsFrom: row.asked_at.slice(0, 10),
      about: `A question of ${row.asker_name} about a program`,
    }));
  },
  destroy: async (db, tenantId, key) => {
    await db
      .deleteFrom("program_questions")
      .where("tenant_id", "=", tenantId)
      .where("id", "=", key)
      .execute();
  },
});
