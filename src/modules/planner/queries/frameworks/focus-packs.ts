import { readFileSync } from "node:fs";
import { join } from "node:path";
import { InvalidInput } from "#platform/errors";
import type { FieldWords } from "#modules/catalog";
import { fieldIssues, plainWords, problemSentence, takeApart } from "#modules/credit";
import { type FocusRole, rolesSchema } from "../../rules/focus/role.ts";
import type { Frameworks } from "../../rules/frameworks/framework.ts";
import { readShippedFrameworks } from "./shipped-frameworks.ts";

/** What focus is reckoned with that is shipped: frameworks by id, and what people do in a library. */
export interface FocusPacks {
  readonly frameworks: Frameworks;
  readonly roles: readonly FocusRole[];
}

/**
 * Reads `packs/frameworks` and `packs/roles`.
 *
 * @throws InvalidInput naming file, line and field of everything that is wrong.
 */
export function readFocusPacks(packsFolder: string, vocabulary: FieldWords["vocabulary"]): FocusPacks {
  const topics = new Set(vocabulary.terms.topics.map(({ id }) => id));
  return { frameworks: readShippedFrameworks(packsFolder, topics), roles: readRoles(packsFolder) };
}

function readRoles(packsFolder: string): readonly FocusRole[] {
  const file = "packs/roles/roles.yaml";
  const taken = takeApart(readFileSync(join(packsFolder, "roles/roles.yaml"), "utf8"), file);
  const read = taken.isYaml ? rolesSchema.safeParse(taken.content, { error: plainWords }) : undefined;
  if (read?.success === true) return read.data.roles;
  const problems = taken.isYaml ? fieldIssues(read?.error.issues ?? []).map(taken.problem) : taken.problems;
  throw new InvalidInput(problems.map((each) => ({ where: file, message: problemSentence(each) })));
}
