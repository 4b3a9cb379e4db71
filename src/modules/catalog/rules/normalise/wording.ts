import { CuedText } from "./cued-sentences.ts";
import type { CuedSentence } from "./cued-sentences.ts";
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
  /** The sentences of title and description that have one of the cues. */
  readonly sentences: (...cues: readonly Cue[]) => readonly CuedSentence[];
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
  const title = new CuedText(record.title);
  const summary = new CuedText(record.summary);
  if (record.statedKind !== undefined) reading.read(spaced(record.statedKind), "stated");
  const titleWords = reading.read(record.title, "title", title);
  for (const category of record.categories) reading.read(spaced(category), "category");
  const words = reading.read(record.summary, "text", summary);
  return {
    ...reading.mentions,
    sentences: (...cues) => [...title.sentences(...cues), ...summary.sentences(...cues)],
    words: record.summary === "" ? titleWords : words,
  };
}

/** The sentences as one text, one a line; empty when there are none. */
export function linesOf(sentences: readonly CuedSentence[]): string {
  return sentences.map((sentence) => sentence.text).join("\n");
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

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  read(text: string, where: Mention["where"], cued?: CuedText): Words {
    const words = wordsOf(text, this.#vocabulary.index.lexicon);
    const isQuoted = where === "stated" || where === "category";
    for (const { phrase, start } of phrasesIn(words, this.#vocabulary.index)) {
      const { list } = phrase;
      if (phrase.id === "") continue;
      if (list in this.mentions) {
        if (phrase.isTitleOnly && where === "text") continue;
        this.mentions[list as List].push({ phrase, where, said: isQuoted ? text : phrase.phrase }); // it is one of the keys
      } else {
        cued?.add(list as Cue, start); // the index has no other lists
      }
    }
    return words;
  }
}

/** `VideoObject`, `school_libraries` as separate words. */
function spaced(name: string): string {
  return name.replace(/([a-z])([A-Z])/gu, "$1 $2").replaceAll("_", " ");
}
