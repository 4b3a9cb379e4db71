import { type Db, type Instant, type MadeAt, withTables } from "#platform/db";
import { InvalidInput, NotFound } from "#platform/errors";
import { newId } from "#platform/ids";
import type { StoredFile } from "./file-store.ts";

/** The table in which files are named; only the functions here write it. Others join it to say what theirs are called. */
export interface FileTables {
  readonly files: {
    readonly tenant_id: string;
    readonly id: string;
    readonly digest: string;
    readonly name: string;
    readonly media_type: string;
    readonly size_bytes: number;
    readonly created_at: MadeAt;
  };
}

/** A file with the name its owner gave it. */
export interface KeptFile extends StoredFile {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Instant;
}

const longestName = 200;

/**
 * Notes a stored file under its name, in the caller's transaction; put the bytes first. Returns the file's id.
 *
 * @throws InvalidInput when nothing is left of the name.
 */
export async function keepFile(
  db: Db,
  tenantId: string,
  { name, ...stored }: StoredFile & { readonly name: string },
): Promise<string> {
  const shown = nameOf(name);
  if (shown === "") throw new InvalidInput([{ where: "name", message: "Give the file a name." }]);
  const id = newId();
  await withTables<FileTables>(db)
    .insertInto("files")
    .values({
      tenant_id: tenantId,
      id,
      digest: stored.digest,
      name: shown,
      media_type: stored.mediaType,
      size_bytes: stored.sizeBytes,
    })
    .execute();
  return id;
}

/** @throws NotFound when this tenant has no such file. */
export async function fileOf(db: Db, tenantId: string, id: string): Promise<KeptFile> {
  const row = await withTables<FileTables>(db)
    .selectFrom("files")
    .select(["id", "digest", "name", "media_type", "size_bytes", "created_at"])
    .where("tenant_id", "=", tenantId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("There is no such file.");
  return {
    id: row.id,
    digest: row.digest,
    name: row.name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    createdAt: row.created_at,
  };
}

/**
 * Forgets a file, and returns its digest when no other file of the tenant has the same bytes: then remove those from the store,
 * once the transaction has been committed.
 */
export async function forgetFile(db: Db, tenantId: string, id: string): Promise<string | undefined> {
  const tables = withTables<FileTables>(db);
  const gone = await tables
    .deleteFrom("files")
    .where("tenant_id", "=", tenantId)
    .where("id", "=", id)
    .returning("digest")
    .executeTakeFirst();
  if (gone === undefined) return undefined;
  const other = await tables
    .selectFrom("files")
    .select("id")
    .where("tenant_id", "=", tenantId)
    .where("digest", "=", gone.digest)
    .limit(1)
    .executeTakeFirst();
  return other === undefined ? gone.digest : undefined;
}

// The last part of a path, without what could steer a terminal or a header.
function nameOf(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  return last
    .replaceAll(/[\p{Cc}\p{Cf}]+/gu, "")
    .trim()
    .slice(0, longestName);
}
