import { z } from "zod";
import { withTables } from "#platform/db";
import { defineRecordClass } from "#modules/people";
import type { CreditTables } from "../../tables.ts";

/** Rules that someone wrote: their own, and what they saved for an employer, whose those stay. */
export const ownRulesClass = defineRecordClass({
  name: "own-rules",
  tables: ["own_packs", "own_pack_saves"],
  label: "Rules you wrote",
  description:
    "Rules for credentials that you wrote, each time you saved one. Those of an employer stay with it when you leave.",
  owner: "person",
  keepsCopy: true,
  retention: { after: "the closing of your account", basis: "Yours alone, but for an employer’s." },
  row: z.object({
    rule: z.string().meta({ description: "The id of the rule" }),
    save: z.number().int().meta({ description: "Which save of it this is" }),
    savedAt: z.iso.datetime().meta({ description: "When you saved it" }),
    text: z.string().meta({ description: "The rule as YAML" }),
  }),
  rows: async (db, { accountId }) =>
    withTables<CreditTables>(db)
      .selectFrom("own_pack_saves")
      .select(["pack_id as rule", "number as save", "saved_at as savedAt", "content as text"])
      .where("saved_by", "=", accountId)
      .orderBy("tenant_id")
      .orderBy("pack_id")
      .orderBy("number")
      .execute(),
  destroyAll: async (db, accountId) => {
    await withTables<CreditTables>(db).deleteFrom("own_packs").where("tenant_id", "=", accountId).execute();
  },
});
