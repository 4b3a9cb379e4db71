import { type Db, inTenants, json } from "#platform/db";
import { NotFound } from "#platform/errors";
import type { FileStore } from "#platform/files";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { copyDigest } from "../../queries/my-data/copy-digest.ts";
import type { RecordClass } from "../../queries/my-data/record-class.ts";
import { readExport } from "../../queries/my-data/read-export.ts";
import { type BroughtClass, type BroughtRecord, fateOf } from "../../rules/my-data/brought-record.ts";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { permit } from "../permit.ts";
import { writeAudit } from "../write-audit.ts";

interface BringingProgram {
  readonly db: Db<PeopleTables>;
  readonly files: FileStore;
}

/** The largest ZIP that is taken, in bytes. */
export const largestImportBytes = 50_000_000;

/**
 * Keeps an export for its preview; nothing of it is taken yet. Returns the import's id.
 *
 * @throws InvalidInput when it cannot be read.
 */
export async function keepImport(
  { db, files }: BringingProgram,
  viewer: Viewer,
  file: File,
): Promise<string> {
  const tenantId = viewer.accountId;
  permit(viewer, "see a personal record", { tenantId });
  const { digest } = await files.put(tenantId, file.stream(), { maximumBytes: largestImportBytes });
  try {
    await readExport(await files.read(tenantId, digest));
  } catch (error) {
    await files.remove(tenantId, digest);
    throw error;
  }
  const id = newId();
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .insertInto("record_imports")
      .values({ tenant_id: tenantId, id, digest, made_at: now() })
      .execute();
  });
  return id;
}

/** The export that waits for a yes. @throws NotFound when it is not the viewer's, or was taken or left for a day. */
export async function waitingImport(
  { db, files }: BringingProgram,
  viewer: Viewer,
  id: string,
): Promise<{ readonly record: BroughtRecord; readonly digest: string }> {
  const tenantId = viewer.accountId;
  permit(viewer, "see a personal record", { tenantId });
  const row = await inTenants(db, [tenantId], async (tx) =>
    tx
      .selectFrom("record_imports")
      .select("digest")
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .executeTakeFirst(),
  );
  if (row === undefined) throw new NotFound("This record was brought along already, or left for too long.");
  return { record: await readExport(await files.read(tenantId, row.digest)), digest: row.digest };
}

/** Adds what was previewed to the viewer's record: all of it, or nothing. Returns how many rows were new. */
export async function bringRecord(
  program: BringingProgram & { readonly classes: readonly RecordClass[] },
  viewer: Viewer,
  id: string,
): Promise<number> {
  const { db, files, classes } = program;
  const tenantId = viewer.accountId;
  const { record, digest } = await waitingImport(program, viewer, id);
  const added = await inTenants(db, [tenantId], async (tx) => {
    const waiting = await tx
      .deleteFrom("record_imports")
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .returning("id")
      .executeTakeFirst();
    if (waiting === undefined) return 0;
    let rows = 0;
    for (const brought of record.classes)
      rows += await bringClass(tx, tenantId, { brought, source: record.source, classes });
    const details = { source: record.source, rows };
    await writeAudit(tx, tenantId, viewer, { act: "bring a record along", subject: `import ${id}`, details });
    return rows;
  });
  await files.remove(tenantId, digest);
  return added;
}

async function bringClass(
  tx: Db<PeopleTables>,
  accountId: string,
  given: {
    readonly brought: BroughtClass;
    readonly source: string;
    readonly classes: readonly RecordClass[];
  },
): Promise<number> {
  const { brought, source, classes } = given;
  const known = classes.find(({ name }) => name === brought.name);
  const fate = fateOf(known, brought);
  if (fate === "yours") {
    const usable = brought.rows.filter((row) => known?.problemWith(row) === undefined);
    return (await known?.bringBack?.(tx, accountId, usable)) ?? 0;
  }
  return fate === "copy" ? keepCopies(tx, accountId, source, brought) : 0;
}

async function keepCopies(
  tx: Db<PeopleTables>,
  accountId: string,
  source: string,
  { name, label, rows }: BroughtClass,
): Promise<number> {
  let added = 0;
  const at = now();
  for (const row of rows) {
    const kept = await tx
      .insertInto("records_from_elsewhere")
      .values({
        tenant_id: accountId,
        id: newId(),
        source,
        record_class: name,
        label,
        row: json(row as Readonly<Record<string, unknown>>),
        digest: copyDigest(source, name, row),
        brought_at: at,
      })
      .onConflict((conflict) => conflict.columns(["tenant_id", "digest"]).doNothing())
      .executeTakeFirst();
    added += Number(kept.numInsertedOrUpdatedRows ?? 0);
  }
  return added;
}
