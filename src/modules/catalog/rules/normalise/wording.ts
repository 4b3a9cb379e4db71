import type { Phrase } from "./phrases.ts";
import { phrasesIn, wordsOf } from "./phrases.ts";
import type { List, Vocabulary } from "./vocabulary.ts";

/** A phrase of the vocabulary, and where the record says it. */
export interface Mention {
  readonly phrase: Phrase<List>;
  readonly where: "stated" | "title" | "category" | "text";
  /** What is quoted to a person: the category as published, else the phrase. */
  readonly said: string;
}

/** All that a record's words say in terms of the vocabulary: found in one pass, asked by each rule. */
export type Wording = Readonly<Record<List, readonly Mention[]>>;

/** What is read: the parts of a record that are words. */
export interface RecordWords {
  readonly title: string;
  readonly summary: string;
  readonly categories: readonly string[];
  readonly statedKind?: string;
}

export function wordingOf(record: RecordWords, vocabulary: Vocabulary): Wording {
  const wording: Record<List, Mention[]> = {
    kinds: [],
    topics: [],
    audiences: [],
    levels: [],
    ways: [],
    features: [],
  };
  const read = (text: string, where: Mention["where"], said?: string) => {
    for (const phrase of phrasesIn(wordsOf(text), vocabulary.index)) {
      if (phrase.id === "" || (phrase.isTitleOnly && where === "text")) continue;
      wording[phrase.list].push({ phrase, where, said: said ?? phrase.phrase });
    }
  };
  if (record.statedKind !== undefined) read(spaced(record.statedKind), "stated", record.statedKind);
  read(record.title, "title");
  for (const category of record.categories) read(spaced(category), "category", category);
  read(record.summary, "text");
  return wording;
}

/** Why, in words a person reads: `title has “webinar”`. */
export function because(mention: Mention): string {
  switch (mention.where) {
    case "stated":
      return `the source calls it “${mention.said}”`;
    case "title":
      return `title has “${mention.said}”`;
    case "category":
      return `the source files it under “${mention.said}”`;
    case "text":
      return `text has “${mention.said}”`;
    default:
      return mention.where satisfies never;
  }
}

/** `VideoObject`, `school_libraries` as separate words. */
function spaced(name: string): string {
  return name.replace(/([a-z])([A-Z])/gu, "$1 $2").replaceAll("_", " ");
}
