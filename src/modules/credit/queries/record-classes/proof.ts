import { z } from "zod";
import { withTables } from "#platform/db";
import { defineRecordClass } from "#modules/people";
import { evidenceKinds } from "../../rules/packs/predicate.ts";
import type { CreditTables } from "../../tables.ts";
import { bringEvidence } from "./bring-evidence.ts";
import { withFiles } from "../record/evidence.ts";

/** Files that prove entries. */
export const evidenceClass = defineRecordClass({
  name: "credit-evidence",
  tables: ["credit_evidence"],
  label: "Certificates and other proof",
  description:
    "The files you added as proof, and what each belongs to. An export holds the files themselves.",
  owner: "person",
  retention: { after: "the closing of your account, or when you remove them", basis: "Yours alone." },
  row: z.object({
    entry: z.string().meta({ description: "The id of the entry it proves" }),
    title: z.string().meta({ description: "That entry’s title" }),
    kind: z.enum(evidenceKinds).meta({ description: "What it is" }),
    file: z.string().meta({ description: "The name of the file" }),
    sha256: z.string().optional().meta({ description: "What is in the file: it is found again by it" }),
    addedAt: z.iso.datetime().meta({ description: "When you added it" }),
    keepUntil: z.iso.date().nullable().meta({ description: "How long an authority may ask for it" }),
  }),
  rows: async (db, { accountId }) =>
    withFiles(withTables<CreditTables>(db))
      .innerJoin("credit_entries as entry", (join) =>
        join.onRef("entry.tenant_id", "=", "evidence.tenant_id").onRef("entry.id", "=", "evidence.entry_id"),
      )
      .select(["entry.id as entry", "entry.title", "evidence.kind", "file.name as file"])
      .select("file.digest as sha256")
      .select(["evidence.added_at as addedAt", "evidence.keep_until as keepUntil"])
      .where("evidence.tenant_id", "=", accountId)
      .where("evidence.removed_at", "is", null)
      .orderBy("evidence.id")
      .execute(),
  files: async (db, { accountId }) =>
    withFiles(withTables<CreditTables>(db))
      .select(["file.tenant_id as tenantId", "file.digest", "file.name"])
      .where("evidence.tenant_id", "=", accountId)
      .where("evidence.removed_at", "is", null)
      .orderBy("evidence.id")
      .execute(),
  bringBack: bringEvidence,
  destroyAll: async (db, accountId) => {
    await withTables<CreditTables>(db)
      .deleteFrom("credit_evidence")
      .where("tenant_id", "=", accountId)
      .execute();
  },
});

/** What authorities decided about entries. */
export const decisionsClass = defineRecordClass({
  name: "credit-decisions",
  tables: ["credit_decisions"],
  label: "Decisions about your credit",
  description: "What an authority, or who decides for it, made of something on your record.",
  owner: "person",
  keepsCopy: true,
  retention: {
    after: "the closing of your account, or the removal of what it is about",
    basis: "Yours alone.",
  },
  row: z.object({
    title: z.string().meta({ description: "What it is about" }),
    rulePack: z.string().meta({ description: "By whose rule" }),
    outcome: z.string().meta({ description: "Accepted, adjusted, returned or pending" }),
    reason: z.string().meta({ description: "The reason given" }),
    decidedAt: z.iso.datetime().meta({ description: "When" }),
  }),
  rows: async (db, { accountId }) =>
    withTables<CreditTables>(db)
      .selectFrom("credit_decisions as decision")
      .innerJoin("credit_entries as entry", (join) =>
        join.onRef("entry.tenant_id", "=", "decision.tenant_id").onRef("entry.id", "=", "decision.entry_id"),
      )
      .select(["entry.title", "decision.pack_id as rulePack", "decision.outcome", "decision.reason"])
      .select("decision.decided_at as decidedAt")
      .where("decision.tenant_id", "=", accountId)
      .orderBy("decision.entry_id")
      .orderBy("decision.pack_id")
      .execute(),
  destroyAll: async (db, accountId) => {
    await withTables<CreditTables>(db)
      .deleteFrom("credit_decisions")
      .where("tenant_id", "=", accountId)
      .execute();
  },
});
