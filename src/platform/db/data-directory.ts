import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Conflict } from "../errors.ts";
import { type DirectoryLock, lockDirectory } from "./directory-lock.ts";

/** The major version of PostgreSQL that PGlite 0.5 is, as `PG_VERSION` states it. */
const engineVersion = "18";

/** A locked data directory, checked and ready for the engine. */
export interface DataDirectory {
  /** Where the engine keeps its files. */
  readonly path: string;
  /** To be called once the engine has opened: from then on the files are the database. */
  readonly settle: () => void;
  readonly release: () => void;
}

/**
 * Makes or checks the directory of the embedded database before the engine sees it.
 *
 * Files left by a first start that was cut short are thrown away: nothing was ever saved in them.
 *
 * @throws Conflict when another process holds it, or when another version of the engine made it.
 */
export async function prepareDataDirectory(directory: string): Promise<DataDirectory> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const lock = await lockDirectory(directory);
  try {
    return prepare(directory, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function prepare(directory: string, lock: DirectoryLock): DataDirectory {
  const path = join(directory, "database");
  const unfinished = join(directory, "database.unfinished");
  if (existsSync(unfinished)) rmSync(path, { recursive: true, force: true });
  const isNew = !existsSync(path);
  if (isNew) writeFileSync(unfinished, "The database beside this file is being made.\n");
  else checkVersion(path);
  return {
    path,
    settle: () => {
      if (!isNew) return;
      // The engine wrote these files without an fsync, before it was running; later ones it syncs itself.
      syncTree(path);
      rmSync(unfinished, { force: true });
      syncFile(directory);
    },
    release: () => lock.release(),
  };
}

function checkVersion(path: string): void {
  const file = join(path, "PG_VERSION");
  const version = existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
  if (version === engineVersion) return;
  throw new Conflict(
    version === undefined
      ? `${path} is not a database of Carrel: move it away, or choose another directory with DATA_DIR.`
      : `${path} was made by PostgreSQL ${version}, and this Carrel brings ${engineVersion}: export it with the Carrel that made it, then import the export here.`,
  );
}

function syncTree(path: string): void {
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true }))
    if (entry.isFile() || entry.isDirectory()) syncFile(join(entry.parentPath, entry.name));
  syncFile(path);
}

function syncFile(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
