import type { Db } from "#platform/db";
import { isId } from "#platform/ids";
import type { BroughtFile } from "#modules/people";
import type { EvidenceKind } from "../../rules/packs/predicate.ts";
import { putEvidence, sameEvidence } from "../../actions/record/put-evidence.ts";
import { evidenceType, mostEvidenceBytes } from "../../rules/record/evidence-file.ts";
import type { CreditTables } from "../../tables.ts";

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
    const id = await putAtExported(tx, accountId, {
      ...row,
      name: row.file,
      stored: { digest, sizeBytes, mediaType: type },
    });
    if (id !== undefined) added += 1;
  }
  return added;
}

interface EvidenceOfEntry extends Pick<BroughtEvidence, "entry" | "kind" | "addedAt" | "keepUntil"> {
  readonly name: string;
  readonly stored: Parameters<typeof putEvidence>[2]["stored"];
}

/** Puts one file at its entry; gives its id, or undefined when it is there already, or the entry is not. */
export async function putAtExported(
  tx: Db<CreditTables>,
  accountId: string,
  { entry, ...given }: EvidenceOfEntry,
): Promise<string | undefined> {
  const entryId = await entryHere(tx, accountId, entry);
  if (entryId === undefined) return undefined;
  const same = await sameEvidence(tx, accountId, { entryId, digest: given.stored.digest });
  return same === undefined ? putEvidence(tx, accountId, { ...given, entryId }) : undefined;
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
