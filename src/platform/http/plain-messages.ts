import type { z } from "zod";

/** What is wrong with one value, in a sentence that names its field: `Miles can be at most 500.` */
export function plainMessage(issue: z.core.$ZodRawIssue, label: string): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? `${label} is missing.`
        : `${label} must be ${kindOfValue(issue.expected)}.`;
    case "too_small":
      return `${label} ${sizeSentence(issue.origin, "at least", issue.minimum)}`;
    case "too_big":
      return `${label} ${sizeSentence(issue.origin, "at most", issue.maximum)}`;
    case "invalid_format":
      return `${label} must be ${formatNames[issue.format] ?? "in the form asked for"}.`;
    case "invalid_value":
      return `${label} must be one of: ${issue.values.map(String).join(", ")}.`;
    case "not_multiple_of":
      return `${label} must be a multiple of ${issue.divisor}.`;
    case "unrecognized_keys":
      return `There is no ${issue.keys.map((key) => `“${key}”`).join(" or ")} here.`;
    case "custom":
    case "invalid_element":
    case "invalid_key":
    case "invalid_union":
      return `${label} cannot be used as it is.`;
    default:
      return issue satisfies never;
  }
}

/** A field's name as words, when nothing better is known: `maxMinutes` to `Max minutes`. */
export function nameAsWords(path: readonly PropertyKey[]): string {
  const words = path
    .filter((part) => typeof part === "string")
    .join(" ")
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll(/[-_]/g, " ")
    .toLowerCase();
  return words === "" ? "What was sent" : words.charAt(0).toUpperCase() + words.slice(1);
}

const formatNames: Readonly<Record<string, string>> = {
  email: "an e-mail address, like name@example.org",
  url: "a whole address, starting with https://",
  date: "a date, like 2026-12-03",
  time: "a time, like 14:30",
  datetime: "a date and time, like 2026-12-03T14:30:00Z",
  uuid: "an id of ours",
};

function kindOfValue(expected: string): string {
  if (expected === "number" || expected === "bigint") return "a number";
  if (expected === "int") return "a whole number";
  if (expected === "array") return "a list";
  if (expected === "boolean") return "yes or no";
  if (expected === "object" || expected === "record") return "an object";
  return expected === "string" ? "a text" : "of another kind";
}

function sizeSentence(origin: string, bound: string, size: number | bigint): string {
  const amount = size.toLocaleString("en");
  if (origin === "string") return `must have ${bound} ${amount} characters.`;
  if (origin === "array" || origin === "set") return `must have ${bound} ${amount} entries.`;
  if (origin === "file") return `must be ${bound} ${amount} bytes.`;
  return bound === "at least" ? `must be at least ${amount}.` : `can be at most ${amount}.`;
}
