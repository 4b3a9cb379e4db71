import { scanWords } from "./scan.ts";
import { stemEnglish } from "./stem.ts";
import { stopWords } from "./stop-words.ts";

const letterForms: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/** Lower case, without accents, apostrophes, dots and hyphens; a possessive `'s` is dropped. */
export function foldWord(raw: string): string {
  let word = raw.slice(0, 64);
  if (/^[A-Za-z0-9]+$/.test(word)) return word.toLowerCase();
  if (/[^ -~]/.test(word)) {
    word = word
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]/g, "")
      .normalize("NFKC")
      .replace(/[\u2019\u02bc]/g, "'");
  }
  word = word.toLowerCase().replace(/[ßæœøłđðþı]/g, (found) => letterForms[found] ?? found);
  if (word.includes("'")) word = word.replace(/'s?$/, "").replace(/^(?:[cdjlmnst]|qu)'/, "");
  return word.replace(/['.\-\u2010\u2011]/g, "");
}

/** The index term of a word, or an empty string for a stop word. Words of other languages are only folded. */
export function termOf(raw: string, isEnglish: boolean): string {
  const word = foldWord(raw);
  if (stopWords.has(word)) return "";
  return isEnglish ? stemEnglish(word) : word;
}

export function isEnglish(language: string | undefined): boolean {
  return language === undefined || language === "" || /^en(-|$)/i.test(language);
}

/** A stretch of a text: `text.slice(start, end)`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the words of a text stand whose index terms are among those given, in order and not overlapping:
 * what to highlight for a hit's `matched` terms.
 */
export function findWords(text: string, terms: ReadonlySet<string>, language?: string): readonly Stretch[] {
  const found: Stretch[] = [];
  const english = isEnglish(language);
  const mark = (start: number, end: number): void => {
    if (terms.has(termOf(text.slice(start, end), english))) found.push({ start, end });
  };
  scanWords(text, { word: mark, compound: mark });
  return withoutOverlaps(found.sort((left, right) => left.start - right.start || right.end - left.end));
}

function withoutOverlaps(stretches: readonly Stretch[]): readonly Stretch[] {
  const kept: Stretch[] = [];
  let end = 0;
  for (const stretch of stretches) {
    if (stretch.start < end) continue;
    kept.push(stretch);
    end = stretch.end;
  }
  return kept;
}
