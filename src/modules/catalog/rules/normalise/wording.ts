import { CUE_NAMES, sentencesAt } from "./cues.ts";
import type { Cue } from "./cues.ts";
import { wordsOf } from "./lexicon.ts";
import type { Words } from "./lexicon.ts";
import { phrasesIn } from "./phrases.ts";
import type { Phrase } from "./phrases.ts";
import type { List, Vocabulary } from "./vocabulary.ts";

/** A phrase of the vocabulary, and where the record says it. */
export interface Mention {
  readonly phrase: Phrase;
  readonly where: "stated" | "title" | "category" | "text";
  /** What is quoted to a person: the category as published, else the phrase. */
  readonly said: string;
}

/** All that a record's words say in terms of the vocabulary: read once, asked by each rule. */
export interface Wording extends Readonly<Record<List, readonly Mention[]>> {
  /** The sentences of title and description that have a cue's words, one a line; empty when none has. */
  readonly sentences: (cue: Cue) => string;
  /** The words of the description. */
  readonly words: Words;
}

/** What is read: the parts of a record that are words. */
export interface RecordWords {
  readonly title: string;
  readonly summary: string;
  readonly categories: readonly string[];
  readonly statedKind?: string;
}

export function wordingOf(record: RecordWords, vocabulary: Vocabulary): Wording {
  const reading = new Reading(vocabulary);
  if (record.statedKind !== undefined) reading.read(spaced(record.statedKind), "stated");
  const title = reading.read(record.title, "title");
  for (const category of record.categories) reading.read(spaced(category), "category");
  const words = reading.read(record.summary, "text");
  const hasTitleOnly = record.summary === "";
  return {
    ...reading.mentions,
    sentences: (cue) => reading.sentences(cue, record.title, record.summary),
    words: hasTitleOnly ? title : words,
  };
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

/** Where each cue's words begin, in a title and in a description. */
type CuePlaces = Record<Cue, number[]>;

class Reading {
  readonly #vocabulary: Vocabulary;
  readonly mentions: Record<List, Mention[]> = {
    kinds: [],
    topics: [],
    audiences: [],
    levels: [],
    ways: [],
    features: [],
  };
  readonly #title: CuePlaces = noPlaces();
  readonly #text: CuePlaces = noPlaces();

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  read(text: string, where: Mention["where"]): Words {
    const words = wordsOf(text, this.#vocabulary.index.lexicon);
    const isQuoted = where === "stated" || where === "category";
    for (const { phrase, start } of phrasesIn(words, this.#vocabulary.index)) {
      const { list } = phrase;
      if (isCue(list)) {
        if (where === "text") this.#text[list].push(start);
        else if (where === "title") this.#title[list].push(start);
        continue;
      }
      if (phrase.id !== "" && !(phrase.isTitleOnly && where === "text")) {
        this.mentions[list].push({ phrase, where, said: isQuoted ? text : phrase.phrase });
      }
    }
    return words;
  }

  sentences(cue: Cue, title: string, summary: string): string {
    const inTitle = this.#title[cue].length > 0 || (cue === "cost" && signsIn(title).length > 0);
    const places = cue === "cost" ? withSigns(this.#text[cue], summary) : this.#text[cue];
    const said = places.length === 0 ? "" : sentencesAt(summary, places).join("\n");
    if (!inTitle) return said;
    return said === "" ? title : `${title}\n${said}`;
  }
}

function noPlaces(): CuePlaces {
  return { cost: [], credit: [], length: [], weekday: [], clock: [], tongue: [] };
}

function isCue(list: List | Cue): list is Cue {
  return CUE_NAMES.has(list);
}

function withSigns(places: readonly number[], text: string): readonly number[] {
  const signs = signsIn(text);
  return signs.length === 0 ? places : [...places, ...signs].sort((one, other) => one - other);
}

/** Where a text has "$", "£" or "€", which are no words. */
function signsIn(text: string): number[] {
  const signs: number[] = [];
  for (const sign of ["$", "£", "€"]) {
    for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) signs.push(at);
  }
  return signs;
}

/** `VideoObject`, `school_libraries` as separate words. */
function spaced(name: string): string {
  return name.replace(/([a-z])([A-Z])/gu, "$1 $2").replaceAll("_", " ");
}
