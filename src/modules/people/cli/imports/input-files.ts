import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { InvalidInput, NotFound } from "#platform/errors";
import type { ImportFile } from "../../rules/imports/archive.ts";

const mostBytes = 200_000_000;

/**
 * The files named on the command line; of a folder the CSV files in it.
 *
 * @throws NotFound when there is no such file; InvalidInput when they are too large.
 */
export function inputFiles(paths: readonly string[]): readonly ImportFile[] {
  const files = paths.flatMap((path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) throw new NotFound(`${path}: There is no such file.`);
    return found.isDirectory()
      ? readdirSync(path)
          .filter((name) => /\.csv$/iu.test(name))
          .sort()
          .map((name) => join(path, name))
      : [path];
  });
  const bytes = files.reduce((sum, path) => sum + statSync(path).size, 0);
  if (bytes > mostBytes) throw new InvalidInput("These files have more than 200 MB, the most that is read.");
  return files.map((path) => ({ name: basename(path), bytes: new Uint8Array(readFileSync(path)) }));
}
