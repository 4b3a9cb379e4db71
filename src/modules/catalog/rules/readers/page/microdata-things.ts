import type { MicrodataItem, MicrodataValue } from "./microdata.ts";
import { type MutableThing, type Thing, type Value, addValue, localName, newThing } from "./thing.ts";

/** Microdata items as things, nested ones as values. */
export function microdataThings(items: readonly MicrodataItem[]): readonly Thing[] {
  const things: MutableThing[] = [];
  const built = new Map<MicrodataItem, MutableThing>();
  for (const [index, item] of items.entries()) build(item, `microdata item ${index + 1}`);
  return things;

  function build(item: MicrodataItem, where: string): MutableThing {
    const known = built.get(item);
    if (known !== undefined) return known;
    const thing = newThing(where, item.types.map(localName), item.id);
    built.set(item, thing);
    things.push(thing);
    for (const [name, values] of item.properties)
      for (const value of values) addValue(thing, name, asValue(value, where));
    if (item.value !== undefined && item.value !== "") addValue(thing, "value", item.value);
    return thing;
  }

  function asValue(value: MicrodataValue, where: string): Value {
    if (typeof value === "string") return value;
    return "properties" in value ? build(value, where) : (value.valueName ?? "");
  }
}
