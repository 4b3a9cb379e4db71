import type { Db } from "#platform/db";
import { keepFile } from "#platform/files";
import { isId, newId } from "#platform/ids";
import type { BroughtFile } from "#modules/people";
import type { EvidenceKind } from "../../rules/packs/predicate.ts";
import {
  evidenceName,
  type EvidenceType,
  evidenceType,
  mostEvidenceBytes,
} from "../../rules/record/evidence-file.ts";
import type { CreditTables } from "../../tables.ts";
import { withFiles } from "../record/evidence.ts";

interface BroughtEvidence {
  /** The entry's id where the export was made. */
  readonly entry: string;
  readonly kind: EvidenceKind;
  readonly file: string;
  readonly sha256?: string | undefined;
  readonly addedAt: string;
  readonly keepUntil: string | null;
}

/**
 * Puts files back at the entries that they prove, which have been brought by now; gives how many were not there. A row whose file
 * is not in the export, or is no kind of file that is taken, is left.
 */
export async function bringEvidence(
  tx: Db<CreditTables>,
  accountId: string,
  rows: readonly BroughtEvidence[],
  files: readonly BroughtFile[],
): Promise<number> {
  let added = 0;
  for (const row of rows) {
    const file = files.find(({ digest }) => digest === row.sha256);
    const type = file && typeOf(file);
    if (file === undefined || type === undefined) continue;
    const { digest, sizeBytes } = file;
    const id = await putEvidence(tx, accountId, {
      ...row,
      name: row.file,
      stored: { digest, sizeBytes, mediaType: type },
    });
    if (id !== undefined) added += 1;
  }
  return added;
}

/** A file that is in the store, and the entry that it proves. */
interface StoredEvidence extends Pick<BroughtEvidence, "entry" | "kind" | "addedAt" | "keepUntil"> {
  readonly name: string;
  readonly stored: {
    readonly digest: string;
    readonly sizeBytes: number;
    readonly mediaType: EvidenceType;
  };
}

/** Puts one file at its entry; gives its id, or undefined when it is there already, or the entry is not. */
export async function putEvidence(
  tx: Db<CreditTables>,
  accountId: string,
  { addedAt, entry, keepUntil, kind, name, stored }: StoredEvidence,
): Promise<string | undefined> {
  const entryId = await entryHere(tx, accountId, entry);
  if (entryId === undefined) return undefined;
  if (await isThere(tx, accountId, { entryId, digest: stored.digest })) return undefined;
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

function typeOf({ mediaType, head, sizeBytes }: BroughtFile) {
  if (sizeBytes === 0 || sizeBytes > mostEvidenceBytes) return undefined;
  return evidenceType(mediaType, new TextDecoder().decode(head));
}

/** The entry that came from the export, or stands here under the same id. */
export async function entryHere(
  tx: Db<CreditTables>,
  accountId: string,
  exportedId: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom("credit_entries")
    .select("id")
    .where("tenant_id", "=", accountId)
    .where("removed_at", "is", null)
    .where((where) =>
      where.or([
        where("source_key", "=", `record:${exportedId}`),
        ...(isId(exportedId) ? [where("id", "=", exportedId)] : []),
      ]),
    )
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

async function isThere(
  tx: Db<CreditTables>,
  accountId: string,
  { entryId, digest }: { readonly entryId: string; readonly digest: string },
): Promise<boolean> {
  const row = await withFiles(tx)
    .select("evidence.id")
    .where("evidence.tenant_id", "=", accountId)
    .where("evidence.entry_id", "=", entryId)
    .where("file.digest", "=", digest)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
