import { type Db, inTenants, withTables } from "#platform/db";
import { NotFound } from "#platform/errors";
import { fileOf, type FileTables, type KeptFile } from "#platform/files";
import { isId } from "#platform/ids";
import type { KeptEvidence } from "../../rules/ledger/kept-entry.ts";
import type { CreditTables } from "../../tables.ts";

/** What proves each entry, by its id, oldest first; of one entry only when it is named. Call it inside the person's wall. */
export async function evidenceOf(
  tx: Db<CreditTables>,
  accountId: string,
  entryId?: string,
): Promise<ReadonlyMap<string, readonly KeptEvidence[]>> {
  const rows = await withFiles(tx)
    .select(["evidence.entry_id as entryId", "evidence.id", "evidence.kind", "evidence.added_at as addedAt"])
    .select(["evidence.keep_until as keepUntil", "file.name", "file.media_type as mediaType"])
    .select("file.size_bytes as sizeBytes")
    .where("evidence.tenant_id", "=", accountId)
    .where("evidence.removed_at", "is", null)
    .$if(entryId !== undefined, (query) => query.where("evidence.entry_id", "=", entryId ?? ""))
    .orderBy("evidence.entry_id")
    .orderBy("evidence.id")
    .execute();
  const found = new Map<string, KeptEvidence[]>();
  for (const { entryId: of, keepUntil, ...row } of rows) {
    const all = found.get(of) ?? [];
    all.push({ ...row, keepUntil: keepUntil ?? undefined });
    found.set(of, all);
  }
  return found;
}

/** The file of one piece of evidence, for its owner to download. @throws NotFound when it is not theirs, or was removed. */
export async function evidenceFile(db: Db<CreditTables>, accountId: string, id: string): Promise<KeptFile> {
  return inTenants(db, [accountId], async (tx) => {
    const row = isId(id)
      ? await tx
          .selectFrom("credit_evidence")
          .select("file_id")
          .where("tenant_id", "=", accountId)
          .where("id", "=", id)
          .where("removed_at", "is", null)
          .executeTakeFirst()
      : undefined;
    if (row === undefined) throw new NotFound("There is no such file on your record.");
    return fileOf(tx, accountId, row.file_id);
  });
}

/** Evidence with the platform's row of its file. */
export function withFiles(tx: Db<CreditTables>) {
  return withTables<CreditTables & FileTables>(tx)
    .selectFrom("credit_evidence as evidence")
    .innerJoin("files as file", (join) =>
      join.onRef("file.tenant_id", "=", "evidence.tenant_id").onRef("file.id", "=", "evidence.file_id"),
    );
}
