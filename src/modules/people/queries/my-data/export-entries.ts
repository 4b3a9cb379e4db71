import type { Db } from "#platform/db";
import type { FileStore } from "#platform/files";
import { csvOf } from "../../rules/my-data/csv.ts";
import {
  type ExportedClass,
  exportedClass,
  type ExportManifest,
  manifestName,
  readmeText,
  safeFileName,
} from "../../rules/my-data/export-files.ts";
import type { Holder } from "../../rules/my-data/record-class.ts";
import type { PeopleTables } from "../../tables.ts";
import { heldFiles, heldRows } from "./held-records.ts";
import type { RecordClass } from "./record-class.ts";
import type { ZipEntry } from "./zip-stream.ts";

/** What an export is made from. */
export interface ExportSource {
  readonly db: Db<PeopleTables>;
  readonly files: FileStore;
  readonly classes: readonly RecordClass[];
  readonly holder: Holder;
  readonly about: Pick<ExportManifest, "id" | "madeAt" | "source">;
  /** Called after each class: how many are done. */
  readonly onProgress?: ((done: number, total: number) => Promise<void>) | undefined;
}

/** The files of an export, class by class: what is held of one class is in memory, never all. */
export async function* exportEntries(source: ExportSource): AsyncGenerator<ZipEntry> {
  const { db, holder, classes } = source;
  const listed: ExportedClass[] = [];
  for (const each of classes) {
    const rows = await heldRows(db, holder, each);
    const { name, label, owner, description, jsonSchema: schema } = each;
    const names = exportedClass(each, rows.length);
    yield textEntry(
      names.json,
      JSON.stringify({ class: name, label, owner, description, schema, rows }, null, 2),
    );
    yield textEntry(names.csv, csvOf(columnsOf(schema), rows));
    yield* fileEntries(source, each);
    listed.push(names);
    await source.onProgress?.(listed.length, classes.length);
  }
  const manifest: ExportManifest = { format: "carrel-record", version: 1, ...source.about, classes: listed };
  yield textEntry(manifestName, JSON.stringify(manifest, null, 2));
  yield textEntry("README.txt", readmeText(manifest));
}

async function* fileEntries(
  { db, files, holder }: ExportSource,
  each: RecordClass,
): AsyncGenerator<ZipEntry> {
  const taken = new Set<string>();
  for (const { tenantId, digest, name } of await heldFiles(db, holder, each)) {
    const plain = safeFileName(name);
    // Two files of one name, and spreadsheets that ignore case.
    const path = taken.has(plain.toLowerCase()) ? `${digest.slice(0, 8)} ${plain}` : plain;
    taken.add(path.toLowerCase());
    yield { path: `files/${each.name}/${path}`, bytes: await files.read(tenantId, digest), isPacked: true };
  }
}

function columnsOf(schema: object): readonly string[] {
  const { properties } = schema as { readonly properties?: object };
  return Object.keys(properties ?? {});
}

function textEntry(path: string, text: string): ZipEntry {
  return { path, bytes: [new TextEncoder().encode(text)] };
}
