/* Only for tests and benchmarks: where the feeds of other projects are, when this machine has them. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const ROOT = "../shared/data/feeds";

/** The folder of one collection of feeds, or undefined with a loud word when it is not there. */
export function feedCollection(
  name: "golang-github-mmcdole-gofeed" | "podcastparser" | "rome",
): string | undefined {
  const folder = join(ROOT, name);
  if (existsSync(folder)) return folder;
  // oxlint-disable-next-line no-console -- a skipped check must be heard
  console.warn(
    `The feeds of ${name} are not at ${folder}: their expected results are NOT checked in this run.`,
  );
  return undefined;
}

/** Paths of the files under a folder with that ending, in order. */
export function filesUnder(folder: string | undefined, ending: string): string[] {
  if (folder === undefined) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(ending))
    .toSorted()
    .map((path) => join(folder, path));
}
