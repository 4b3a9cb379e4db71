import { z } from "zod";
import { type Db, withTables } from "#platform/db";
import type { FileTables } from "#platform/files";
import { defineRecordClass, type PeopleTables } from "#modules/people";
import type { CreditTables } from "../../tables.ts";

const employer = z.string().meta({ description: "The organization whose record it is" });

const claimRow = z.object({
  employer,
  title: z.string().meta({ description: "What you did" }),
  completedOn: z.iso.date().meta({ description: "When it was complete" }),
  rule: z.string().meta({ description: "The rule it was sent for" }),
  state: z.string().meta({ description: "Whether it waits, was decided, or was taken back by you" }),
  outcome: z.string().nullable().meta({ description: "What was decided" }),
  reason: z.string().nullable().meta({ description: "Why" }),
  decidedBy: z.string().nullable().meta({ description: "Who decided" }),
  sentAt: z.iso.datetime().meta({ description: "When you sent it" }),
});

/** What someone put before an employer to be counted, and what was answered. */
export const claimsClass = defineRecordClass<CreditTables & PeopleTables, typeof claimRow>({
  name: "credit-claims",
  tables: ["credit_claims", "credit_claim_evidence", "credit_claim_decisions"],
  label: "Credit you asked an employer to count",
  officeLabel: "Credit claims",
  description: "Entries you sent to an employer, as they stood then, with what was decided and why.",
  owner: "employer",
  retention: {
    days: 1826,
    after: "the day it was sent",
    basis: "An example: one renewal period of five years. Write down what your authority asks you to keep.",
  },
  row: claimRow,
  rows: async (db, { accountId }) => {
    const rows = await claimsOf(db, accountId)
      .leftJoin("credit_claim_decisions as decision", (join) =>
        join
          .onRef("decision.tenant_id", "=", "claim.tenant_id")
          .onRef("decision.claim_id", "=", "claim.id")
          .on("decision.undone_at", "is", null),
      )
      .select(["tenants.name as employer", "claim.entry", "claim.pack_id as rule", "claim.state"])
      .select(["claim.sent_at as sentAt", "decision.outcome", "decision.reason"])
      .select("decision.decided_by_name as decidedBy")
      .orderBy("claim.sent_at")
      .orderBy("claim.id")
      .orderBy("decision.id")
      .execute();
    return rows.map(({ entry, ...row }) => ({ ...row, title: entry.title, completedOn: entry.to }));
  },
  files: async (db, { accountId }) =>
    withTables<CreditTables & PeopleTables & FileTables>(db)
      .selectFrom("credit_claims as claim")
      .where("claim.account_id", "=", accountId)
      .innerJoin("credit_claim_evidence as evidence", (join) =>
        join.onRef("evidence.tenant_id", "=", "claim.tenant_id").onRef("evidence.claim_id", "=", "claim.id"),
      )
      .innerJoin("files as file", (join) =>
        join.onRef("file.tenant_id", "=", "evidence.tenant_id").onRef("file.id", "=", "evidence.file_id"),
      )
      .select(["file.tenant_id as tenantId", "file.digest", "file.name"])
      .orderBy("file.id")
      .execute(),
  due: async (db, tenantId, before, limit) => {
    const rows = await db
      .selectFrom("credit_claims as claim")
      .innerJoin("staff", (join) =>
        join.onRef("staff.tenant_id", "=", "claim.tenant_id").onRef("staff.id", "=", "claim.staff_id"),
      )
      .select(["claim.id", "claim.staff_id", "claim.entry", "claim.sent_at", "staff.name"])
      .where("claim.tenant_id", "=", tenantId)
      .where("claim.sent_at", "<", `${before}T00:00:00Z`)
      .orderBy("claim.sent_at")
      .orderBy("claim.id")
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      key: row.id,
      staffId: row.staff_id,
      countsFrom: row.sent_at.slice(0, 10),
      about: `Claim of ${row.name}: ${row.entry.title}`,
    }));
  },
  destroy: async (db, tenantId, id) => {
    await db.deleteFrom("credit_claims").where("tenant_id", "=", tenantId).where("id", "=", id).execute();
  },
});

const standingRow = z.object({
  employer,
  credential: z.string().meta({ description: "The credential" }),
  state: z.string().meta({ description: "How it stood" }),
  risk: z.string().meta({ description: "Whether it looked safe" }),
  dueOn: z.iso.date().nullable().meta({ description: "When it is due" }),
  required: z.string().meta({ description: "How much is required" }),
  counted: z.string().meta({ description: "How much counted" }),
  planned: z.string().meta({ description: "How much more was planned" }),
});

/** What an employer sees of someone's renewals. */
export const standingsClass = defineRecordClass<CreditTables & PeopleTables, typeof standingRow>({
  name: "renewal-standings",
  tables: ["renewal_standings"],
  label: "What employers see of your renewals",
  officeLabel: "Renewals",
  description:
    "How you stood when it was last worked out, for credentials you let your employer see. It goes when you stop that, or leave.",
  owner: "employer",
  retention: {
    days: 366,
    after: "the day it was last worked out",
    basis:
      "It is worked out anew each day while it is shared; what is older is of nobody who still shares it.",
  },
  row: standingRow,
  rows: async (db, { accountId }) =>
    db
      .selectFrom("renewal_standings as standing")
      .innerJoin("tenants", "tenants.id", "standing.tenant_id")
      .select(["tenants.name as employer", "standing.credential", "standing.state", "standing.risk"])
      .select(["standing.due_on as dueOn", "standing.required", "standing.counted", "standing.planned"])
      .where("standing.account_id", "=", accountId)
      .orderBy("standing.tenant_id")
      .orderBy("standing.credential_id")
      .execute(),
  due: async (db, tenantId, before, limit) => {
    const rows = await db
      .selectFrom("renewal_standings as standing")
      .innerJoin("staff", (join) =>
        join.onRef("staff.tenant_id", "=", "standing.tenant_id").onRef("staff.id", "=", "standing.staff_id"),
      )
      .select(["standing.account_id", "standing.credential_id", "standing.staff_id", "staff.name"])
      .select(["standing.credential", "standing.worked_out_at"])
      .where("standing.tenant_id", "=", tenantId)
      .where("standing.worked_out_at", "<", `${before}T00:00:00Z`)
      .orderBy("standing.worked_out_at")
      .orderBy("standing.credential_id")
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      key: `${row.account_id} ${row.credential_id}`,
      staffId: row.staff_id,
      countsFrom: row.worked_out_at.slice(0, 10),
      about: `${row.credential} of ${row.name}`,
    }));
  },
  destroy: async (db, tenantId, key) => {
    const [accountId = "", credentialId = ""] = key.split(" ");
    await db
      .deleteFrom("renewal_standings")
      .where("tenant_id", "=", tenantId)
      .where("account_id", "=", accountId)
      .where("credential_id", "=", credentialId)
      .execute();
  },
});

function claimsOf(db: Db<CreditTables & PeopleTables>, accountId: string) {
  return db
    .selectFrom("credit_claims as claim")
    .innerJoin("tenants", "tenants.id", "claim.tenant_id")
    .where("claim.account_id", "=", accountId);
}
