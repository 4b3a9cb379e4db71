import { type Json, type JsonObject, isList, isObject } from "../json/json-value.ts";
import { localName } from "./thing.ts";

/** What the contexts of one script call schema.org's terms, and in which language it says its words. */
export interface ScriptNames {
  readonly prefixes: Set<string>;
  /** Own names of terms and keywords: `title` for `name`, `type` for `@type`. */
  readonly terms: Map<string, string>;
  language?: string;
}

export function newNames(): ScriptNames {
  return { prefixes: new Set(), terms: new Map() };
}

/** Learns from a `@context` written out in the document; those kept elsewhere are not fetched. */
export function learnContext(names: ScriptNames, context: Json | undefined): void {
  if (context === undefined) return;
  const written = (isList(context) ? context : [context]).filter(isObject);
  for (const each of written)
    for (const [name, address] of Object.entries(each))
      if (typeof address === "string" && /^https?:\/\/(?:www\.)?schema\.org\/?#?$/iu.test(address))
        names.prefixes.add(`${name}:`);
  for (const each of written) {
    if (typeof each["@language"] === "string") names.language ??= each["@language"];
    for (const [name, meaning] of Object.entries(each)) learnTerm(names, name, meaning);
  }
}

function learnTerm(names: ScriptNames, name: string, meaning: Json | undefined): void {
  const address = isObject(meaning) ? meaning["@id"] : meaning;
  if (name.startsWith("@") || typeof address !== "string") return;
  const term = address.startsWith("@") ? address : schemaTerm(names, address);
  if (term !== undefined && term !== name && names.terms.size < mostTerms) names.terms.set(name, term);
}

const mostTerms = 1_000;

/** The term of schema.org that an address in a context stands for; nothing when it is of another vocabulary. */
function schemaTerm(names: ScriptNames, address: string): string | undefined {
  const term = withoutPrefix(names, address);
  return /^[a-z]\w*$/iu.test(term) ? term : undefined;
}

/** The name of a term as schema.org has it. */
export function termNamed(names: ScriptNames, name: string): string {
  return names.terms.get(name) ?? withoutPrefix(names, name);
}

function withoutPrefix({ prefixes }: ScriptNames, name: string): string {
  const prefix = name.slice(0, name.indexOf(":") + 1);
  return localName(prefixes.has(prefix) ? name.slice(prefix.length) : name);
}

/** The node with its keywords under their own names, where the script calls them otherwise. */
export function withKeywords({ terms }: ScriptNames, node: JsonObject): JsonObject {
  if (terms.size === 0) return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => {
      const term = terms.get(name);
      return [term?.startsWith("@") === true ? term : name, value] as const;
    }),
  );
}
