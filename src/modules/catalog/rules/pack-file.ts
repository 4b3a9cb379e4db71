import { LineCounter, isNode, parseDocument } from "yaml";
import type { Document } from "yaml";
import type { z } from "zod";

/** Something wrong in a file of `packs/`, so that a person finds it: file, line and field. */
export interface PackProblem {
  readonly file: string;
  readonly line: number;
  /** As one would say it: `topics[3].words`. Empty for the file as a whole. */
  readonly field: string;
  readonly message: string;
}

/** A file of `packs/` as text; reading it from the disk is not a rule's work. */
export interface PackFile {
  readonly name: string;
  readonly text: string;
}

/** The file's content when it fits the schema; else every problem at once. */
export type PackResult<Content> =
  | { readonly isValid: true; readonly content: Content }
  | { readonly isValid: false; readonly problems: readonly PackProblem[] };

/** Reads one YAML file of `packs/` against its schema. Never throws for bad content. */
export function parsePackFile<Schema extends z.ZodType>(
  file: PackFile,
  schema: Schema,
): PackResult<z.output<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      file: file.name,
      line: lines.linePos(error.pos[0]).line,
      field: "",
      message: `This is not valid YAML: ${error.message}`,
    }));
    return { isValid: false, problems };
  }
  const result = schema.safeParse(document.toJS({ maxAliasCount: 100 }));
  if (result.success) return { isValid: true, content: result.data };
  const problems = result.error.issues.map((issue) => ({
    file: file.name,
    line: lineOf(document, issue.path, lines),
    field: fieldName(issue.path),
    message: issue.message,
  }));
  return { isValid: false, problems };
}

/** `packs/sources/wyoming.yaml, line 4, zone: …`, for a person. */
export function problemSentence(problem: PackProblem): string {
  const field = problem.field === "" ? "" : `, ${problem.field}`;
  return `${problem.file}, line ${problem.line}${field}: ${problem.message}`;
}

/** The line of the field, or of the nearest thing around it when the field is missing. */
function lineOf(document: Document, path: readonly PropertyKey[], lines: LineCounter): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, part) => {
    if (typeof part === "number") return `${name}[${part}]`;
    return name === "" ? String(part) : `${name}.${String(part)}`;
  }, "");
}
