import type { Dictionary } from "./dictionary.ts";
import type { FieldTerms } from "./forward.ts";
import { scanWords } from "./scan.ts";
import { foldWord, termOf } from "./words.ts";

const cacheLimit = 500_000;
const stopped = -1;

/** Turns texts into term numbers. Each distinct word is folded and stemmed once and remembered. */
export class TextReader {
  readonly #dictionary: Dictionary;
  #english = new Map<string, number>();
  #other = new Map<string, number>();

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  read(text: string, isEnglish: boolean): FieldTerms {
    const words: number[] = [];
    const compounds: number[] = [];
    scanWords(text, {
      word: (raw) => this.#add(raw, isEnglish, words),
      compound: (raw) => this.#add(raw, isEnglish, compounds),
    });
    return { words, compounds };
  }

  #add(raw: string, isEnglish: boolean, into: number[]): void {
    const cache = isEnglish ? this.#english : this.#other;
    let term = cache.get(raw);
    if (term === undefined) {
      term = this.#numberOf(raw, isEnglish);
      this.#remember(raw, term, isEnglish);
    }
    if (term !== stopped) into.push(term);
  }

  #numberOf(raw: string, isEnglish: boolean): number {
    const term = termOf(raw, isEnglish);
    return term === "" ? stopped : this.#dictionary.add(ownCopy(term), ownCopy(foldWord(raw)));
  }

  #remember(raw: string, term: number, isEnglish: boolean): void {
    if (this.#english.size + this.#other.size > cacheLimit) {
      this.#english = new Map();
      this.#other = new Map();
    }
    (isEnglish ? this.#english : this.#other).set(ownCopy(raw), term);
  }
}

/** A copy that does not keep the whole text alive it was cut from, as a slice of 13 letters and more does in V8. */
function ownCopy(word: string): string {
  return word.length < 13 ? word : Buffer.from(word, "utf16le").toString("utf16le");
}
