import { sql } from "kysely";
import type { Db } from "#platform/db";
import type { FileStore } from "#platform/files";
import { sharedTenant } from "#platform/jobs";
import { now as presentInstant } from "#platform/time";
import type { CatalogTables } from "../tables.ts";

/** Largest calendar, feed or table that is taken from a person's hands. */
const mostBytes = 20_000_000;

/**
 * Keeps the bytes of an uploaded file, for a day or as long as a source is read from them, and gives them an address,
 * `file:DIGEST/NAME`, that is read like any other. The digest cannot be guessed: who knows it has had the file.
 *
 * @throws InvalidInput when it is too large.
 */
export async function keepUpload(db: Db<CatalogTables>, files: FileStore, file: File): Promise<string> {
  const { digest } = await files.put(sharedTenant, file.stream(), { maximumBytes: mostBytes });
  const uploaded_at = presentInstant();
  await db
    .insertInto("catalog_uploads")
    .values({ digest, uploaded_at })
    .onConflict((conflict) => conflict.column("digest").doUpdateSet({ uploaded_at }))
    .execute();
  const name = file.name.replaceAll(/[^\p{L}\p{N}._ -]+/gu, "-").slice(-100);
  return `file:${digest}/${encodeURIComponent(name === "" ? "file" : name)}`;
}

/** Removes uploads from before an instant that no source is read from; how many. What is missed is found the next time. */
export async function forgetUploads(
  db: Db<CatalogTables>,
  files: FileStore,
  before: string,
): Promise<number> {
  const unused = await db
    .selectFrom("catalog_uploads")
    .select("digest")
    .where("uploaded_at", "<", before)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom("catalog_sources")
            .select("id")
            // Raw: the pattern is put together from a column.
            .where(sql<boolean>`catalog_sources.address like 'file:' || catalog_uploads.digest || '/%'`),
        ),
      ),
    )
    .orderBy("uploaded_at")
    .orderBy("digest")
    .limit(1000)
    .execute();
  for (const { digest } of unused) {
    await files.remove(sharedTenant, digest);
    await db.deleteFrom("catalog_uploads").where("digest", "=", digest).execute();
  }
  return unused.length;
}
