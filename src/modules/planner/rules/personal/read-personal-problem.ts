import { z } from "zod";
import type { PersonalPlan } from "./personal-plan.ts";
import type { PersonalProblem } from "./personal-problem.ts";
import { planFields } from "./reading/plan-fields.ts";
import { problemFields } from "./reading/problem-fields.ts";
import { type FieldProblem, problemIssues } from "./reading/problem-issues.ts";

/** The document, when nothing is wrong with it; else everything that is. */
export type Reading<Document> =
  | { readonly isValid: true; readonly document: Document }
  | {
      readonly isValid: false;
      readonly problems: readonly FieldProblem[];
      /** Without the fields that there are not, where nothing else is wrong. */
      readonly known?: Document | undefined;
    };

const mostProblems = 100;

/** Reads the JSON text of a problem, strictly: every fault is told with its field. Never throws. */
export function readPersonalProblem(text: string): Reading<PersonalProblem> {
  // The fields are those of the interface, as the compiler checks below; only “undefined” is written apart.
  const reading = read<PersonalProblem>(text, problemFields satisfies z.ZodType);
  const known = reading.isValid ? reading.document : reading.known;
  const problems = [
    ...(reading.isValid ? [] : reading.problems),
    ...(known === undefined ? [] : problemIssues(known)),
  ];
  return problems.length > 0 || !reading.isValid
    ? { isValid: false, problems: problems.slice(0, mostProblems) }
    : reading;
}

/** Reads the JSON text of a plan, as `carrel plan --json` prints it. Never throws. */
export function readPersonalPlan(text: string): Reading<PersonalPlan> {
  return read<PersonalPlan>(text, planFields);
}

/** The shapes of both documents as JSON Schema. What fields say of each other only the reader knows. */
export function personalSchemas(): { readonly problem: unknown; readonly plan: unknown } {
  const schema = (title: string, shape: z.ZodType) => ({
    title,
    ...z.toJSONSchema(shape, { io: "input", reused: "ref" }),
  });
  return {
    problem: schema("Carrel personal problem", problemFields),
    plan: schema("Carrel personal plan", planFields),
  };
}

/** Reads a document of one shape; every fault is told with its field. Never throws. */
export function read<Document>(text: string, shape: z.ZodType): Reading<Document> {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { isValid: false, problems: [{ where: "", message: `This is not valid JSON: ${words}.` }] };
  }
  if (namesPrototype(text))
    return {
      isValid: false,
      problems: [{ where: "", message: "There is no field “__proto__” anywhere here." }],
    };
  const answer = shape.safeParse(content);
  // What the schema lets through has exactly the fields of the document.
  if (answer.success) return { isValid: true, document: answer.data as Document };
  const problems = answer.error.issues.flatMap(({ message, path, ...issue }): readonly FieldProblem[] => {
    const isAbsent = valueAt(content, path) === undefined;
    if (issue.code !== "unrecognized_keys")
      return [
        {
          where: fieldName(path),
          message: isAbsent ? `This field is missing: ${lowered(message)}.` : `${message}.`,
        },
      ];
    const sentences = message.split("\n");
    return issue.keys.map((key, index) => ({
      where: fieldName([...path, key]),
      message: `${sentences[index] ?? message}.`,
    }));
  });
  const found = { isValid: false, problems: problems.slice(0, mostProblems) } as const;
  if (answer.error.issues.some(({ code }) => code !== "unrecognized_keys")) return found;
  for (const issue of answer.error.issues)
    if (issue.code === "unrecognized_keys")
      for (const key of issue.keys) Reflect.deleteProperty(Object(valueAt(content, issue.path)), key);
  const rest = shape.safeParse(content);
  return rest.success ? { ...found, known: rest.data as Document } : found;
}

/** A field that no reader of JavaScript sees: what it says would be lost without a word. */
function namesPrototype(text: string): boolean {
  let isNamed = false;
  if (text.includes("__proto__"))
    JSON.parse(text.replace(/^\uFEFF/u, ""), (key, value: unknown) => {
      isNamed ||= key === "__proto__";
      return value;
    });
  return isNamed;
}

function lowered(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === "object" && value !== null ? Reflect.get(value, part) : undefined),
    content,
  );
}

function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./u, "");
}
