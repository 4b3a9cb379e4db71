import { z } from "zod";
import { json, withTables } from "#platform/db";
import { newId } from "#platform/ids";
import { copyDigest } from "../copy-digest.ts";
import { defineRecordClass } from "../record-class.ts";
import type { PeopleTables } from "../../../tables.ts";
import { instant } from "./instant.ts";

interface OutboxTables {
  readonly mail_outbox: {
    readonly tenant_id: string;
    readonly id: string;
    readonly recipient: string;
    readonly subject: string;
    readonly created_at: string;
    readonly sent_at: string | null;
  };
}

/** Letters, without their text: it may hold a link that signs in. */
export const lettersClass = defineRecordClass({
  name: "letters",
  tables: ["mail_outbox"],
  label: "Letters we sent you",
  description: "What each was about and when it was sent. Their text is in your mailbox.",
  owner: "person",
  retention: { after: "the closing of your account", basis: "Shows you what was sent in our name." },
  row: z.object({
    to: z.string().meta({ description: "The address" }),
    subject: z.string().meta({ description: "The subject" }),
    writtenAt: instant("When it was written"),
    sentAt: instant("When a mail server took it; null while it waits or when none did").nullable(),
  }),
  rows: async (db, { accountId }) =>
    withTables<OutboxTables>(db)
      .selectFrom("mail_outbox")
      .select(["recipient as to", "subject", "created_at as writtenAt", "sent_at as sentAt"])
      .where("tenant_id", "=", accountId)
      .orderBy("created_at")
      .orderBy("id")
      .execute(),
  destroyAll: async (db, accountId) => {
    await withTables<OutboxTables>(db).deleteFrom("mail_outbox").where("tenant_id", "=", accountId).execute();
  },
});

/** The log of the account's own tenant. */
export const ownActsClass = defineRecordClass({
  name: "own-acts",
  tables: ["audit_log"],
  label: "Sensitive acts in your account",
  description: "Signing in, tokens, exports: who did what and when, in a log nobody can change.",
  owner: "person",
  retention: { after: "the closing of your account", basis: "A log is kept whole or not at all." },
  row: z.object({
    at: instant("When"),
    by: z.string().meta({ description: "Who" }),
    act: z.string().meta({ description: "What was done" }),
    subject: z.string().meta({ description: "To what" }),
    details: z.record(z.string(), z.unknown()).meta({ description: "Particulars" }),
    digest: z.string().meta({ description: "SHA-256 of this line and all before it" }),
  }),
  rows: async (db, { accountId }) => {
    const rows = await withTables<PeopleTables>(db)
      .selectFrom("audit_log")
      .select(["at", "actor_name as by", "act", "subject", "details", "digest"])
      .where("tenant_id", "=", accountId)
      .orderBy("sequence")
      .execute();
    return rows.map((row) => ({ ...row, details: { ...row.details } }));
  },
  destroyAll: async (db, accountId) => {
    await withTables<PeopleTables>(db).deleteFrom("audit_log").where("tenant_id", "=", accountId).execute();
  },
});

/** Copies brought along from another installation. */
export const fromElsewhereClass = defineRecordClass({
  name: "from-elsewhere",
  tables: ["records_from_elsewhere"],
  label: "Copies from elsewhere",
  description:
    "What you brought along of records that others hold in another place. A copy for you: nobody here vouches for it.",
  owner: "person",
  retention: { after: "the closing of your account", basis: "Yours alone." },
  row: z.object({
    source: z.string().meta({ description: "Where it was held" }),
    recordClass: z.string().meta({ description: "What kind of record it is" }),
    label: z.string().meta({ description: "The same in words" }),
    record: z.record(z.string(), z.unknown()).meta({ description: "The record as it came" }),
    broughtAt: instant("When you brought it here"),
  }),
  rows: async (db, { accountId }) => {
    const rows = await withTables<PeopleTables>(db)
      .selectFrom("records_from_elsewhere")
      .select(["source", "record_class as recordClass", "label", "row as record", "brought_at as broughtAt"])
      .where("tenant_id", "=", accountId)
      .orderBy("brought_at")
      .orderBy("digest")
      .execute();
    return rows.map((row) => ({ ...row, record: { ...row.record } }));
  },
  bringBack: async (db, accountId, rows) => {
    let added = 0;
    for (const row of rows) {
      const { source, recordClass, label, record, broughtAt } = row;
      const done = await withTables<PeopleTables>(db)
        .insertInto("records_from_elsewhere")
        .values({
          tenant_id: accountId,
          id: newId(),
          source,
          record_class: recordClass,
          label,
          row: json(record),
          digest: copyDigest(source, recordClass, record),
          brought_at: broughtAt,
        })
        .onConflict((conflict) => conflict.columns(["tenant_id", "digest"]).doNothing())
        .executeTakeFirst();
      added += Number(done.numInsertedOrUpdatedRows ?? 0);
    }
    return added;
  },
  destroyAll: async (db, accountId) => {
    await withTables<PeopleTables>(db)
      .deleteFrom("records_from_elsewhere")
      .where("tenant_id", "=", accountId)
      .execute();
  },
});
