import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { InvalidInput } from "#platform/errors";
import type { RulePack } from "../../rules/packs/pack.ts";
import { problemSentence, readPack } from "../../rules/packs/read-pack.ts";
import type { PackProblem } from "../../rules/packs/reading/pack-text.ts";

/**
 * The rule packs of `packs/rules/`, by id, in order of their file names.
 *
 * @throws InvalidInput naming file, line and field of everything that is wrong in any of them.
 */
export function readShippedPacks(packsFolder: string): ReadonlyMap<string, RulePack> {
  const folder = join(packsFolder, "rules");
  const packs = new Map<string, RulePack>();
  const problems: PackProblem[] = [];
  for (const file of readdirSync(folder).toSorted()) {
    if (!file.endsWith(".yaml")) continue;
    const reading = readPack(readFileSync(join(folder, file), "utf8"), `packs/rules/${file}`);
    if (reading.isValid) packs.set(reading.pack.id, reading.pack);
    else problems.push(...reading.problems);
  }
  if (problems.length > 0)
    throw new InvalidInput(
      problems.map((problem) => ({ where: problem.file, message: problemSentence(problem) })),
    );
  return packs;
}
