import { z } from "zod";
import { type Db, json, withTables } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { defineRecordClass } from "#modules/people";
import { modes } from "../../rules/ledger/entry.ts";
import { evidenceKinds } from "../../rules/packs/predicate.ts";
import type { CreditTables } from "../../tables.ts";

const day = z.iso.date();
const words = z.array(z.string().max(500)).max(500);
const quantity = z.object({
  numerator: z.int().min(0).meta({ description: "So many" }),
  denominator: z.int().min(1).meta({ description: "parts of one" }),
});

/** What someone did and plans. */
export const entriesClass = defineRecordClass({
  name: "credit-entries",
  tables: ["credit_entries"],
  label: "What you did and plan",
  description:
    "Every activity on your record: title, days, how long, how you took part, and what it was for.",
  owner: "person",
  retention: { after: "the closing of your account, or when you remove them", basis: "Yours alone." },
  row: z
    .object({
      id: z.uuid().meta({ description: "Finds it again" }),
      title: z.string().min(1).max(500).meta({ description: "What it was" }),
      provider: z.string().max(500).nullable().meta({ description: "Who offered it" }),
      from: day.nullable().meta({ description: "The first day" }),
      to: day.nullable().meta({ description: "The day it was complete" }),
      minutes: z.int().min(0).max(10_000_000).nullable().meta({ description: "How long, in minutes" }),
      quantity: quantity.nullable().meta({ description: "How much, in another measure" }),
      measure: z.string().max(200).nullable().meta({ description: "That measure: semester hour" }),
      mode: z.enum(modes).meta({ description: "How you took part" }),
      topics: words.meta({ description: "What it was about" }),
      categories: z.record(z.string(), words).meta({ description: "Categories by rule" }),
      preApproved: z.record(z.string(), day).meta({ description: "When an authority approved it, by rule" }),
      approvedBy: words.meta({ description: "Rules whose authority approved the provider" }),
      endorsements: words.meta({ description: "Licenses or areas it was for" }),
      activity: z
        .string()
        .max(500)
        .nullable()
        .meta({ description: "The same for each time you did the same" }),
      proofOnPaper: z.array(z.enum(evidenceKinds)).meta({ description: "Proof you keep on paper" }),
      relation: z.string().max(10_000).meta({ description: "What it has to do with your work" }),
      description: z.string().max(10_000).default("").meta({ description: "What it was about" }),
      place: z.string().max(500).default("").meta({ description: "Where it was" }),
      state: z.enum(["draft", "planned", "earned"]).meta({ description: "Proposed, planned or done" }),
      source: z
        .enum(["own", "offering", "award", "import", "e-mail"])
        .meta({ description: "Where the entry came from" }),
    })
    .meta({ description: "An entry" }),
  rows: async (db, { accountId }) => {
    const rows = await withTables<CreditTables>(db)
      .selectFrom("credit_entries")
      .select(["id", "title", "provider", "starts_on as from", "ends_on as to", "minutes", "measure", "mode"])
      .select(["quantity_numerator", "quantity_denominator", "topics", "categories", "endorsements"])
      .select(["pre_approved as preApproved", "approved_by as approvedBy", "activity", "relation", "state"])
      .select(["proof_on_paper as proofOnPaper", "source", "description", "place"])
      .where("tenant_id", "=", accountId)
      .where("removed_at", "is", null)
      .orderBy("ends_on")
      .orderBy("id")
      .execute();
    return rows.map(({ quantity_numerator: numerator, quantity_denominator: denominator, ...row }) => ({
      ...row,
      quantity: numerator === null || denominator === null ? null : { numerator, denominator },
      topics: [...row.topics],
      categories: Object.fromEntries(Object.entries(row.categories).map(([pack, all]) => [pack, [...all]])),
      preApproved: { ...row.preApproved },
      approvedBy: [...row.approvedBy],
      endorsements: [...row.endorsements],
      proofOnPaper: [...row.proofOnPaper],
    }));
  },
  bringBack: async (db, accountId, rows) => {
    let added = 0;
    const here = await idsHere(withTables<CreditTables>(db), accountId);
    for (const row of rows.filter(({ id }) => !here.has(id))) {
      const done = await withTables<CreditTables>(db)
        .insertInto("credit_entries")
        .values({
          tenant_id: accountId,
          id: newId(),
          title: row.title,
          provider: row.provider,
          starts_on: row.from,
          ends_on: row.to,
          minutes: row.minutes,
          quantity_numerator: row.quantity?.numerator ?? null,
          quantity_denominator: row.quantity?.denominator ?? null,
          measure: row.measure,
          mode: row.mode,
          topics: json(row.topics),
          categories: json(row.categories),
          pre_approved: json(row.preApproved),
          approved_by: json(row.approvedBy),
          endorsements: json(row.endorsements),
          activity: row.activity,
          proof_on_paper: json(row.proofOnPaper),
          relation: row.relation,
          description: row.description,
          place: row.place,
          state: row.state,
          source: "import",
          source_key: `record:${row.id}`,
          offering_id: null,
          award_tenant_id: null,
          award_id: null,
          removed_at: null,
          created_at: now(),
          changed_at: now(),
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      added += Number(done.numInsertedOrUpdatedRows ?? 0);
    }
    return added;
  },
  destroyAll: async (db, accountId) => {
    await withTables<CreditTables>(db)
      .deleteFrom("credit_entries")
      .where("tenant_id", "=", accountId)
      .execute();
  },
});

/** Ids of one's own entries: who brings their export back to where it was made has them already. */
async function idsHere(tx: Db<CreditTables>, accountId: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom("credit_entries")
    .select("id")
    .where("tenant_id", "=", accountId)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
