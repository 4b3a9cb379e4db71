import { type MarkupDocument, attribute, rawText } from "../markup/document.ts";
import { decodeEntities } from "../feed/xml-entities.ts";
import { type Json, isList, isObject } from "../json/json-value.ts";
import { type TolerantJson, parseTolerantJson } from "../json/tolerant-json.ts";

/** One script of structured data as read: which it is on the page, its items, what had to be repaired. */
export interface JsonLdScript extends TolerantJson {
  readonly number: number;
  readonly items: readonly Json[];
}

/** The scripts of `application/ld+json` on a page, repaired where needed, empty ones left out. */
export function jsonLdScripts(document: MarkupDocument): readonly JsonLdScript[] {
  return document.tags
    .filter((tag) => tag.name === "script" && isJsonLd(attribute(tag, "type")))
    .map((tag) => unescaped(rawText(tag).trim()))
    .filter((text) => text !== "")
    .map((text, index) => {
      const read = parseTolerantJson(text);
      return { ...read, number: index + 1, items: itemsOf(read.value) };
    });
}

/** All top-level items of the page's JSON-LD scripts, as written, in order. */
export function extractJsonLd(document: MarkupDocument): readonly Json[] {
  return jsonLdScripts(document).flatMap((script) => script.items);
}

/** Some programs escape the quotes of a script, as if it were text: no JSON begins so. */
function unescaped(text: string): string {
  return /^[[{\s]*&(?:quot|#34|#x22);/iu.test(text) ? decodeEntities(text) : text;
}

function isJsonLd(type: string | undefined): boolean {
  return type !== undefined && /^\s*application\/ld\+json\b/iu.test(type);
}

function itemsOf(value: Json | undefined): readonly Json[] {
  const items = isList(value) ? value : [value];
  return items.filter((item) => isObject(item) && Object.keys(item).length > 0) as Json[]; // filtered to objects
}
