import { type Db, inTenants, type Instant } from "#platform/db";
import { NotFound } from "#platform/errors";
import { fileOf, type KeptFile } from "#platform/files";
import { isId } from "#platform/ids";
import { digest } from "#platform/secrets";
import type { ImportedPost, ImportKind } from "../../rules/importing/imported-post.ts";
import type { ReflectionTables } from "../../tables.ts";

/** A file that someone brought. */
export interface KeptImport {
  readonly id: string;
  readonly kind: ImportKind;
  readonly name: string;
  readonly state: "waiting" | "taken" | "undone";
  readonly madeAt: Instant;
  /** How many reflections that came with it are there, changed since or not. */
  readonly count: number;
}

/** What someone brought along, the latest first. */
export async function importsOf(db: Db<ReflectionTables>, accountId: string): Promise<readonly KeptImport[]> {
  const rows = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("reflection_imports as import")
      .select(["import.id", "import.kind", "import.name", "import.state", "import.made_at as madeAt"])
      .select((outer) =>
        outer
          .selectFrom("reflection_sources as source")
          .select((each) => each.fn.countAll<number>().as("count"))
          .whereRef("source.tenant_id", "=", "import.tenant_id")
          .whereRef("source.import_id", "=", "import.id")
          .as("count"),
      )
      .where("import.tenant_id", "=", accountId)
      .orderBy("import.made_at", "desc")
      .orderBy("import.id", "desc")
      .limit(50)
      .execute(),
  );
  return rows.map((row) => ({ ...row, count: row.count ?? 0 }));
}

/** A file that waits. @throws NotFound when it does not, or is not theirs. */
export async function waitingImport(
  db: Db<ReflectionTables>,
  accountId: string,
  id: string,
): Promise<{
  readonly id: string;
  readonly kind: ImportKind;
  readonly name: string;
  readonly file: KeptFile;
}> {
  return inTenants(db, [accountId], async (tx) => {
    const row = isId(id)
      ? await tx
          .selectFrom("reflection_imports")
          .select(["kind", "name", "file_id"])
          .where("tenant_id", "=", accountId)
          .where("id", "=", id)
          .executeTakeFirst()
      : undefined;
    if (row?.file_id === undefined || row.file_id === null)
      throw new NotFound("It is done with already, or it is not yours to see.");
    return { id, kind: row.kind, name: row.name, file: await fileOf(tx, accountId, row.file_id) };
  });
}

/** What a post is kept as known by. */
export function sourceDigest({ source }: Pick<ImportedPost, "source">): string {
  return digest(`post ${source}`);
}

/** Which of these posts came before. */
export async function knownSources(
  db: Db<ReflectionTables>,
  accountId: string,
): Promise<ReadonlySet<string>> {
  const rows = await inTenants(db, [accountId], async (tx) =>
    tx.selectFrom("reflection_sources").select("source_digest").where("tenant_id", "=", accountId).execute(),
  );
  return new Set(rows.map((row) => row.source_digest));
}
