import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { oversize } from "./oversize.ts";
import type { FieldIssue } from "./plain-issue.ts";
import { refusal } from "./refused-text.ts";

/** Something wrong in a pack, so that a person finds it: file, line, column and field. */
export interface PackProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** As one would say it: `versions[0].requirements[2].minimum`. Empty for the file as a whole. */
  readonly field: string;
  /** In plain words, what is wrong and what to write instead. */
  readonly message: string;
}

/** A pack's text, taken apart: its content as plain values, and where each of them stands. */
export type PackText =
  | {
      readonly isYaml: true;
      readonly content: unknown;
      readonly problem: (issue: FieldIssue) => PackProblem;
    }
  | { readonly isYaml: false; readonly problems: readonly PackProblem[] };

/** Takes YAML apart. Never throws, and never works long, whatever the text is. */
export function takeApart(text: string, file: string): PackText {
  const refused = refusal(text);
  if (refused !== undefined) return { isYaml: false, problems: [{ file, field: "", ...refused }] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) {
    const problems = broken.slice(0, mostProblems).map(({ pos, message }) => ({
      file,
      ...at(pos[0]),
      field: "",
      message: `This is not valid YAML: ${message}`,
    }));
    return { isYaml: false, problems };
  }
  const large = oversize(document);
  if (large !== undefined)
    return { isYaml: false, problems: [{ file, ...at(large.offset), field: "", message: large.message }] };
  const problem = ({ isName, message, path }: FieldIssue) => ({
    file,
    ...at(offsetOf(document, path, isName === true)),
    field: fieldName(path),
    message,
  });
  return { isYaml: true, content: document.toJS({ maxAliasCount: -1 }), problem };
}

/** More than so many problems are not told: the first ones are to be mended first. */
export const mostProblems = 100;

/** Where a field's value begins; for a value of many lines its name; for one that is missing, what it is missing in. */
function offsetOf(document: Document.Parsed, path: FieldIssue["path"], isName: boolean): number {
  let node: Node | null = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const [place, part] of path.entries()) {
    const step = stepInto(node, part);
    if (step === undefined) return offset;
    offset = (isName && place === path.length - 1 ? step.name : step.offset) ?? offset;
    // What is wrong within an alias is mended where the anchor stands.
    node = isAlias(step.node) ? (step.node.resolve(document) ?? null) : step.node;
  }
  return offset;
}

interface Step {
  readonly node: Node | null;
  /** Where its name stands, and where it stands itself. */
  readonly name?: number | undefined;
  readonly offset: number | undefined;
}

function stepInto(node: Node | null, part: PropertyKey): Step | undefined {
  if (isSeq<Node>(node) && typeof part === "number") {
    const item = node.items[part];
    return item && { node: item, offset: item.range?.[0] };
  }
  if (!isMap<Node, Node | null>(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
  if (pair === undefined) return undefined;
  const isShort = isScalar(pair.value) && pair.value.value !== null;
  const name = pair.key.range?.[0];
  return { node: pair.value, name, offset: isShort ? pair.value?.range?.[0] : name };
}

function fieldName(path: FieldIssue["path"]): string {
  return path.reduce<string>((name, part) => {
    if (typeof part === "number") return `${name}[${part}]`;
    return name === "" ? String(part) : `${name}.${String(part)}`;
  }, "");
}
