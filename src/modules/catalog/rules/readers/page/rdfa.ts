import {
  type MarkupDocument,
  type Tag,
  type TextBudget,
  attribute,
  attributeWords,
} from "../markup/document.ts";
import { visibleText } from "../markup/visible-text.ts";
import { type MutableThing, type Thing, addValue, localName, newThing } from "./thing.ts";

/**
 * The things that RDFa Lite describes in the vocabulary of schema.org: `vocab`, `typeof`, `property`, `resource`,
 * `prefix`. `rel` is read on the element of the other thing; the rest of full RDFa (chains, `rev`, lists, data types) is not.
 */
export function rdfaThings(document: MarkupDocument): readonly Thing[] {
  const things: MutableThing[] = [];
  walk(
    document.root,
    { vocabulary: "", prefixes: new Map(), subject: undefined, budget: document.budget },
    things,
  );
  return things;
}

interface Scope {
  readonly vocabulary: string;
  readonly prefixes: ReadonlyMap<string, string>;
  readonly subject: MutableThing | undefined;
  readonly budget: TextBudget;
}

function walk(tag: Tag, outer: Scope, things: MutableThing[]): void {
  const scope = {
    ...outer,
    vocabulary: attribute(tag, "vocab") ?? outer.vocabulary,
    prefixes: prefixesOf(tag, outer),
  };
  const types = attributeWords(tag, "typeof")
    .map((word) => named(word, scope))
    .filter((each) => each !== undefined);
  // `rel` tells how one thing belongs to another; without a thing it is what links have.
  const related = attribute(tag, "typeof") === undefined ? [] : attributeWords(tag, "rel");
  const names = [...attributeWords(tag, "property"), ...related]
    .map((word) => named(word, scope))
    .filter((each) => each !== undefined);
  let subject = scope.subject;
  if (attribute(tag, "typeof") !== undefined && types.length > 0) {
    const thing = newThing(`RDFa item ${things.length + 1}`, types, addressOf(tag));
    things.push(thing);
    if (outer.subject !== undefined) for (const name of names) addValue(outer.subject, name, thing);
    subject = thing;
  } else if (subject !== undefined)
    for (const name of names) addValue(subject, name, valueOf(tag, scope.budget));
  for (const child of tag.children) if (typeof child !== "string") walk(child, { ...scope, subject }, things);
}

function prefixesOf(tag: Tag, outer: Scope): ReadonlyMap<string, string> {
  const written = attribute(tag, "prefix");
  if (written === undefined) return outer.prefixes;
  const words = written.split(/\s+/u).filter(Boolean);
  const stated = words
    .map((word, at) => [word.replace(/:$/u, ""), words[at + 1] ?? ""] as const)
    .filter((_, at) => words[at]?.endsWith(":") === true);
  return new Map([...outer.prefixes, ...stated]);
}

const schema = /^https?:\/\/(?:www\.)?schema\.org\/?$|^https?:\/\/(?:rdf\.)?data-vocabulary\.org\/?#?$/iu;

/** The name within schema.org; nothing when the word is of another vocabulary. */
function named(word: string, scope: Scope): string | undefined {
  if (/^https?:/iu.test(word)) return localName(word) === word ? undefined : localName(word);
  const [prefix, name] = word.includes(":") ? word.split(":", 2) : ["", word];
  if (name === undefined || name === "") return undefined;
  if (prefix === "") return schema.test(scope.vocabulary) ? name : undefined;
  const address = scope.prefixes.get(prefix ?? "");
  return schema.test(address ?? "") || (address === undefined && prefix === "schema") ? name : undefined;
}

function valueOf(tag: Tag, budget: TextBudget): string {
  return (
    attribute(tag, "content") ?? attribute(tag, "datetime") ?? addressOf(tag) ?? visibleText(tag, budget)
  );
}

function addressOf(tag: Tag): string | undefined {
  for (const name of ["resource", "href", "src"]) {
    const address = attribute(tag, name);
    if (address !== undefined) return address.trim();
  }
  return undefined;
}
