import { Readable } from "node:stream";
import { type Db, inTenants } from "#platform/db";
import { forgetFile, keepFile } from "#platform/files";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { permit, type Viewer } from "#modules/people";
import type { ReflectionProgram } from "../../queries/program.ts";
import { importKindOf, mostImportBytes } from "../../queries/importing/read-import.ts";
import type { ReflectionTables } from "../../tables.ts";

/**
 * Keeps a file that is to be looked at, in place of whichever waited before. Nothing comes of it yet.
 *
 * @throws InvalidInput when it is no journal that can be read, or too large.
 */
export async function beginImport(
  { db, files }: Pick<ReflectionProgram, "db" | "files">,
  viewer: Viewer,
  { bytes, name }: { readonly bytes: Uint8Array; readonly name: string },
): Promise<string> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  const kind = importKindOf(bytes);
  const stored = await files.put(accountId, Readable.from([bytes]), { maximumBytes: mostImportBytes });
  const id = newId();
  const unused = await inTenants(db, [accountId], async (tx) => {
    const waiting = await tx
      .deleteFrom("reflection_imports")
      .where("tenant_id", "=", accountId)
      .where("state", "=", "waiting")
      .returning("file_id")
      .execute();
    const fileId = await keepFile(tx, accountId, { ...stored, name: name || "journal" });
    await tx
      .insertInto("reflection_imports")
      .values({ tenant_id: accountId, id, kind, name: name || "journal", file_id: fileId, made_at: now() })
      .execute();
    return forgetFiles(
      tx,
      accountId,
      waiting.map((row) => row.file_id),
    );
  });
  for (const digest of unused) await files.remove(accountId, digest);
  return id;
}

/** Lets a file that waits go. Doing it twice changes nothing. */
export async function dropImport(
  { db, files }: Pick<ReflectionProgram, "db" | "files">,
  viewer: Viewer,
  id: string,
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  const unused = await inTenants(db, [accountId], async (tx) => {
    const gone = await tx
      .deleteFrom("reflection_imports")
      .where("tenant_id", "=", accountId)
      .where("id", "=", id)
      .where("state", "=", "waiting")
      .returning("file_id")
      .execute();
    return forgetFiles(
      tx,
      accountId,
      gone.map((row) => row.file_id),
    );
  });
  for (const digest of unused) await files.remove(accountId, digest);
}

/** Forgets files; the digests of bytes that nothing names any more are for the caller to remove once it is committed. */
export async function forgetFiles(
  tx: Db<ReflectionTables>,
  accountId: string,
  ids: readonly (string | null)[],
): Promise<readonly string[]> {
  const unused: string[] = [];
  for (const id of ids) {
    const digest = id === null ? undefined : await forgetFile(tx, accountId, id);
    if (digest !== undefined) unused.push(digest);
  }
  return unused;
}
