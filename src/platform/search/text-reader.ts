import type { Dictionary } from "./dictionary.ts";
import type { FieldTerms } from "./forward.ts";
import { scanWords } from "./scan.ts";
import { WordTable } from "./word-table.ts";
import { foldWord, termOf } from "./words.ts";

const cacheLimit = 500_000;
const stopped = -1;

/** Turns texts into term numbers. Each distinct word is folded and stemmed once and remembered. */
export class TextReader {
  readonly #dictionary: Dictionary;
  #english = new WordTable();
  #other = new WordTable();

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  read(text: string, isEnglish: boolean): FieldTerms {
    const words: number[] = [];
    const compounds: number[] = [];
    const known = isEnglish ? this.#english : this.#other;
    const numberOf = (start: number, end: number): number =>
      known.get(text, start, end) ?? this.#learn(text.slice(start, end), isEnglish);
    scanWords(text, {
      word: (start, end) => {
        const term = numberOf(start, end);
        if (term !== stopped) words.push(term);
      },
      compound: (start, end) => {
        const term = numberOf(start, end);
        if (term !== stopped) compounds.push(term);
      },
    });
    return { words, compounds };
  }

  #learn(raw: string, isEnglish: boolean): number {
    const term = termOf(raw, isEnglish);
    const number = term === "" ? stopped : this.#dictionary.add(ownCopy(term), ownCopy(foldWord(raw)));
    if (this.#english.size + this.#other.size > cacheLimit) {
      this.#english = new WordTable();
      this.#other = new WordTable();
    }
    (isEnglish ? this.#english : this.#other).set(raw, 0, raw.length, number);
    return number;
  }
}

/** A copy that does not keep the whole text alive it was cut from, as a slice of 13 letters and more does in V8. */
function ownCopy(word: string): string {
  return word.length < 13 ? word : Buffer.from(word, "utf16le").toString("utf16le");
}
