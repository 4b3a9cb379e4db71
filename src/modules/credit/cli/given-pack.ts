import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { InvalidInput, NotFound } from "#platform/errors";
import { inputBytes } from "#platform/terminal";
import type { RulePack } from "../rules/packs/pack.ts";
import { problemSentence, readPack } from "../rules/packs/read-pack.ts";
import type { PackReading } from "../rules/packs/read-pack.ts";

/** What commands that read packs are given by the program. */
export interface PacksContext {
  /** Where the shipped packs are. */
  readonly packsFolder: string;
}

/**
 * The pack of a file, or the shipped one of an id: a slug is an id, anything else a file.
 *
 * @throws InvalidInput naming everything that is wrong with it; NotFound when no pack that is shipped has the id.
 */
export async function givenPack(given: string, { packsFolder }: PacksContext): Promise<RulePack> {
  const isId = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(given);
  const reading = isId
    ? readPack(await shippedPack(given, packsFolder), `packs/rules/${given}.yaml`)
    : await readPackFile(given);
  if (reading.isValid) return reading.pack;
  throw new InvalidInput(
    reading.problems.map((problem) => ({ where: "", message: problemSentence(problem) })),
  );
}

/** Reads the pack in a file; `-` is standard input. */
export async function readPackFile(file: string): Promise<PackReading> {
  return readPack(new TextDecoder().decode(await inputBytes(file)), file === "-" ? "standard input" : file);
}

async function shippedPack(id: string, packsFolder: string): Promise<string> {
  try {
    return await readFile(join(packsFolder, "rules", `${id}.yaml`), "utf8");
  } catch (cause) {
    throw new NotFound(
      `There is no pack “${id}” in packs/rules (carrel credit packs lists them). A file of your own is given with its ending: ./${id}.yaml.`,
      { cause },
    );
  }
}
