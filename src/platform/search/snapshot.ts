import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { InvalidInput } from "#platform/errors";
import type { FollowPosition } from "./followed-table.ts";
import type { IndexSchema } from "./schema.ts";
import { loadIndex, type SearchIndex } from "./search-index.ts";

/** Where an index is kept, and what it was made with: one made with other words, or of other documents, is not used. */
export interface SnapshotPlace {
  readonly path: string;
  readonly madeWith: string;
}

export interface Snapshot {
  readonly index: SearchIndex;
  readonly position: FollowPosition;
}

/** What is noted beside the index. */
interface Stamp extends FollowPosition {
  readonly madeWith: string;
}

/** The stored index; undefined when there is none, or none that can be used: it is then made anew. */
export function readSnapshot(
  place: SnapshotPlace,
  schema: IndexSchema,
  synonyms: readonly (readonly string[])[],
): Snapshot | undefined {
  const bytes = readBytes(place.path);
  if (bytes === undefined) return undefined;
  try {
    const { index, stamp } = loadIndex(schema, bytes, { synonyms });
    // Covered by the file's checksum, so written by `writeSnapshot`.
    const noted = JSON.parse(stamp) as Stamp;
    if (noted.madeWith !== place.madeWith) return undefined;
    return { index, position: { transaction: noted.transaction, id: noted.id } };
  } catch (error) {
    if (error instanceof InvalidInput) return undefined;
    throw error;
  }
}

/** Stores an index with the position up to which it knows the database. The old file stays until the new one is whole. */
export function writeSnapshot(place: SnapshotPlace, { index, position }: Snapshot): void {
  const stamp: Stamp = { ...position, madeWith: place.madeWith };
  mkdirSync(dirname(place.path), { recursive: true });
  const file = openSync(`${place.path}.new`, "w");
  try {
    for (const piece of index.serialise(JSON.stringify(stamp))) writeSync(file, piece);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${place.path}.new`, place.path);
}

function readBytes(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
