import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Gazetteer, openGazetteer } from "./gazetteer.ts";

/** US ZIP codes and Canadian postal areas of the package `zipcodes`, read when first asked for. */
export function packagedGazetteer(): Gazetteer {
  const resolve = createRequire(import.meta.url).resolve;
  return openGazetteer(() =>
    [resolve("zipcodes/lib/codes.js"), resolve("zipcodes/lib/codesCanada.js")]
      .map((file) => readFileSync(file, "latin1"))
      .join("\n"),
  );
}
