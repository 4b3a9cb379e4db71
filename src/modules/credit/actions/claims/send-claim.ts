import { type Db, inTenants, json } from "#platform/db";
import { Conflict, InvalidInput, NotFound } from "#platform/errors";
import { fileOf, type FileStore, keepFile, type StoredFile } from "#platform/files";
import { isId, newId } from "#platform/ids";
import { now } from "#platform/time";
import { permit, type PeopleTables, type Viewer } from "#modules/people";
import { entryOf } from "../../queries/record/ledger.ts";
import type { ClaimedEntry } from "../../rules/claims/claim.ts";
import { writeRational } from "../../rules/exact/written.ts";
import type { EvidenceKind } from "../../rules/packs/predicate.ts";
import type { CreditTables } from "../../tables.ts";

type Tables = CreditTables & PeopleTables;

/** One entry of the viewer's own, put before one employer of theirs under one rule. */
export interface NewClaim {
  readonly tenantId: string;
  readonly entryId: string;
  readonly packId: string;
}

// The most evidence that goes with one claim; a certificate is one file.
const mostFiles = 20;
const largestFileBytes = 10 * 2 ** 20;

/**
 * Puts an entry of the viewer's own before one of their employers, with copies of its evidence. Gives the claim's id.
 *
 * Sending one that was returned or withdrawn sends it anew, as it stands now; one that waits already is sent once.
 *
 * @throws NotFound when the entry is not theirs or they do not work there; InvalidInput for a draft or a plan; Conflict when it
 * was accepted already.
 */
export async function sendClaim(
  db: Db<Tables>,
  files: FileStore,
  viewer: Viewer,
  claim: NewClaim,
): Promise<string> {
  const { tenantId } = claim;
  const staffId = viewer.positions.find((position) => position.tenantId === tenantId)?.staffId;
  if (staffId === undefined) throw new NotFound("You hold no position there today.");
  permit(viewer, "see a personal record", { tenantId: viewer.accountId });
  const sent = await entryToSend(db, viewer.accountId, claim);
  const copies = await copyEvidence(files, viewer.accountId, tenantId, sent.evidence);
  return inTenants(db, [viewer.accountId, tenantId], async (tx) => {
    const id = await writeClaim(tx, { ...claim, staffId, accountId: viewer.accountId, entry: sent.entry });
    for (const { stored, kind, name } of copies)
      await tx
        .insertInto("credit_claim_evidence")
        .values({
          tenant_id: tenantId,
          claim_id: id,
          file_id: await keepFile(tx, tenantId, { ...stored, name }),
          kind,
        })
        .execute();
    await tx
      .insertInto("credit_decisions")
      .values({
        tenant_id: viewer.accountId,
        entry_id: claim.entryId,
        pack_id: claim.packId,
        outcome: "pending",
        decided_at: now(),
      })
      .onConflict((conflict) =>
        conflict.columns(["tenant_id", "entry_id", "pack_id"]).doUpdateSet({
          outcome: "pending",
          units_numerator: null,
          units_denominator: null,
          reason: "",
          decided_at: now(),
        }),
      )
      .execute();
    return id;
  });
}

interface Evidence {
  readonly digest: string;
  readonly name: string;
  readonly kind: EvidenceKind;
}

async function entryToSend(
  db: Db<Tables>,
  accountId: string,
  { entryId, packId }: NewClaim,
): Promise<{ readonly entry: ClaimedEntry; readonly evidence: readonly Evidence[] }> {
  return inTenants(db, [accountId], async (tx) => {
    const kept = await entryOf(tx, accountId, entryId);
    const { title, provider, from, to, measured, mode, topics, relation } = kept;
    if (kept.removedAt !== undefined) throw new NotFound("There is no such entry on your record.");
    if (kept.state !== "earned" || from === undefined || to === undefined || measured === undefined)
      throw new InvalidInput("What is sent must be done: enter its day and how long it was first.");
    const categories = kept.categories[packId] ?? [];
    const written =
      "minutes" in measured ? measured : { ...measured, quantity: writeRational(measured.quantity) };
    return {
      entry: { title, provider, from, to, mode, topics, categories, measured: written, relation },
      evidence: await filesToSend(tx, accountId, entryId),
    };
  });
}

