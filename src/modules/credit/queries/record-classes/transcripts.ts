import { z } from "zod";
import { withTables } from "#platform/db";
import { defineRecordClass } from "#modules/people";
import type { CreditTables } from "../../tables.ts";

/** Files of entries that someone brought in. */
export const ledgerImportsClass = defineRecordClass({
  name: "credit-ledger-imports",
  tables: ["credit_ledger_imports"],
  label: "Files you brought in",
  description: "Transcripts and tables that you brought to your record, with what was read in them.",
  owner: "person",
  keepsCopy: true,
  retention: { after: "the closing of your account", basis: "Yours alone." },
  row: z.object({
    file: z.string().meta({ description: "The name of the file" }),
    madeAt: z.iso.datetime().meta({ description: "When you chose it" }),
    confirmedAt: z.iso.datetime().nullable().meta({ description: "When it was taken over" }),
    undoneAt: z.iso.datetime().nullable().meta({ description: "When that was taken back" }),
    content: z.json().meta({ description: "What was read in it" }),
  }),
  rows: async (db, { accountId }) => {
    const rows = await withTables<CreditTables>(db)
      .selectFrom("credit_ledger_imports")
      .select(["file_name as file", "made_at as madeAt", "confirmed_at as confirmedAt"])
      .select(["undone_at as undoneAt", "content"])
      .where("tenant_id", "=", accountId)
      .orderBy("id")
      .execute();
    return rows.map(({ content, ...row }) => ({ ...row, content: z.json().parse(content) }));
  },
  destroyAll: async (db, accountId) => {
    await withTables<CreditTables>(db)
      .deleteFrom("credit_ledger_imports")
      .where("tenant_id", "=", accountId)
      .execute();
  },
});
