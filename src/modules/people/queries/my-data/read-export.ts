import { buffer } from "node:stream/consumers";
import type { Readable } from "node:stream";
import { strFromU8, unzipSync } from "fflate";
import { z } from "zod";
import { InvalidInput } from "#platform/errors";
import { type BroughtLine, type BroughtRecord, fateOf } from "../../rules/my-data/brought-record.ts";
import { manifestName } from "../../rules/my-data/export-files.ts";
import type { RecordClass } from "./record-class.ts";

/** What is read of an export, unpacked: a lifetime's record is far below. */
const mostBytes = 100_000_000;
const mostClasses = 200;
const mostProblems = 10;

const manifestSchema = z.object({
  format: z.literal("carrel-record"),
  version: z.literal(1),
  madeAt: z.string().max(40),
  source: z.string().min(1).max(500),
  classes: z
    .array(
      z.object({
        name: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/u),
        label: z.string().min(1).max(200),
        owner: z.enum(["person", "employer"]),
        json: z.string().max(200),
      }),
    )
    .max(mostClasses),
});
const classSchema = z.object({ rows: z.array(z.record(z.string(), z.unknown())) });

/**
 * Reads an export of any installation.
 *
 * @throws InvalidInput when it is none, is damaged, or is larger than any record.
 */
export async function readExport(zip: Readable): Promise<BroughtRecord> {
  const files = unpacked(new Uint8Array(await buffer(zip)), recordPath);
  const manifest = parsed(files, manifestName, manifestSchema);
  const classes = manifest.classes.map(({ json, ...each }) => ({
    ...each,
    rows: parsed(files, json, classSchema).rows,
  }));
  return { source: manifest.source, madeAt: manifest.madeAt, classes };
}

/** A file in an export: its class, and its bytes. */
interface PackedFile {
  readonly className: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files of an export that belong to rows of classes. @throws InvalidInput when they are larger than any record's. */
export async function readExportFiles(zip: Readable): Promise<readonly PackedFile[]> {
  const files = unpacked(new Uint8Array(await buffer(zip)), filePath);
  return Object.entries(files).map(([path, bytes]) => {
    const [, className = "", name = ""] = filePath.exec(path) ?? [];
    return { className, name, bytes };
  });
}

const recordPath = /^(?:manifest\.json|records\/[a-z0-9-]+\.json)$/u;
const filePath = /^files\/([a-z0-9-]+)\/([^/]+)$/u;

/** What would happen, class by class. */
export function previewOf(record: BroughtRecord, classes: readonly RecordClass[]): readonly BroughtLine[] {
  return record.classes.map((brought) => {
    const known = classes.find(({ name }) => name === brought.name);
    const fate = fateOf(known, brought);
    const problems =
      fate === "yours"
        ? brought.rows.flatMap((row, place) => {
            const problem = known?.problemWith(row);
            return problem === undefined ? [] : [`Row ${place + 1}, ${problem}`];
          })
        : [];
    const { name, label } = brought;
    return { name, label, rows: brought.rows.length, fate, problems: problems.slice(0, mostProblems) };
  });
}

function unpacked(bytes: Uint8Array, wanted: RegExp): Readonly<Record<string, Uint8Array>> {
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted.test(name)) return false;
        total += originalSize;
        if (total > mostBytes) throw new InvalidInput("This file is larger than any record of Carrel.");
        return true;
      },
    });
  } catch (cause) {
    if (cause instanceof InvalidInput) throw cause;
    throw new InvalidInput(
      [{ where: "file", message: "This is no ZIP that can be read. Choose the file as it was downloaded." }],
      { cause },
    );
  }
}

function parsed<Schema extends z.ZodType>(
  files: Readonly<Record<string, Uint8Array>>,
  name: string,
  schema: Schema,
): z.output<Schema> {
  const bytes = files[name];
  const problem = (message: string) => new InvalidInput([{ where: "file", message }]);
  if (bytes === undefined) throw problem(`This is no export of Carrel: ${name} is missing in it.`);
  let value: unknown;
  try {
    value = storable(JSON.parse(strFromU8(bytes)));
  } catch {
    throw problem(`${name} in this export is damaged: it is not JSON.`);
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw problem(
    `${name} in this export cannot be used: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`,
  );
}

/** The same JSON without what PostgreSQL stores nowhere: NUL, and halves of characters. */
function storable(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("\0", "").toWellFormed();
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [storable(key) as string, storable(each)]),
  );
}
