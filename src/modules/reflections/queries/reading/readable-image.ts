import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { fileOf, type KeptFile } from "#platform/files";
import { isId } from "#platform/ids";
import type { PeopleTables, Viewer } from "#modules/people";
import type { ReflectionTables } from "../../tables.ts";
import { readerOf } from "./reader-of.ts";
import { readableCopies } from "./shared-reflections.ts";

/** An image, for its writer and for whoever may read what it stands in. @throws NotFound for everyone else. */
export async function readableImage(
  db: Db<ReflectionTables & PeopleTables>,
  viewer: Viewer | undefined,
  id: string,
): Promise<{ readonly tenantId: string; readonly file: KeptFile }> {
  const row = isId(id)
    ? await inTenants(db, "every tenant", async (tx) =>
        tx
          .selectFrom("reflection_images")
          .select(["tenant_id", "reflection_id", "file_id"])
          .where("id", "=", id)
          .executeTakeFirst(),
      )
    : undefined;
  if (row === undefined) throw new NotFound("It may be gone, or it is not yours to see.");
  if (row.tenant_id !== viewer?.accountId) {
    const [copy] = await readableCopies(db, await readerOf(db, viewer), row.reflection_id);
    // What was taken out of the text is taken away from its readers.
    if (!copy.body.includes(id)) throw new NotFound("It may be gone, or it is not yours to see.");
  }
  const tenantId = row.tenant_id;
  const file = await inTenants(db, [tenantId], async (tx) => fileOf(tx, tenantId, row.file_id));
  return { tenantId, file };
}
