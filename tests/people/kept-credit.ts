import { sql } from "kysely";
import { type Db, json } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import type { CreditTables } from "#modules/credit";

/** A rule of somebody's own. */
export async function keepOwnRule(tx: Db<CreditTables>, tenant_id: string): Promise<void> {
  const id = `own-${newId()}`;
  await tx.insertInto("own_packs").values({ tenant_id, id, save_number: 1, retired_at: null }).execute();
  await tx
    .insertInto("own_pack_saves")
    .values({
      tenant_id,
      pack_id: id,
      number: 1,
      content: "id: own",
      saved_by: tenant_id,
      saved_by_name: "Ana Owner",
      saved_at: now(),
    })
    .execute();
}

/** A claim that the coordinator decided, and a standing that is shared. */
export async function keepClaim(
  tx: Db<CreditTables>,
  whose: {
    readonly tenantId: string;
    readonly accountId: string;
    readonly staffId: string;
    readonly decidedBy: string;
  },
): Promise<void> {
  const [id, credential_id, tenant_id] = [newId(), newId(), whose.tenantId];
  const them = { tenant_id, account_id: whose.accountId, staff_id: whose.staffId };
  const pack_id = "us-wi-library-director";
  await tx
    .insertInto("credit_claims")
    .values({
      ...them,
      id,
      entry_id: newId(),
      pack_id,
      entry: json({
        title: "Story times",
        from: "2026-03-01",
        to: "2026-03-01",
        mode: "live" as const,
        topics: [],
        categories: [],
        measured: { minutes: 90 },
        relation: "",
      }),
      state: "decided",
      sent_at: now(),
    })
    .execute();
  await tx
    .insertInto("credit_claim_decisions")
    .values({
      tenant_id,
      id: newId(),
      claim_id: id,
      outcome: "accepted",
      units_numerator: null,
      units_denominator: null,
      decided_by: whose.decidedBy,
      decided_by_name: "Cory Coordinator",
      decided_at: now(),
      undone_at: null,
    })
    .execute();
  await tx
    .insertInto("renewal_standings")
    .values({
      ...them,
      credential_id,
      pack_id,
      credential: "Director",
      state: "short",
      cycle_from: "2024-07-01",
      due_on: "2029-06-30",
      unit: "contact hours",
      required: "100",
      counted: "40",
      planned: "0",
      short: "60",
      missing: json(["Technology"]),
      risk: "on the way",
      worked_out_at: now(),
    })
    .execute();
}

/** A credential, an entry with its proof and what was decided about it. */
export async function keepLedger(tx: Db<CreditTables>, tenant_id: string): Promise<void> {
  const [id, file_id, at] = [newId(), newId(), now()];
  const none = { removed_at: null, created_at: at, changed_at: at };
  await tx
    .insertInto("credit_credentials")
    .values({
      tenant_id,
      id,
      ...none,
      pack_id: "us-wi-public-library-director",
      role: "director",
      issued_on: "2024-07-01",
      birth_month: 4,
      expires_on: null,
      certificate_number: "A-17",
      endorsements: json([]),
      circumstances: json([]),
      positions: json([{ role: "director", from: "2024-07-01" }]),
      ended_on: null,
    })
    .execute();
  await tx
    .insertInto("credit_entries")
    .values({
      tenant_id,
      id,
      ...none,
      title: "Story times",
      provider: null,
      starts_on: "2026-03-01",
      ends_on: "2026-03-01",
      minutes: null,
      quantity_numerator: 3,
      quantity_denominator: 2,
      measure: "semester hour",
      mode: "live",
      topics: json(["technology"]),
      categories: json({}),
      pre_approved: json({}),
      approved_by: json([]),
      endorsements: json([]),
      activity: null,
      proof_on_paper: json(["letter"]),
      state: "earned",
      source: "own",
      source_key: null,
      offering_id: null,
      award_tenant_id: null,
      award_id: null,
    })
    .execute();
  await sql`insert into files (tenant_id, id, digest, name, media_type, size_bytes)
    values (${tenant_id}, ${file_id}, ${"a".repeat(64)}, 'proof.pdf', 'application/pdf', 7)`.execute(tx);
  await tx
    .insertInto("credit_evidence")
    .values({
      tenant_id,
      id,
      entry_id: id,
      file_id,
      kind: "certificate",
      keep_until: null,
      removed_at: null,
      added_at: at,
    })
    .execute();
  await tx
    .insertInto("credit_mail_addresses")
    .values({ tenant_id, token_digest: "not to be shown", sealed_token: "not to be shown", made_at: at })
    .execute();
  await tx
    .insertInto("credit_received_mail")
    .values({
      tenant_id,
      id: newId(),
      entry_id: id,
      message_digest: null,
      content_digest: "a".repeat(64),
      received_at: at,
    })
    .execute();
  await tx
    .insertInto("credit_decisions")
    .values({
      tenant_id,
      entry_id: id,
      pack_id: "us-wi-public-library-director",
      outcome: "accepted",
      units_numerator: null,
      units_denominator: null,
      decided_at: at,
    })
    .execute();
  await tx
    .insertInto("credit_answers")
    .values({
      tenant_id,
      entry_id: id,
      pack_id: "us-mn-library-certification",
      question_id: "transfer",
      asked: "What will you do with it?",
      body: "Weed.",
      answered_at: at,
    })
    .execute();
}
