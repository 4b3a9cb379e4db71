import { type Json, type JsonObject, isList, isObject } from "../json/json-value.ts";
import { inLanguages } from "./json-ld-languages.ts";
import { type ScriptNames, learnContext, newNames, termNamed, withKeywords } from "./json-ld-names.ts";
import { type MutableThing, type Thing, type Value, addValue, newThing } from "./thing.ts";

/** The items of one script, or of a document that is one. */
export interface JsonLdPart {
  readonly items: readonly Json[];
  readonly where: string;
}

/**
 * The things of a page's JSON-LD: nodes of `@graph` too. Nodes of the same `@id` are one thing, in whichever script they
 * stand, and a reference is the thing it points to; but where two nodes share an `@id` and differ in name or date, they
 * stay apart: sites put the page's address into every event's `@id`. Of words in several languages, the reader's come first.
 */
export function jsonLdThings(parts: readonly JsonLdPart[], reader = "en"): readonly Thing[] {
  const reading = new GraphReading(reader);
  for (const part of parts) reading.readPart(part);
  return reading.things;
}

const deepest = 60;
const keywords = new Set([
  "@context",
  "@id",
  "@type",
  "@graph",
  "@reverse",
  "@included",
  "@index",
  "@language",
]);
/** Whose language tells the language of what is described. */
const toldBy = new Set(["name", "headline", "description"]);

class GraphReading {
  readonly things: MutableThing[] = [];
  readonly byId = new Map<string, MutableThing>();
  readonly reader: string;
  names: ScriptNames = newNames();
  where = "";

  constructor(reader: string) {
    this.reader = reader;
  }

  readPart({ items, where }: JsonLdPart): void {
    this.names = newNames();
    this.where = where;
    for (const item of items) this.read(item, 0);
  }

  read(value: Json | undefined, depth: number): readonly Value[] {
    if (value === undefined || value === null || depth > deepest) return [];
    if (typeof value !== "object") return [value];
    if (isList(value)) return value.flatMap((each) => this.read(each, depth + 1));
    if (!isObject(value)) return [];
    learnContext(this.names, value["@context"]);
    const node = withKeywords(this.names, value);
    if (node["@value"] !== undefined) return this.read(node["@value"], depth + 1);
    if (node["@list"] !== undefined) return this.read(node["@list"], depth + 1);
    if (node["@set"] !== undefined) return this.read(node["@set"], depth + 1);
    return [this.node(node, depth)];
  }

  private node(source: JsonObject, depth: number): MutableThing {
    const id = typeof source["@id"] === "string" ? source["@id"].trim() : undefined;
    const thing = this.thingFor(id, source);
    for (const type of this.read(source["@type"], depth + 1)) {
      const name = typeof type === "string" ? capitalised(termNamed(this.names, type)) : "";
      if (name !== "" && thing.types.length < 50 && !thing.types.includes(name)) thing.types.push(name);
    }
    let language = this.names.language;
    for (const [key, given] of Object.entries(source)) {
      if (keywords.has(key)) continue;
      const term = termNamed(this.names, key);
      const said = inLanguages(given, this.reader);
      if (said.language !== undefined && toldBy.has(term)) language = said.language;
      for (const each of this.read(said.value, depth + 1)) addValue(thing, term, each);
    }
    if (language !== undefined) addValue(thing, "@language", language);
    for (const key of ["@graph", "@included"]) this.read(source[key], depth + 1);
    return thing;
  }

  private thingFor(id: string | undefined, source: JsonObject): MutableThing {
    // A blank node's name holds within its own script only.
    const key = id?.startsWith("_:") === true ? `${this.where} ${id}` : id;
    const known = key === undefined ? undefined : this.byId.get(key);
    if (known !== undefined && !contradicts(known, source)) return known;
    const thing = newThing(this.where, [], id === "" ? undefined : id);
    this.things.push(thing);
    if (key !== undefined && key !== "" && known === undefined) this.byId.set(key, thing);
    return thing;
  }
}

/** Types are written with a capital; some sites write `event`. */
function capitalised(type: string): string {
  return /^[a-z]+$/iu.test(type) ? `${type.charAt(0).toUpperCase()}${type.slice(1)}` : type;
}

function contradicts(known: Thing, source: JsonObject): boolean {
  return ["name", "startDate"].some((key) => {
    const before = known.properties.get(key.toLowerCase())?.[0];
    const now = source[key];
    return typeof before === "string" && typeof now === "string" && before !== now;
  });
}
