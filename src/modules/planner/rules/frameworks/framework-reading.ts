import type { z } from "zod";
import type { Framework } from "./framework.ts";
import { frameworkSchema } from "./framework-schema.ts";
import type { ContentProblem } from "./framework-table.ts";

/** A framework that was read, or everything that is wrong with it. */
export type FrameworkReading =
  | { readonly isValid: true; readonly framework: Framework; readonly notes: readonly string[] }
  | { readonly isValid: false; readonly problems: readonly ContentProblem[] };

/** What a file said, in the words of a framework's fields. */
export interface FrameworkContent {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly competencies: readonly unknown[];
  readonly crosswalk: readonly unknown[];
  /** What was wrong with the file already. */
  readonly problems: readonly ContentProblem[];
  readonly notes?: readonly string[];
  /** Where the competency at a place stands: `row 4`. */
  readonly whereOf: (place: number) => string;
}

/** More than so many problems are not told: the first ones are to be mended first. */
export const mostProblems = 100;

/** Holds what was read against the rules of a framework. */
export function frameworkOf(content: FrameworkContent): FrameworkReading {
  const { competencies, crosswalk, facts, notes = [], problems, whereOf } = content;
  const read = frameworkSchema.safeParse({ ...facts, competencies, crosswalk });
  const issues = read.success ? [] : read.error.issues.map((issue) => problemOf(issue, whereOf));
  const all = [...problems, ...issues];
  if (read.success && all.length === 0) return { isValid: true, framework: read.data, notes };
  return { isValid: false, problems: all.slice(0, mostProblems) };
}

function problemOf(issue: z.core.$ZodIssue, whereOf: FrameworkContent["whereOf"]): ContentProblem {
  const [first, place, field] = issue.path;
  const message = issue.message;
  if (first === "competencies" && typeof place === "number") {
    const named = field === undefined ? "" : `${String(field)}: `;
    return { where: whereOf(place), message: `${named}${message}` };
  }
  return { where: issue.path.map(String).join("."), message };
}

/** `row 4: code: The code “A” is there twice`, for a person. */
export function contentSentence({ where, message }: ContentProblem): string {
  return where === "" ? message : `${where}: ${message}`;
}
