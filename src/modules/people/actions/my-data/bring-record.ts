import { type Db, inTenants, json, withTables } from "#platform/db";
import { NotFound } from "#platform/errors";
import type { FileStore, FileTables } from "#platform/files";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { copyDigest } from "../../queries/my-data/copy-digest.ts";
import type { BroughtFile, RecordClass } from "../../queries/my-data/record-class.ts";
import { readExport, readExportFiles } from "../../queries/my-data/read-export.ts";
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
export async function bringRecord(program: Program, viewer: Viewer, id: string): Promise<number> {
  const { files } = program;
  const tenantId = viewer.accountId;
  const { record, digest } = await waitingImport(program, viewer, id);
  const stored = await storeFiles(program, tenantId, digest);
  try {
    const brought = await bringAll(program, viewer, { id, record, stored });
    await files.remove(tenantId, digest);
    return brought;
  } finally {
    await removeUnused(program, tenantId, stored);
  }
}

type Program = BringingProgram & { readonly classes: readonly RecordClass[] };
type StoredFiles = ReadonlyMap<string, readonly BroughtFile[]>;

async function bringAll(
  { db, classes }: Program,
  viewer: Viewer,
  {
    id,
    record,
    stored,
  }: { readonly id: string; readonly record: BroughtRecord; readonly stored: StoredFiles },
): Promise<number> {
  const tenantId = viewer.accountId;
  return inTenants(db, [tenantId], async (tx) => {
    const waiting = await tx
      .deleteFrom("record_imports")
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .returning("id")
      .executeTakeFirst();
    if (waiting === undefined) return 0;
    let rows = 0;
    // What points at another is listed before it, and comes after it.
    for (const brought of record.classes.toReversed())
      rows += await bringClass(tx, tenantId, { brought, source: record.source, classes, stored });
    const details = { source: record.source, rows };
    await writeAudit(tx, tenantId, viewer, { act: "bring a record along", subject: `import ${id}`, details });
    return rows;
  });
}

/** Stores the files of one's own classes, by class. Outside of any transaction: files are slow. */
async function storeFiles(
  { files, classes }: Program,
  tenantId: string,
  digest: string,
): Promise<StoredFiles> {
  const stored = new Map<string, BroughtFile[]>();
  for (const { className, name, bytes } of await readExportFiles(await files.read(tenantId, digest))) {
    const known = classes.find((each) => each.name === className);
    if (known?.files === undefined || known.bringBack === undefined) continue;
    const kept = await files.put(tenantId, once(bytes), { maximumBytes: largestImportBytes });
    const all = stored.get(className) ?? [];
    all.push({ ...kept, name, head: bytes.subarray(0, headBytes) });
    stored.set(className, all);
  }
  return stored;
}

const headBytes = 1024;

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Files that no row took into use, and that nothing of the person had before. */
async function removeUnused({ db, files }: Program, tenantId: string, stored: StoredFiles): Promise<void> {
  const digests = [...stored.values()].flat().map(({ digest }) => digest);
  if (digests.length === 0) return;
  const used = await inTenants(db, [tenantId], async (tx) =>
    withTables<FileTables>(tx)
      .selectFrom("files")
      .select("digest")
      .where("tenant_id", "=", tenantId)
      .where("digest", "in", digests)
      .execute(),
  );
  const kept = new Set(used.map(({ digest }) => digest));
  for (const digest of digests) if (!kept.has(digest)) await files.remove(tenantId, digest);
}

async function bringClass(
  tx: Db<PeopleTables>,
  accountId: string,
  given: {
    readonly brought: BroughtClass;
    readonly source: string;
    readonly classes: readonly RecordClass[];
    readonly stored: StoredFiles;
  },
): Promise<number> {
  const { brought, source, classes, stored } = given;
  const known = classes.find(({ name }) => name === brought.name);
  const fate = fateOf(known, brought);
  if (fate === "yours") {
    const usable = brought.rows.filter((row) => known?.problemWith(row) === undefined);
    return (await known?.bringBack?.(tx, accountId, usable, stored.get(brought.name) ?? [])) ?? 0;
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
