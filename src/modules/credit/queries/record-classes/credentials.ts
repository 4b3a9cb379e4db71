import { z } from "zod";
import { json, withTables } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { defineRecordClass } from "#modules/people";
import type { CreditTables } from "../../tables.ts";

const day = z.iso.date();
const words = z.array(z.string().max(200)).max(200);

/** What certificates and licences someone holds. */
export const credentialsClass = defineRecordClass({
  name: "credit-credentials",
  tables: ["credit_credentials"],
  label: "Credentials you hold",
  description:
    "The certificates and licenses you renew by learning, with what their rules ask to know of you.",
  owner: "person",
  retention: { after: "the closing of your account, or when you remove them", basis: "Yours alone." },
  row: z.object({
    id: z.uuid().meta({ description: "Finds it again" }),
    rulePack: z.string().min(1).max(200).meta({ description: "Whose rule it goes by" }),
    role: z.string().max(200).nullable().meta({ description: "Your role, where the rule differs by it" }),
    issuedOn: day.nullable().meta({ description: "When it was issued" }),
    birthMonth: z
      .int()
      .min(1)
      .max(12)
      .nullable()
      .meta({ description: "Your month of birth, where the rule goes by it" }),
    expiresOn: day.nullable().meta({ description: "When it expires, as the paper says" }),
    certificateNumber: z.string().max(200).nullable().meta({ description: "Its number" }),
    endorsements: words.meta({ description: "Further licenses or areas" }),
    circumstances: words.meta({ description: "What an exemption asks about" }),
    positions: z
      .array(
        z.object({
          role: z.string().max(200).meta({ description: "The role" }),
          from: day.meta({ description: "The first day" }),
          to: day.optional().meta({ description: "The last day" }),
          share: z
            .number()
            .min(0)
            .max(100)
            .optional()
            .meta({ description: "Share of full time, in percent" }),
        }),
      )
      .max(200)
      .meta({ description: "Positions held, where the rule goes by them" }),
    endedOn: day.nullable().meta({ description: "Since when you hold it no more" }),
    isShared: z.boolean().meta({ description: "Whether your employer may see if you will renew it" }),
  }),
  rows: async (db, { accountId }) => {
    const rows = await withTables<CreditTables>(db)
      .selectFrom("credit_credentials")
      .select(["id", "pack_id as rulePack", "role", "issued_on as issuedOn", "birth_month as birthMonth"])
      .select(["expires_on as expiresOn", "certificate_number as certificateNumber", "endorsements"])
      .select(["circumstances", "positions", "ended_on as endedOn", "is_shared as isShared"])
      .where("tenant_id", "=", accountId)
      .where("removed_at", "is", null)
      .orderBy("id")
      .execute();
    return rows.map((row) => ({
      ...row,
      endorsements: [...row.endorsements],
      circumstances: [...row.circumstances],
      positions: row.positions.map((each) => ({ ...each })),
    }));
  },
  bringBack: async (db, accountId, rows) => {
    const tables = withTables<CreditTables>(db);
    // What the same rule was written down for already is left as it is here.
    const held = await tables
      .selectFrom("credit_credentials")
      .select("pack_id")
      .where("tenant_id", "=", accountId)
      .where("removed_at", "is", null)
      .execute();
    const known = new Set(held.map((each) => each.pack_id));
    const missing = rows.filter(({ rulePack }) => !known.has(rulePack));
    for (const row of missing)
      await tables
        .insertInto("credit_credentials")
        .values({
          tenant_id: accountId,
          id: newId(),
          pack_id: row.rulePack,
          role: row.role,
          issued_on: row.issuedOn,
          birth_month: row.birthMonth,
          expires_on: row.expiresOn,
          certificate_number: row.certificateNumber,
          endorsements: json(row.endorsements),
          circumstances: json(row.circumstances),
          positions: json(row.positions),
          ended_on: row.endedOn,
          // Said to another employer, it is to be said anew here.
          is_shared: false,
          removed_at: null,
          created_at: now(),
          changed_at: now(),
        })
        .execute();
    return missing.length;
  },
  destroyAll: async (db, accountId) => {
    await withTables<CreditTables>(db)
      .deleteFrom("credit_credentials")
      .where("tenant_id", "=", accountId)
      .execute();
  },
});
