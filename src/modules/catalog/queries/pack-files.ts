import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PackFile } from "../rules/pack-file.ts";

/** The YAML files of one folder of `packs/`, in order of their names: `packFiles("packs", "vocabulary")`. */
export function packFiles(packsFolder: string, name: "vocabulary" | "sources"): PackFile[] {
  const folder = join(packsFolder, name);
  return readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => ({ name: `packs/${name}/${file}`, text: readFileSync(join(folder, file), "utf8") }));
}
