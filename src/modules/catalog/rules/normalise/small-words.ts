import { foldedWords } from "./lexicon.ts";
import type { Words } from "./lexicon.ts";

/** Frequent small words by language. A word of two languages counts for both. */
const WORDS_OF: Readonly<Record<string, string>> = {
  en: "the and of to for with this you your will are from that is be how we our on at by",
  es: "el los las del para con una por sobre como más esta este sus y que en su al",
  fr: "le les des du pour avec une dans sur est vous votre nous et aux cette ces sont au",
  de: "der die das und für mit ein eine ist nicht von zu auf den sie wir im dem",
  pt: "os das dos para com uma não em são você sua seu ao nos pela como mais e da",
  it: "il gli della per con una che di sono nel alla dei delle questo",
};
const LANGUAGES = Object.keys(WORDS_OF);

/** All of them, for the lexicon. */
export const SMALL_WORDS: readonly string[] = Object.values(WORDS_OF).flatMap((words) => words.split(" "));

/** By number of the word: one bit for each language that has it. */
export type SmallWordLanguages = Uint8Array;

export function smallWordLanguages(wordIds: ReadonlyMap<string, number>): SmallWordLanguages {
  const languages = new Uint8Array(wordIds.size + 1);
  LANGUAGES.forEach((language, place) => {
    for (const word of (WORDS_OF[language] ?? "").split(" ")) {
      const id = wordIds.get(foldedWords(word)[0] ?? "") ?? 0;
      languages[id] = (languages[id] ?? 0) | (1 << place);
    }
  });
  return languages;
}

/** Words looked at: the beginning tells, and the end is often a notice in another language. */
const FIRST_WORDS = 150;
/** Below this many small words a text is too short to tell. */
const ENOUGH_WORDS = 6;

export interface CountedLanguage {
  readonly language: string;
  readonly count: number;
}

/** The language of most small words, when there are enough and no other language has half as many. */
export function countedLanguage(words: Words, languages: SmallWordLanguages): CountedLanguage | undefined {
  const counts = LANGUAGES.map(() => 0);
  const end = Math.min(words.count, FIRST_WORDS);
  for (let at = 0; at < end; at++) {
    const id = words.ids[at] ?? 0;
    const bits = id > 0 ? (languages[id] ?? 0) : 0;
    for (let place = 0; bits >> place > 0; place++) {
      if ((bits >> place) & 1) counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  let count = 0;
  let runnerUp = 0;
  let language = "";
  for (let place = 0; place < counts.length; place++) {
    const own = counts[place] ?? 0;
    if (own > count) [runnerUp, count, language] = [count, own, LANGUAGES[place] ?? ""];
    else if (own > runnerUp) runnerUp = own;
  }
  return count >= ENOUGH_WORDS && count >= 2 * runnerUp ? { language, count } : undefined;
}
