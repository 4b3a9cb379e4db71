import { z } from "zod";
import { defineRecordClass } from "#modules/people";
import type { ProgramsTables } from "../../tables.ts";

const askedRow = z.object({
  askedAt: z.iso.datetime().meta({ description: "When you asked" }),
  program: z.string().meta({ description: "The program it was about" }),
  branch: z.string().meta({ description: "The branch you asked" }),
  words: z.string().meta({ description: "What you asked" }),
  answer: z.string().nullable().meta({ description: "What they answered" }),
});

/** What someone asked other branches. */
export const askedClass = defineRecordClass<ProgramsTables, typeof askedRow>({
  name: "asked-branches",
  tables: ["asked_questions"],
  label: "What you asked other branches",
  description: "Questions you put to branches about their programs, with their answers.",
  owner: "person",
  keepsCopy: true,
  retention: { after: "the closing of your account", basis: "Yours alone." },
  row: askedRow,
  rows: async (db, { accountId }) =>
    db
      .selectFrom("asked_questions")
      .select(["asked_at as askedAt", "title as program", "branch", "words", "answer"])
      .where("tenant_id", "=", accountId)
      .orderBy("asked_at")
      .orderBy("id")
      .execute(),
  destroyAll: async (db, accountId) => {
    await db.deleteFrom("asked_questions").where("tenant_id", "=", accountId).execute();
  },
});

const mailRow = z.object({
  madeAt: z.iso.datetime().meta({ description: "When the address was made" }),
  received: z.int().meta({ description: "How many programs came by it" }),
});

/** The address someone sends programs to. Itself it is a secret, and not shown. */
export const programMailClass = defineRecordClass<ProgramsTables, typeof mailRow>({
  name: "program-mail",
  tables: ["program_mail_addresses", "program_received_mail"],
  label: "Your address for programs",
  description: "The address that mail for a program goes to, and how much came.",
  owner: "person",
  keepsCopy: true,
  retention: {
    after: "the closing of your account, or when you take the address away",
    basis: "Yours alone.",
  },
  row: mailRow,
  rows: async (db, { accountId }) => {
    const rows = await db
      .selectFrom("program_mail_addresses")
      .select("made_at as madeAt")
      .where("tenant_id", "=", accountId)
      .execute();
    const { received } = await db
      .selectFrom("program_received_mail")
      .select(({ fn }) => fn.countAll<number>().as("received"))
      .where("tenant_id", "=", accountId)
      .executeTakeFirstOrThrow();
    return rows.map((row) => ({ ...row, received }));
  },
  destroyAll: async (db, accountId) => {
    await db.deleteFrom("program_received_mail").where("tenant_id", "=", accountId).execute();
    await db.deleteFrom("program_mail_addresses").where("tenant_id", "=", accountId).execute();
  },
});

const digestRow = z.object({
  askedAt: z.iso.datetime().meta({ description: "When you asked for it" }),
  lastAt: z.iso.datetime().nullable().meta({ description: "When the last one went out" }),
  shown: z.int().meta({ description: "How many programs you were shown, none of them twice" }),
});

/** The weekly letter about neighbours. */
export const neighbourDigestClass = defineRecordClass<ProgramsTables, typeof digestRow>({
  name: "neighbour-letters",
  tables: ["neighbour_digests", "neighbour_digest_items"],
  label: "Your weekly letter about neighbors",
  description: "That you want a letter each week about what branches near you did, and what it showed you.",
  owner: "person",
  keepsCopy: true,
  retention: { after: "the closing of your account, or when you stop it", basis: "Yours alone." },
  row: digestRow,
  rows: async (db, { accountId }) => {
    const rows = await db
      .selectFrom("neighbour_digests")
      .select(["asked_at as askedAt", "last_at as lastAt"])
      .where("tenant_id", "=", accountId)
      .execute();
    const { shown } = await db
      .selectFrom("neighbour_digest_items")
      .select(({ fn }) => fn.countAll<number>().as("shown"))
      .where("tenant_id", "=", accountId)
      .executeTakeFirstOrThrow();
    return rows.map((row) => ({ ...row, shown }));
  },
  destroyAll: async (db, accountId) => {
    await db.deleteFrom("neighbour_digest_items").where("tenant_id", "=", accountId).execute();
    await db.deleteFrom("neighbour_digests").where("tenant_id", "=", accountId).execute();
  },
});
