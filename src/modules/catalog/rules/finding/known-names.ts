import type { Vocabulary } from "../normalise/vocabulary.ts";
import { type FindQuery, namesAsked } from "./find-query.ts";
import { kindLabels, languageLabel, wayLabels } from "./labels.ts";

/** The filters that take names, by the name of their parameter. */
export type NamedFilter = keyof ReturnType<typeof namesAsked>;

/** A name of a filter that nothing here is called by, and what to write instead. */
export interface UnknownName {
  readonly where: NamedFilter;
  readonly name: string;
  readonly message: string;
}

export interface NamesGiven {
  readonly terms: Vocabulary["terms"];
  /** Whether any offering bears the name: a vocabulary may have dropped what was kept under it. */
  readonly isBorne: (filter: NamedFilter, name: string) => boolean;
  /** Names that only offerings bring, such as categories of credit. */
  readonly borne: readonly { readonly filter: NamedFilter; readonly name: string }[];
}

const said: Readonly<Record<NamedFilter, readonly [singular: string, plural: string]>> = {
  way: ["way of taking part", "ways"],
  kind: ["kind", "kinds"],
  topic: ["topic", "topics"],
  audience: ["audience", "audiences"],
  credit: ["category of credit", "categories"],
  language: ["language", "languages here"],
};

/** The names of a question that neither the vocabulary nor any offering knows: nothing could ever fit them. */
export function unknownNames(query: FindQuery, given: NamesGiven): readonly UnknownName[] {
  return Object.entries(namesAsked(query)).flatMap(([filter, names]) => {
    // The keys of that object.
    const where = filter as NamedFilter;
    return names
      .filter((name) => !isKnown(where, name, given))
      .map((name) => ({ where, name, message: messageOf(where, name, given) }));
  });
}

function isKnown(filter: NamedFilter, name: string, given: NamesGiven): boolean {
  if (filter === "language" && languageLabel(name) !== name) return true;
  return ownNames(filter, given.terms).includes(name) || given.isBorne(filter, name);
}

/** What can be written whether or not anything bears it today. */
function ownNames(filter: NamedFilter, terms: Vocabulary["terms"]): readonly string[] {
  switch (filter) {
    case "way":
      return Object.keys(wayLabels);
    case "kind":
      return Object.keys(kindLabels);
    case "topic":
      return terms.topics.map(({ id }) => id);
    case "audience":
      return terms.audiences.map(({ id }) => id);
    case "credit":
      return ["any"];
    case "language":
      return [];
    default:
      return filter satisfies never;
  }
}

const mostNamed = 12;
const mostNearest = 3;
/** Half of it at one is the very same: below this, names have little more than a syllable in common. */
const leastLikeness = 0.2;

function messageOf(filter: NamedFilter, name: string, given: NamesGiven): string {
  const [singular, plural] = said[filter];
  const none = `No ${singular} is called “${name}”`;
  const borne = given.borne.filter((each) => each.filter === filter);
  const known = [...new Set([...ownNames(filter, given.terms), ...borne.map((each) => each.name)])];
  if (known.length === 0) return `${none}.`;
  const near = known.length > mostNamed ? nearest(name, known) : [];
  return near.length === 0
    ? `${none}: the ${plural} are ${known.join(", ")}.`
    : `${none}: of ${known.length} ${plural}, nearest to it: ${near.join(", ")}.`;
}

/** The names that share most with what was typed, if any shares a good deal. */
function nearest(typed: string, names: readonly string[]): readonly string[] {
  const wanted = pairsOf(typed);
  const likeness = (name: string) => {
    const pairs = pairsOf(name);
    return wanted.intersection(pairs).size / (wanted.size + pairs.size);
  };
  return names
    .map((name) => ({ name, likeness: likeness(name) }))
    .filter((each) => each.likeness >= leastLikeness)
    .toSorted((a, b) => b.likeness - a.likeness || (a.name < b.name ? -1 : 1))
    .slice(0, mostNearest)
    .map(({ name }) => name);
}

/** Neighboring letters, with both ends of a word. */
function pairsOf(name: string): ReadonlySet<string> {
  return new Set(
    name
      .toLowerCase()
      .split(/[^\p{L}\d]+/u)
      .flatMap((word) => [...` ${word} `.matchAll(/(?=(..))/gu)].map(([, pair = ""]) => pair)),
  );
}
