import { z } from "zod";
import { checkPack } from "./checks/check-pack.ts";
import { checkWithoutCycle } from "./checks/check-time.ts";
import { noted, noteWithin } from "./checks/notes.ts";
import type { RulePack } from "./pack.ts";
import { packFields } from "./reading/pack-schema.ts";
import { mostProblems, type PackProblem, takeApart } from "./reading/pack-text.ts";
import { readPartly } from "./reading/partly.ts";
import { type FieldIssue, fieldIssues, plainWords } from "./reading/plain-issue.ts";
import { version } from "./reading/version-schema.ts";

/** The pack, when nothing is wrong with it; else everything that is, in the order of the file. */
export type PackReading =
  | { readonly isValid: true; readonly pack: RulePack }
  | { readonly isValid: false; readonly problems: readonly PackProblem[] };

/**
 * Reads the YAML text of one rule pack. Tells every problem at once, each with file, line, column and field; a problem in
 * one field does not hide what is wrong with the others. Never throws, whatever the text is.
 *
 * @param fileName as problems shall name it: `packs/rules/us-ny-public-librarian.yaml`.
 */
export function readPack(text: string, fileName: string): PackReading {
  const taken = takeApart(text, fileName);
  if (!taken.isYaml) return { isValid: false, problems: taken.problems };
  const read = packFields.safeParse(taken.content, { error: plainWords });
  const issues = [
    ...(read.success ? [] : schemaIssues(read.error, taken.content)),
    ...crossIssues(taken.content),
  ];
  if (read.success && issues.length === 0) return { isValid: true, pack: read.data };
  const problems = issues
    .map(taken.problem)
    .toSorted((one, other) => one.line - other.line || one.column - other.column);
  return { isValid: false, problems: problems.slice(0, mostProblems) };
}

/** `packs/rules/a.yaml, line 4, column 9, versions[0].from: …`, for a person. */
export function problemSentence({ file, line, column, field, message }: PackProblem): string {
  return `${file}, line ${line}, column ${column}${field === "" ? "" : `, ${field}`}: ${message}`;
}

function schemaIssues(error: z.ZodError, content: unknown): readonly FieldIssue[] {
  return fieldIssues(error.issues).map((issue) =>
    issue.path.length > 0 && valueAt(content, issue.path) === undefined
      ? { ...issue, message: "This field is missing" }
      : issue,
  );
}

function valueAt(content: unknown, path: FieldIssue["path"]): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === "object" && value !== null ? Reflect.get(value, part) : undefined),
    content,
  );
}

function listAt(content: unknown, name: string): readonly unknown[] {
  const list = valueAt(content, [name]);
  return Array.isArray(list) ? list : [];
}

function crossIssues(content: unknown): readonly FieldIssue[] {
  const written = listAt(content, "versions");
  const versions = written.map((each) => readPartly(version, each));
  const categoryIds = listAt(content, "categories").map((each) => String(valueAt(each, ["id"])));
  return noted((note) => {
    checkPack({ pack: readPartly(packFields, content), categoryIds, versions }, note);
    for (const [place, each] of versions.entries())
      if (valueAt(written[place], ["cycle"]) === undefined)
        checkWithoutCycle(each, noteWithin(note, ["versions", place]));
  });
}
