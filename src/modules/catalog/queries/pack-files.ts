import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { openGazetteer } from "../rules/normalise/gazetteer.ts";
import type { Gazetteer } from "../rules/normalise/gazetteer.ts";
import type { PackFile } from "../rules/pack-file.ts";

/** The YAML files of one folder of `packs/`, in order of their names: `packFiles("packs", "vocabulary")`. */
export function packFiles(packsFolder: string, name: "vocabulary" | "sources"): PackFile[] {
  const folder = join(packsFolder, name);
  return readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => ({ name: `packs/${name}/${file}`, text: readFileSync(join(folder, file), "utf8") }));
}

/** US ZIP codes and Canadian postal areas of the package `zipcodes`, read when first asked for. */
export function packagedGazetteer(): Gazetteer {
  const resolve = createRequire(import.meta.url).resolve;
  return openGazetteer(() =>
    [resolve("zipcodes/lib/codes.js"), resolve("zipcodes/lib/codesCanada.js")]
      .map((file) => readFileSync(file, "latin1"))
      .join("\n"),
  );
}
