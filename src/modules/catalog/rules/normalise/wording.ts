import { CuedText } from "./cued-sentences.ts";
import type { CuedSentence } from "./cued-sentences.ts";
import type { Cue } from "./cues.ts";
import { wordsOf } from "./lexicon.ts";
import type { Words } from "./lexicon.ts";
import { eachPhrase } from "./phrases.ts";
import type { Phrase } from "./phrases.ts";
import { countedLanguage } from "./small-words.ts";
import type { CountedLanguage } from "./small-words.ts";
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
  /** The sentences of title and description that have one of the cues: bits of `CUE`. */
  readonly sentences: (cues: number) => readonly CuedSentence[];
  /** What the small words of the description, or else of the title, tell of its language. */
  readonly countedLanguage: CountedLanguage | undefined;
}

/** What is read: the parts of a record that are words. */
export interface RecordWords {
  readonly title: string;
  readonly summary: string;
  readonly categories: readonly string[];
  readonly statedKind?: string;
}

export function wordingOf(record: RecordWords, vocabulary: Vocabulary): Wording {
  return new Reading(record, vocabulary);
}

/** The sentences as one text, one a line; empty when there are none. */
export function linesOf(sentences: readonly CuedSentence[]): string {
  let lines = "";
  for (const { text } of sentences) lines += lines === "" ? text : `\n${text}`;
  return lines;
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

class Reading implements Wording {
  readonly kinds: Mention[] = [];
  readonly topics: Mention[] = [];
  readonly audiences: Mention[] = [];
  readonly levels: Mention[] = [];
  readonly ways: Mention[] = [];
  readonly features: Mention[] = [];
  readonly countedLanguage: CountedLanguage | undefined;
  readonly #vocabulary: Vocabulary;
  readonly #title: CuedText;
  readonly #summary: CuedText;

  constructor(record: RecordWords, vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    if (record.statedKind !== undefined) this.#read(spaced(record.statedKind), "stated");
    const title = this.#read(record.title, "title");
    const ofTitle = record.summary === "" ? countedLanguage(title.words, vocabulary.languages) : undefined;
    for (const category of record.categories) this.#read(spaced(category), "category");
    const summary = this.#read(record.summary, "text");
    this.#title = title.cued;
    this.#summary = summary.cued;
    this.countedLanguage = ofTitle ?? countedLanguage(summary.words, vocabulary.languages);
  }

  sentences(cues: number): readonly CuedSentence[] {
    const inTitle = this.#title.sentences(cues);
    const inSummary = this.#summary.sentences(cues);
    return inTitle.length === 0 ? inSummary : [...inTitle, ...inSummary];
  }

  #read(text: string, where: Mention["where"]): TextReading {
    const { index } = this.#vocabulary;
    const words = wordsOf(text, index.lexicon);
    const cued = new CuedText(text, words);
    eachPhrase(words, index, (phrase, start) => {
      if (phrase.id !== "") this.#take(phrase, start, { where, cued });
    });
    return { cued, words };
  }

  #take(
    phrase: Phrase<List | Cue>,
    start: number,
    { where, cued }: { readonly where: Mention["where"]; readonly cued: CuedText },
  ): void {
    const { list } = phrase;
    // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- all the others are cues
    switch (list) {
      case "kinds":
      case "topics":
      case "audiences":
      case "levels":
      case "ways":
      case "features": {
        if (phrase.isTitleOnly && where === "text") return;
        const isQuoted = where === "stated" || where === "category";
        this[list].push({ phrase, where, said: isQuoted ? cued.text : phrase.phrase });
        return;
      }
      default:
        cued.add(list, start);
    }
  }
}

interface TextReading {
  readonly cued: CuedText;
  /** Until the next text is read. */
  readonly words: Words;
}

/** `VideoObject`, `school_libraries` as separate words. */
function spaced(name: string): string {
  return /[a-z][A-Z]|_/u.test(name) ? name.replace(/([a-z])([A-Z])/gu, "$1 $2").replaceAll("_", " ") : name;
}
