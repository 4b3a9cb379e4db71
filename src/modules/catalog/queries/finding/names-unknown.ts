import { anything, type FindQuery } from "../../rules/finding/find-query.ts";
import {
  type NamedFilter,
  type NamesGiven,
  type UnknownName,
  unknownNames,
} from "../../rules/finding/known-names.ts";
import type { FieldWords } from "../field-words.ts";
import type { Finder } from "./finder.ts";

const wishOf = {
  way: "ways",
  kind: "kinds",
  topic: "topics",
  audience: "audiences",
  credit: "credits",
  language: "languages",
} as const satisfies Record<NamedFilter, keyof FindQuery>;

/** The names of a question that mean nothing here, past offerings included; the index is asked only of doubtful ones. */
export async function namesUnknown(
  query: FindQuery,
  { finder, words }: { readonly finder: Finder; readonly words: FieldWords },
): Promise<readonly UnknownName[]> {
  const ever = { ...anything, includesPast: true };
  const given: NamesGiven = {
    terms: words.vocabulary.terms,
    isBorne: (filter, name) => finder.count({ ...ever, [wishOf[filter]]: [name] }) > 0,
    borne: [],
  };
  if (unknownNames(query, given).length === 0) return [];
  const { facets } = await finder.find(ever, { pageSize: 1 });
  const borne = (["credit", "language"] as const).flatMap((filter) =>
    facets[filter].map(({ value }) => ({ filter, name: value })),
  );
  return unknownNames(query, { ...given, borne });
}
