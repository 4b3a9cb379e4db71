import { InvalidInput } from "#platform/errors";
import { z } from "zod";
import { csrfField, formBody } from "./form-body.ts";
import { nameAsWords, plainMessage } from "./plain-messages.ts";
import type { WebContext } from "./web-context.ts";

/** How fields are called in messages: `{ near: "ZIP code" }`. Others are called by their name. */
export type FieldLabels = Readonly<Record<string, string>>;

/** What a form or query holds, by name: one value, or all when there are several. Empty fields are left out. */
export type SentValues = Readonly<Record<string, string | File | readonly (string | File)[]>>;

/**
 * The query string, parsed. Unknown names are the schema's business; an empty value counts as absent, since a form sends
 * its empty fields too.
 *
 * To show the page again with what was typed, keep `readQuery(c)`.
 *
 * @throws InvalidInput with every problem at once, each in a sentence.
 */
export function parseQuery<Schema extends z.ZodType>(
  c: WebContext,
  schema: Schema,
  labels: FieldLabels = {},
): z.output<Schema> {
  return parse(schema, readQuery(c), labels);
}

/** The query string's fields as they were sent. */
export function readQuery(c: WebContext): SentValues {
  return collect(new URL(c.req.url).searchParams);
}

/**
 * A form's fields, parsed. To show the form again with what was typed, keep `await readForm(c)`.
 *
 * @throws InvalidInput with every problem at once, each in a sentence.
 */
export async function parseForm<Schema extends z.ZodType>(
  c: WebContext,
  schema: Schema,
  labels: FieldLabels = {},
): Promise<z.output<Schema>> {
  return parse(schema, await readForm(c), labels);
}

/** A form's fields as they were sent, without the token. */
export async function readForm(c: WebContext): Promise<SentValues> {
  const { [csrfField]: _token, ...values } = collect(await formBody(c));
  return values;
}

/** A text field of a form or query; empty when it is absent, sent several times, or a file. */
export function sentText(sent: SentValues, name: string): string {
  const value = sent[name];
  return typeof value === "string" ? value : "";
}

/**
 * A JSON body, parsed.
 *
 * @throws InvalidInput with every problem at once, or when it is not JSON.
 */
export async function parseJson<Schema extends z.ZodType>(
  c: WebContext,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await c.req.text();
  let value: unknown;
  try {
    value = JSON.parse(
      text,
      text.includes(nulInJson) ? (_name, each: unknown) => plainText(each) : undefined,
    );
  } catch (cause) {
    throw new InvalidInput("The body is not JSON.", { cause });
  }
  return parse(schema, value, {});
}

/** A field that may be sent several times, as check boxes are: always a list, empty when absent. */
export function listOf<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(schema),
  );
}

/** A single check box: true when it was ticked, false when absent. */
export function checkbox() {
  return z.preprocess((value) => value !== undefined, z.boolean());
}

function parse<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  labels: FieldLabels,
): z.output<Schema> {
  const labelOf = (path: readonly PropertyKey[] = []) => labels[String(path[0] ?? "")] ?? nameAsWords(path);
  const result = schema.safeParse(value, { error: (issue) => plainMessage(issue, labelOf(issue.path)) });
  if (result.success) return result.data;
  throw new InvalidInput(
    result.error.issues.map((issue) => ({ where: issue.path.map(String).join("."), message: issue.message })),
  );
}

function collect(sent: URLSearchParams | FormData): SentValues {
  const values = new Map<string, (string | File)[]>();
  for (const [name, value] of sent.entries()) {
    if (isEmpty(value)) continue;
    values.set(name, [...(values.get(name) ?? []), plainText(value)]);
  }
  return Object.fromEntries(
    [...values].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? "") : all]),
  );
}

const nul = "\0";
const nulInJson = String.raw`\u0000`;

// No person types it, and PostgreSQL takes no text with it.
function plainText<Value>(value: Value): Value | string {
  return typeof value === "string" ? value.replaceAll(nul, "") : value;
}

function isEmpty(value: string | File): boolean {
  // A file field left alone sends a file without name and content.
  return typeof value === "string" ? value.trim() === "" : value.size === 0 && value.name === "";
}
