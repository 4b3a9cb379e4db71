import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import { permit, type Viewer } from "#modules/people";
import type { ReflectionProgram } from "../../queries/program.ts";
import type { ReflectionTables } from "../../tables.ts";
import { forgetFiles } from "./begin-import.ts";

/** What was taken back, and what stays because its owner went on with it. */
export interface UndoneImport {
  readonly gone: number;
  readonly kept: number;
}

/**
 * Takes an import back: every reflection that came with it and was not changed or shared since is gone with its pictures, as if
 * it had never come, and can come again. Doing it twice changes nothing.
 *
 * @throws NotFound when it was never taken, or is not theirs.
 */
export async function undoImport(
  { db, files }: Pick<ReflectionProgram, "db" | "files">,
  viewer: Viewer,
  id: string,
): Promise<UndoneImport> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  const { unused, ...undone } = await inTenants(db, [accountId], async (tx) => {
    const known = isId(id)
      ? await tx
          .updateTable("reflection_imports")
          .set({ state: "undone" })
          .where("tenant_id", "=", accountId)
          .where("id", "=", id)
          .where("state", "!=", "waiting")
          .returning("id")
          .executeTakeFirst()
      : undefined;
    if (known === undefined) throw new NotFound("It may be gone, or it is not yours to see.");
    return removeUnchanged(tx, accountId, id);
  });
  for (const digest of unused) await files.remove(accountId, digest);
  return undone;
}

async function removeUnchanged(tx: Db<ReflectionTables>, accountId: string, importId: string) {
  const came = await tx
    .selectFrom("reflection_sources")
    .select("reflection_id")
    .where("tenant_id", "=", accountId)
    .where("import_id", "=", importId)
    .execute();
  if (came.length === 0) return { gone: 0, kept: 0, unused: [] };
  const gone = await tx
    .deleteFrom("reflections")
    .where("tenant_id", "=", accountId)
    .where(
      "id",
      "in",
      came.map((row) => row.reflection_id),
    )
    // Shared or changed, its version grew; what is being changed now has a draft.
    .where("version", "=", 1)
    .where("id", "not in", (outer) =>
      outer.selectFrom("reflection_drafts").select("id").where("tenant_id", "=", accountId),
    )
    .returning("id")
    .execute();
  const ids = gone.map((row) => row.id);
  if (ids.length === 0) return { gone: 0, kept: came.length, unused: [] };
  await tx
    .deleteFrom("reflection_sources")
    .where("tenant_id", "=", accountId)
    .where("reflection_id", "in", ids)
    .execute();
  const images = await tx
    .deleteFrom("reflection_images")
    .where("tenant_id", "=", accountId)
    .where("reflection_id", "in", ids)
    .returning("file_id")
    .execute();
  const unused = await forgetFiles(
    tx,
    accountId,
    images.map((row) => row.file_id),
  );
  return { gone: ids.length, kept: came.length - ids.length, unused };
}
