import { join } from "node:path";
import { readShippedPacks } from "../../src/modules/credit/queries/packs/shipped-packs.ts";
import { type PackWords, wordsOf } from "./made-people.ts";

/** The shipped packs under which something is due, with their words, in order of their ids. */
export function duePacks(): readonly PackWords[] {
  const packs = readShippedPacks(join(import.meta.dirname, "../../packs"));
  return [...packs.values()]
    .filter(({ versions }) => versions.some(({ cycle }) => cycle !== undefined))
    .map(wordsOf);
}
