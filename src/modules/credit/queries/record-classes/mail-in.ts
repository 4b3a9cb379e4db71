import { z } from "zod";
import { withTables } from "#platform/db";
import { defineRecordClass } from "#modules/people";
import type { CreditTables } from "../../tables.ts";

/** The address somebody forwards certificates to, and which drafts came by it. */
export const mailInClass = defineRecordClass({
  name: "credit-mail",
  tables: ["credit_received_mail", "credit_mail_addresses"],
  label: "Mail to your record",
  description:
    "Which of your drafts came by mail, and when. Of the mail itself only its attachments are kept, as proof.",
  owner: "person",
  keepsCopy: true,
  retention: {
    after: "the closing of your account, or the removal of the draft it became",
    basis: "Yours alone.",
  },
  row: z.object({
    title: z.string().meta({ description: "The entry it became" }),
    receivedAt: z.iso.datetime().meta({ description: "When it came" }),
  }),
  rows: async (db, { accountId }) =>
    withTables<CreditTables>(db)
      .selectFrom("credit_received_mail as mail")
      .innerJoin("credit_entries as entry", (join) =>
        join.onRef("entry.tenant_id", "=", "mail.tenant_id").onRef("entry.id", "=", "mail.entry_id"),
      )
      .select(["entry.title", "mail.received_at as receivedAt"])
      .where("mail.tenant_id", "=", accountId)
      .orderBy("mail.id")
      .execute(),
  destroyAll: async (db, accountId) => {
    for (const table of ["credit_received_mail", "credit_mail_addresses"] as const)
      await withTables<CreditTables>(db).deleteFrom(table).where("tenant_id", "=", accountId).execute();
  },
});
