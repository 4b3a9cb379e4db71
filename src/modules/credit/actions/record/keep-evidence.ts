import { type Db, inTenants } from "#platform/db";
import { Conflict, InvalidInput, NotFound } from "#platform/errors";
import { type FileStore, forgetFile, mediaTypeOf } from "#platform/files";
import { isId } from "#platform/ids";
import { now } from "#platform/time";
import { type EvidenceType, evidenceType, mostEvidenceBytes } from "../../rules/record/evidence-file.ts";
import { evidenceOf } from "../../queries/record/evidence.ts";
import type { EvidenceKind } from "../../rules/packs/predicate.ts";
import type { CreditTables } from "../../tables.ts";
import { onLedgerChange } from "./ledger-changed.ts";
import { putEvidence, sameEvidence } from "./put-evidence.ts";

interface EvidenceStore {
  readonly db: Db<CreditTables>;
  readonly files: FileStore;
}

/** A file as somebody sent it. */
export interface SentEvidence {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly kind: EvidenceKind;
}

const mostFiles = 20;

/**
 * Why a file cannot be evidence, as a sentence; undefined when it can. What it is is decided by what is in it, never by its name.
 */
export function evidenceProblem({ bytes }: Pick<SentEvidence, "bytes">): string | undefined {
  if (bytes.length === 0) return "This file is empty. Choose another.";
  if (bytes.length > mostEvidenceBytes)
    return "This file is larger than 10 MB. Scan it at a lower resolution, or send the page that matters.";
  return evidenceTypeOf(bytes) === undefined
    ? "This is no PDF, picture (JPEG, PNG, WebP) or saved e-mail (.eml). Save it as one of these first."
    : undefined;
}

/**
 * Keeps a file as evidence of an entry; gives its id. The same bytes at the same entry are kept once.
 *
 * @throws InvalidInput when it is no kind of file that is taken; NotFound when the entry is not on this record.
 */
export async function addEvidence(
  { db, files }: EvidenceStore,
  accountId: string,
  entryId: string,
  sent: SentEvidence,
): Promise<string> {
  const type = evidenceTypeOf(sent.bytes);
  const problem = evidenceProblem(sent);
  if (problem !== undefined || type === undefined)
    throw new InvalidInput([{ where: "file", message: problem ?? "" }]);
  const stored = await files.put(accountId, once(sent.bytes), { maximumBytes: mostEvidenceBytes });
  return inTenants(db, [accountId], async (tx) => {
    const kept = await evidenceAlready(tx, accountId, { entryId, digest: stored.digest });
    if (kept !== undefined) return kept;
    const id = await putEvidence(tx, accountId, {
      entryId,
      kind: sent.kind,
      name: sent.name,
      stored: { ...stored, mediaType: type },
      addedAt: now(),
      keepUntil: null,
    });
    await onLedgerChange(tx, accountId);
    return id;
  });
}

/** Takes a file off its entry; for some weeks `restoreEvidence` brings it back. Gives the entry's id. @throws NotFound */
export async function removeEvidence(db: Db<CreditTables>, accountId: string, id: string): Promise<string> {
  return markEvidence(db, accountId, { id, removedAt: now() });
}

/** Puts a file back that was removed. Gives the entry's id. @throws NotFound when it is not there any more. */
export async function restoreEvidence(db: Db<CreditTables>, accountId: string, id: string): Promise<string> {
  return markEvidence(db, accountId, { id, removedAt: null });
}

/** Forgets a file's row; gives the digest of bytes that nothing else of the person needs, to be removed after the commit. */
export async function destroyEvidence(
  tx: Db<CreditTables>,
  accountId: string,
  { id, fileId }: { readonly id: string; readonly fileId: string },
): Promise<string | undefined> {
  await tx.deleteFrom("credit_evidence").where("tenant_id", "=", accountId).where("id", "=", id).execute();
  return forgetFile(tx, accountId, fileId);
}

async function markEvidence(
  db: Db<CreditTables>,
  accountId: string,
  { id, removedAt }: { readonly id: string; readonly removedAt: string | null },
): Promise<string> {
  return inTenants(db, [accountId], async (tx) => {
    const changed = isId(id)
      ? await tx
          .updateTable("credit_evidence")
          .set({ removed_at: removedAt })
          .where("tenant_id", "=", accountId)
          .where("id", "=", id)
          .returning("entry_id")
          .executeTakeFirst()
      : undefined;
    if (changed === undefined) throw new NotFound("There is no such file on your record.");
    await onLedgerChange(tx, accountId);
    return changed.entry_id;
  });
}

/** The id of the same bytes at the same entry, put back if it was removed. @throws NotFound without such an entry. */
async function evidenceAlready(
  tx: Db<CreditTables>,
  accountId: string,
  { entryId, digest }: { readonly entryId: string; readonly digest: string },
): Promise<string | undefined> {
  const entry = isId(entryId)
    ? await tx
        .selectFrom("credit_entries")
        .select("id")
        .where("tenant_id", "=", accountId)
        .where("id", "=", entryId)
        .where("removed_at", "is", null)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (entry === undefined) throw new NotFound("There is no such entry on your record.");
  const same = await sameEvidence(tx, accountId, { entryId, digest });
  const shown = (await evidenceOf(tx, accountId, entryId)).get(entryId) ?? [];
  if (same === undefined && shown.length >= mostFiles)
    throw new Conflict(
      `An entry holds up to ${mostFiles} files. Remove one first, or put them into one PDF.`,
    );
  if (same !== undefined) await markEvidence(tx, accountId, { id: same, removedAt: null });
  return same;
}

/** What kind of evidence bytes are, by themselves; undefined when they are none that is taken. */
export function evidenceTypeOf(bytes: Uint8Array): EvidenceType | undefined {
  const head = bytes.subarray(0, 1024);
  return evidenceType(mediaTypeOf(head), new TextDecoder().decode(head));
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
