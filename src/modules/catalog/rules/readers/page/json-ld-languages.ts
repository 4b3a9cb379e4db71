import { type Json, type JsonObject, isList, isObject } from "../json/json-value.ts";

/** What is said, the reader's language first where it is said in several; and the language of what comes first. */
export interface InLanguages {
  readonly value: Json | undefined;
  readonly language?: string;
}

/** Values with a language (`{"@value", "@language"}`) and maps of them (`{"en": …, "fr": …}`). */
export function inLanguages(value: Json | undefined, reader: string): InLanguages {
  if (!mayBeInLanguages(value)) return { value };
  const said = (isObject(value) ? mapped(value) : undefined) ?? (isList(value) ? value : [value]);
  const languages = said.map((each) => (isObject(each) ? each["@language"] : undefined));
  const first = languages.findIndex((each) => isIn(each, reader));
  const at = first === -1 ? 0 : first;
  const language = languages[at];
  if (typeof language !== "string") return { value };
  const [chosen] = said.slice(at);
  return { value: [chosen ?? null, ...said.filter((_, other) => other !== at)], language };
}

/** Told at a glance: nearly everything a page describes has no languages. */
function mayBeInLanguages(value: Json | undefined): value is JsonObject | readonly Json[] {
  if (isList(value)) return value.some((each) => isObject(each) && each["@language"] !== undefined);
  if (!isObject(value) || value["@type"] !== undefined) return false;
  return value["@language"] !== undefined || value["@value"] === undefined;
}

function isIn(language: Json | undefined, reader: string): boolean {
  return typeof language === "string" && primary(language) === primary(reader);
}

function primary(tag: string): string {
  return tag.toLowerCase().split("-", 1)[0] ?? "";
}

/** A map whose every name is the tag of a language and whose every value is words. */
function mapped(value: { readonly [key: string]: Json | undefined }): readonly Json[] | undefined {
  const entries = Object.entries(value);
  const isMap =
    entries.length > 0 &&
    entries.every(
      ([name, words]) => /^(?:@none|[a-z]{2}(?:-[a-z\d]{2,8})*)$/iu.test(name) && typeof words === "string",
    );
  if (!isMap) return undefined;
  return entries.map(([name, words]) => ({
    "@value": words ?? "",
    ...(name === "@none" ? {} : { "@language": name }),
  }));
}
