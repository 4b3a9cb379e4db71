import type { Db } from "#platform/db";
import { keepFile, type StoredFile } from "#platform/files";
import { newId } from "#platform/ids";
import { withFiles } from "../../queries/record/evidence.ts";
import type { EvidenceKind } from "../../rules/packs/predicate.ts";
import { evidenceName, type EvidenceType } from "../../rules/record/evidence-file.ts";
import type { CreditTables } from "../../tables.ts";

/** A file whose bytes are in the store, to stand at an entry. */
interface StoredEvidence {
  readonly entryId: string;
  readonly kind: EvidenceKind;
  /** As it was called; kept with the ending that its type has. */
  readonly name: string;
  readonly stored: StoredFile & { readonly mediaType: EvidenceType };
  readonly addedAt: string;
  readonly keepUntil: string | null;
}

/** Puts a file at an entry of the account, which must be there; gives the id. Ask `sameEvidence` first. */
export async function putEvidence(
  tx: Db<CreditTables>,
  accountId: string,
  { addedAt, entryId, keepUntil, kind, name, stored }: StoredEvidence,
): Promise<string> {
  const fileId = await keepFile(tx, accountId, { ...stored, name: evidenceName(name, stored.mediaType) });
  const id = newId();
  await tx
    .insertInto("credit_evidence")
    .values({
      tenant_id: accountId,
      id,
      entry_id: entryId,
      file_id: fileId,
      kind,
      keep_until: keepUntil,
      removed_at: null,
      added_at: addedAt,
    })
    .execute();
  return id;
}

/** The id of the same bytes at the same entry, also when they were removed from it. */
export async function sameEvidence(
  tx: Db<CreditTables>,
  accountId: string,
  { digest, entryId }: { readonly digest: string; readonly entryId: string },
): Promise<string | undefined> {
  const row = await withFiles(tx)
    .select("evidence.id")
    .where("evidence.tenant_id", "=", accountId)
    .where("evidence.entry_id", "=", entryId)
    .where("file.digest", "=", digest)
    .orderBy("evidence.id")
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}
