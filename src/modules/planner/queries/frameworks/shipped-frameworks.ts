import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { InvalidInput } from "#platform/errors";
import type { Framework, Frameworks } from "../../rules/frameworks/framework.ts";
import { readFrameworkText } from "./read-framework-file.ts";

/**
 * The frameworks of `packs/frameworks/`, by id, in order of their file names.
 *
 * @throws InvalidInput naming file, line and field of everything that is wrong in any of them, and edges that lead nowhere.
 */
export function readShippedFrameworks(packsFolder: string, topics: ReadonlySet<string>): Frameworks {
  const folder = join(packsFolder, "frameworks");
  const problems: string[] = [];
  const found = new Map<string, Framework>();
  for (const file of readdirSync(folder).toSorted()) {
    if (!file.endsWith(".yaml")) continue;
    const name = `packs/frameworks/${file}`;
    const reading = readFrameworkText(readFileSync(join(folder, file), "utf8"), name);
    if (!reading.isValid) problems.push(...reading.problems.map(({ message }) => message));
    else if (`${reading.framework.id}.yaml` === file) found.set(reading.framework.id, reading.framework);
    else problems.push(`${name}, id: It must be the name of the file, ${file.slice(0, -".yaml".length)}`);
  }
  problems.push(
    ...[...found.values()].flatMap((each) =>
      looseEdges(each, found, topics).map((words) => `${each.id}, ${words}`),
    ),
  );
  if (problems.length > 0)
    throw new InvalidInput(problems.map((message) => ({ where: "packs/frameworks", message })));
  return found;
}

/** Edges that lead to no topic of the catalogue and to no competency that is known, in sentences that begin with the code. */
export function looseEdges(
  { crosswalk }: Pick<Framework, "crosswalk">,
  frameworks: Frameworks,
  topics: ReadonlySet<string>,
): readonly string[] {
  return crosswalk.flatMap((edge) => {
    if ("topic" in edge)
      return topics.has(edge.topic) ? [] : [`${edge.from}: There is no topic “${edge.topic}”`];
    const target = frameworks.get(edge.framework);
    if (target === undefined) return [`${edge.from}: There is no framework “${edge.framework}” here`];
    const isThere = target.competencies.some(({ code }) => code === edge.code);
    return isThere ? [] : [`${edge.from}: “${edge.framework}” has no competency “${edge.code}”`];
  });
}
