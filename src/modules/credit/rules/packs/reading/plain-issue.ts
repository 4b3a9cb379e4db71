import type { z } from "zod";
import { didYouMean } from "./nearest-word.ts";

/** The names and places that lead to one spot of the file. */
export type Path = readonly PropertyKey[];

/** One thing wrong with one field. */
export interface FieldIssue {
  readonly path: Path;
  readonly message: string;
  /** True when the name itself is wrong, not what stands behind it. */
  readonly isName?: boolean;
}

/** What the schema has to say, in plain words; schemas that say it better by themselves are left alone. */
export function plainWords(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === "invalid_type") return typeSentence(issue.expected, issue.input);
  if (issue.code === "invalid_value") return valueSentence(issue.values.map(String), issue.input);
  if (issue.code === "invalid_union") return kindSentence(issue.discriminator, issue["options"], issue.input);
  if (issue.code === "too_small") return `That is too little: at least ${issue.minimum}`;
  if (issue.code !== "too_big") return undefined;
  return `That is too much: at most ${issue.maximum}${issue.origin === "string" ? " letters" : ""}`;
}

/** The issues of a failed reading, one for each unknown field, and of two ways to write something only the likelier. */
export function fieldIssues(issues: readonly z.core.$ZodIssue[], within: Path = []): readonly FieldIssue[] {
  return issues.flatMap((issue): readonly FieldIssue[] => {
    const path = [...within, ...issue.path];
    if (issue.code === "unrecognized_keys") {
      const sentences = issue.message.split("\n");
      return issue.keys.map((key, place) => ({
        path: [...path, key],
        message: sentences[place] ?? issue.message,
        isName: true,
      }));
    }
    const likelier = issue.code === "invalid_union" ? likeliest(issue.errors) : undefined;
    return likelier === undefined ? [{ path, message: issue.message }] : fieldIssues(likelier, path);
  });
}

/** Of the ways in which something can be written the one that was meant: the right kind, and the right fields. */
function likeliest(ways: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] | undefined {
  const sameKind = ways.filter((way) => !isOtherKind(way));
  const isForeign = (issue: z.core.$ZodIssue) =>
    issue.path.length === 0 && issue.code === "unrecognized_keys";
  return sameKind.find((way) => !way.some(isForeign)) ?? sameKind[0];
}

/** True when something quite different was expected in this place: a list, say, where a text stands. */
function isOtherKind(way: readonly z.core.$ZodIssue[]): boolean {
  return way.some(
    (issue) =>
      issue.path.length === 0 &&
      (issue.code === "invalid_type" ||
        issue.code === "invalid_value" ||
        (issue.code === "invalid_union" && issue.errors.every(isOtherKind))),
  );
}

const kinds: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "fields of its own",
  record: "fields of its own",
};

function typeSentence(expected: string, input: unknown): string {
  const kind = kinds[expected] ?? expected;
  if (input === undefined) return "This field is missing";
  if (input === null) return `Nothing is written here: write ${kind}, or leave the field out`;
  return `Write ${kind} here, not ${kindOf(input)}`;
}

function kindOf(input: unknown): string {
  if (Array.isArray(input)) return "a list";
  if (typeof input === "number" && !Number.isFinite(input)) return "something without end or sense";
  return kinds[typeof input] ?? typeof input;
}

function valueSentence(values: readonly string[], input: unknown): string {
  const choice = values.length === 1 ? values.join("") : `one of: ${values.join(", ")}`;
  return `Write ${choice}${typeof input === "string" ? didYouMean(input, values) : ""}`;
}

/** A field that decides which others there are, as `kind` does. */
function kindSentence(field: string | undefined, options: unknown, input: unknown): string | undefined {
  if (field === undefined || !Array.isArray(options)) return undefined;
  const written: unknown =
    typeof input === "object" && input !== null ? Reflect.get(input, field) : undefined;
  return valueSentence(options.map(String), written);
}
