import { decodeText, readSheet } from "#platform/spreadsheet";
import { fieldIssues, plainWords, problemSentence, takeApart } from "#modules/credit";
import type { Framework } from "../../rules/frameworks/framework.ts";
import {
  type FrameworkReading,
  frameworkOf,
  mostProblems,
} from "../../rules/frameworks/framework-reading.ts";
import { frameworkSchema } from "../../rules/frameworks/framework-schema.ts";
import { readTable } from "../../rules/frameworks/framework-table.ts";
import { readCase } from "../../rules/frameworks/read-case.ts";

/** A file with a framework in it, and what a table cannot say of itself. */
export interface FrameworkFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Taken where the file is a table; other files say it themselves. */
  readonly facts: Omit<Framework, "competencies" | "crosswalk">;
}

/** Far more than any framework has. */
const mostBytes = 5_000_000;
const mostRows = 1001;

/**
 * Reads a framework from CASE JSON, from YAML as in packs/frameworks, or from a table (CSV, Excel): told apart by what is in it.
 * Never throws for bad content.
 */
export async function readFrameworkFile({ bytes, facts, name }: FrameworkFile): Promise<FrameworkReading> {
  if (bytes.length > mostBytes) return refusal("This file is too large for a framework: at most 5 MB.");
  const head = decodeText(bytes.subarray(0, 2000)).trimStart();
  if (head.startsWith("{") || head.startsWith("[")) return readCaseText(decodeText(bytes), facts.checkedOn);
  if (/\.ya?ml$/iu.test(name) || /^(?:#|---|id:)/u.test(head))
    return readFrameworkText(decodeText(bytes), name);
  const { rows, problems } = await readSheet(bytes, mostRows);
  const table = readTable(rows);
  if (table.rows.length === 0 && table.problems.length > 0)
    return { isValid: false, problems: table.problems };
  return frameworkOf({
    ...table,
    facts,
    problems: [...problems.map((message) => ({ where: "", message })), ...table.problems],
    whereOf: (place) => `row ${table.rows[place] ?? place + 2}`,
  });
}

/** Reads a framework's YAML; problems name file, line and field. */
export function readFrameworkText(text: string, fileName: string): FrameworkReading {
  const taken = takeApart(text, fileName);
  const told = (problem: Parameters<typeof problemSentence>[0]) => ({
    where: "",
    message: problemSentence(problem),
  });
  if (!taken.isYaml) return { isValid: false, problems: taken.problems.map(told) };
  const read = frameworkSchema.safeParse(taken.content, { error: plainWords });
  if (read.success) return { isValid: true, framework: read.data, notes: [] };
  const problems = fieldIssues(read.error.issues)
    .map(taken.problem)
    .toSorted((one, other) => one.line - other.line || one.column - other.column);
  return { isValid: false, problems: problems.slice(0, mostProblems).map(told) };
}

function readCaseText(text: string, today: string): FrameworkReading {
  const { value, fault } = parsedJson(text);
  if (fault !== undefined) return refusal(fault);
  const content = readCase(
    "CFPackage" in Object(value) ? Reflect.get(Object(value), "CFPackage") : value,
    today,
  );
  // What the package is not is told; what would follow from that is not.
  if (content.competencies.length === 0 && content.problems.length > 0)
    return { isValid: false, problems: content.problems.slice(0, mostProblems) };
  return frameworkOf({ ...content, whereOf: (place) => content.wheres[place] ?? "" });
}

function parsedJson(text: string): { readonly value?: unknown; readonly fault?: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { fault: jsonFault(error.message) };
  }
}

// The engine names the line of some faults, of others what stands around them, and of an early end nothing.
function jsonFault(message: string): string {
  const [, line, column] = /line (\d+) column (\d+)/u.exec(message) ?? [];
  if (line !== undefined && column !== undefined)
    return `Line ${line}, column ${column}: this begins like JSON, and is none from there on.`;
  const around = /^Unexpected token .+?, (?:\.{3})?"(.+)"(?:\.{3})? is not valid JSON$/su.exec(message)?.[1];
  if (around !== undefined)
    return `This begins like JSON, and is none around “${around.replaceAll(/\s+/gu, " ").trim()}”.`;
  return "This begins like JSON and is none: was the file cut off?";
}

function refusal(message: string): FrameworkReading {
  return { isValid: false, problems: [{ where: "", message }] };
}
