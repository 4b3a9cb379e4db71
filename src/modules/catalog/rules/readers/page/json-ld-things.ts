import { type Json, type JsonObject, isList, isObject } from "../json/json-value.ts";
import { type MutableThing, type Thing, type Value, addValue, localName, newThing } from "./thing.ts";

/**
 * The things of one JSON-LD item: nodes of `@graph` too. Nodes of the same `@id` are one thing, and a reference is
 * the thing it points to; but where two nodes share an `@id` and differ in name or date, they stay apart:
 * sites put the page's address into every event's `@id`.
 */
export function jsonLdThings(items: readonly Json[], where: string): readonly Thing[] {
  const reading = new GraphReading(where);
  for (const item of items) reading.read(item, 0);
  return reading.things;
}

const deepest = 60;
const keywords = new Set(["@context", "@id", "@type", "@graph", "@reverse", "@included", "@index"]);

class GraphReading {
  readonly things: MutableThing[] = [];
  readonly byId = new Map<string, MutableThing>();
  readonly prefixes = new Set<string>();
  readonly where: string;

  constructor(where: string) {
    this.where = where;
  }

  read(value: Json | undefined, depth: number): readonly Value[] {
    if (value === undefined || value === null || depth > deepest) return [];
    if (typeof value !== "object") return [value];
    if (isList(value)) return value.flatMap((each) => this.read(each, depth + 1));
    if (!isObject(value)) return [];
    if (value["@value"] !== undefined) return this.read(value["@value"], depth + 1);
    if (value["@list"] !== undefined) return this.read(value["@list"], depth + 1);
    if (value["@set"] !== undefined) return this.read(value["@set"], depth + 1);
    return [this.node(value, depth)];
  }

  private node(source: JsonObject, depth: number): MutableThing {
    this.learnPrefixes(source["@context"]);
    const id = typeof source["@id"] === "string" ? source["@id"].trim() : undefined;
    const thing = this.thingFor(id, source);
    for (const type of this.read(source["@type"], depth + 1)) {
      const name = typeof type === "string" ? this.named(type) : "";
      if (name !== "" && thing.types.length < 50 && !thing.types.includes(name)) thing.types.push(name);
    }
    for (const [key, value] of Object.entries(source)) {
      if (keywords.has(key)) continue;
      for (const each of this.read(value, depth + 1)) addValue(thing, this.named(key), each);
    }
    for (const key of ["@graph", "@included"]) this.read(source[key], depth + 1);
    return thing;
  }

  private thingFor(id: string | undefined, source: JsonObject): MutableThing {
    const known = id === undefined ? undefined : this.byId.get(id);
    if (known !== undefined && !contradicts(known, source)) return known;
    const thing = newThing(this.where, [], id === "" ? undefined : id);
    this.things.push(thing);
    if (id !== undefined && id !== "" && known === undefined) this.byId.set(id, thing);
    return thing;
  }

  /** A context that calls schema.org by a prefix of its own. */
  private learnPrefixes(context: Json | undefined): void {
    for (const each of isList(context) ? context : [context]) {
      if (!isObject(each)) continue;
      for (const [prefix, address] of Object.entries(each)) {
        if (typeof address === "string" && /^https?:\/\/(?:www\.)?schema\.org\/?#?$/iu.test(address))
          this.prefixes.add(`${prefix}:`);
      }
    }
  }

  private named(name: string): string {
    const prefix = name.slice(0, name.indexOf(":") + 1);
    return localName(this.prefixes.has(prefix) ? name.slice(prefix.length) : name);
  }
}

function contradicts(known: Thing, source: JsonObject): boolean {
  return ["name", "startDate"].some((key) => {
    const before = known.properties.get(key.toLowerCase())?.[0];
    const now = source[key];
    return typeof before === "string" && typeof now === "string" && before !== now;
  });
}
