/** One described thing of a page, whichever syntax said it: JSON-LD, microdata, RDFa or microformats. */
export interface Thing {
  /** Type names without their vocabulary: `Event`, `CourseInstance`. */
  readonly types: readonly string[];
  readonly id?: string;
  /** Property names in lower case, without their vocabulary. */
  readonly properties: ReadonlyMap<string, readonly Value[]>;
  /** Where on the page, for messages: `script 2`, `microdata item 1`. */
  readonly where: string;
}

export type Value = string | number | boolean | Thing;

export interface MutableThing extends Thing {
  types: string[];
  readonly properties: Map<string, Value[]>;
}

export function newThing(where: string, types: readonly string[] = [], id?: string): MutableThing {
  return { types: [...types], properties: new Map(), where, ...(id === undefined ? {} : { id }) };
}

/** Beyond this many values of one property, doubles are not looked for: that would cost the square of their number. */
const mostCompared = 100;

export function addValue(thing: MutableThing, name: string, value: Value): void {
  const key = localName(name).toLowerCase();
  const values = thing.properties.get(key);
  if (values === undefined) thing.properties.set(key, [value]);
  else if (values.length > mostCompared || !values.includes(value)) values.push(value);
}

/** The name without vocabulary: `http://schema.org/startDate`, `schema:startDate` and `startDate` are one. */
export function localName(name: string): string {
  return name
    .trim()
    .replace(/^https?:\/\/(?:[\w-]+\.)?(?:schema\.org|data-vocabulary\.org)\/(?:#)?/iu, "")
    .replace(/^(?:schema|sdo):/iu, "");
}

/** All values of the first of these properties that has any. */
export function valuesOf(thing: Thing, ...names: readonly string[]): readonly Value[] {
  for (const name of names) {
    const values = thing.properties.get(name.toLowerCase());
    if (values !== undefined && values.length > 0) return values;
  }
  return [];
}

/** All values of all these properties. */
export function allValuesOf(thing: Thing, ...names: readonly string[]): readonly Value[] {
  return names.flatMap((name) => thing.properties.get(name.toLowerCase()) ?? []);
}

export function thingsOf(thing: Thing, ...names: readonly string[]): readonly Thing[] {
  return allValuesOf(thing, ...names).filter((value): value is Thing => typeof value === "object");
}

/** What a value says in words: text as it is, a thing by its name, else its address. */
export function wordsOf(value: Value): string | undefined {
  if (typeof value !== "object") return String(value).trim() || undefined;
  const named = valuesOf(value, "name", "headline", "title", "alternateName", "value", "@value").find(
    (each) => typeof each !== "object",
  );
  return named === undefined ? value.id : String(named).trim() || undefined;
}

/** The first words any of these properties says. */
export function firstWords(thing: Thing, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    for (const value of valuesOf(thing, name)) {
      const words = wordsOf(value);
      if (words !== undefined) return words;
    }
  }
  return undefined;
}

export function hasType(thing: Thing, ...types: readonly string[]): boolean {
  return thing.types.some((type) => types.includes(type));
}