async function filesToSend(tx: Db<Tables>, accountId: string, entryId: string): Promise<readonly Evidence[]> {
  const rows = await tx
    .selectFrom("credit_evidence")
    .select(["file_id", "kind"])
    .where("tenant_id", "=", accountId)
    .where("entry_id", "=", entryId)
    .where("removed_at", "is", null)
    .orderBy("added_at")
    .orderBy("id")
    .limit(mostFiles)
    .execute();
  const evidence: Evidence[] = [];
  for (const { file_id: fileId, kind } of rows) {
    const { digest, name } = await fileOf(tx, accountId, fileId);
    evidence.push({ digest, name, kind });
  }
  return evidence;
}

// Bytes first: a row whose file is not there would be worse than a file that no row names.
async function copyEvidence(
  files: FileStore,
  from: string,
  to: string,
  evidence: readonly Evidence[],
): Promise<readonly (Evidence & { readonly stored: StoredFile })[]> {
  const copies = [];
  for (const each of evidence) {
    const bytes = await files.read(from, each.digest);
    copies.push({ ...each, stored: await files.put(to, bytes, { maximumBytes: largestFileBytes }) });
  }
  return copies;
}

async function writeClaim(
  tx: Db<Tables>,
  claim: NewClaim & { readonly staffId: string; readonly accountId: string; readonly entry: ClaimedEntry },
): Promise<string> {
  const there = await tx
    .selectFrom("credit_claims")
    .select(["id", "state"])
    .where("tenant_id", "=", claim.tenantId)
    .where("account_id", "=", claim.accountId)
    .where("entry_id", "=", claim.entryId)
    .where("pack_id", "=", claim.packId)
    .forUpdate()
    .executeTakeFirst();
  if (there?.state === "decided") await mayBeSentAgain(tx, claim.tenantId, there.id);
  const id = there?.id ?? newId();
  const facts = { staff_id: claim.staffId, entry: json(claim.entry), state: "open" as const, sent_at: now() };
  if (there === undefined)
    await tx
      .insertInto("credit_claims")
      .values({
        tenant_id: claim.tenantId,
        id,
        account_id: claim.accountId,
        entry_id: claim.entryId,
        pack_id: claim.packId,
        ...facts,
      })
      .execute();
  else {
    await tx
      .updateTable("credit_claims")
      .set(facts)
      .where("tenant_id", "=", claim.tenantId)
      .where("id", "=", id)
      .execute();
    await tx
      .deleteFrom("credit_claim_evidence")
      .where("tenant_id", "=", claim.tenantId)
      .where("claim_id", "=", id)
      .execute();
  }
  return id;
}

async function mayBeSentAgain(tx: Db<Tables>, tenantId: string, claimId: string): Promise<void> {
  const latest = await tx
    .selectFrom("credit_claim_decisions")
    .select("outcome")
    .where("tenant_id", "=", tenantId)
    .where("claim_id", "=", claimId)
    .where("undone_at", "is", null)
    .orderBy("decided_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (latest !== undefined && latest.outcome !== "returned")
    throw new Conflict("This was accepted already. Nothing more is needed.");
}

/**
 * Takes a claim back that nobody has decided. It counts as if it had never been sent.
 *
 * @throws NotFound when it is not the viewer's; Conflict when it was decided meanwhile.
 */
export async function withdrawClaim(
  db: Db<Tables>,
  viewer: Viewer,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
): Promise<void> {
  const isEmployer = viewer.positions.some((position) => position.tenantId === tenantId);
  if (!isEmployer || !isId(id)) throw new NotFound("There is no such claim of yours.");
  await inTenants(db, [viewer.accountId, tenantId], async (tx) => {
    const claim = await tx
      .selectFrom("credit_claims")
      .select(["entry_id", "pack_id", "state"])
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .where("account_id", "=", viewer.accountId)
      .forUpdate()
      .executeTakeFirst();
    if (claim === undefined) throw new NotFound("There is no such claim of yours.");
    if (claim.state !== "open") throw new Conflict("It was answered meanwhile.");
    await tx
      .updateTable("credit_claims")
      .set({ state: "withdrawn" })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .execute();
    await tx
      .deleteFrom("credit_decisions")
      .where("tenant_id", "=", viewer.accountId)
      .where("entry_id", "=", claim.entry_id)
      .where("pack_id", "=", claim.pack_id)
      .where("outcome", "=", "pending")
      .execute();
  });
}
