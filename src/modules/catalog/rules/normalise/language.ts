import type { Reason } from "../listing.ts";
import type { SourceRecord } from "../record.ts";

export interface LanguageDecision {
  readonly language: string;
  readonly reason: Reason;
}

/** Frequent small words that the other languages here do not share. */
const SMALL_WORDS: Readonly<Record<string, readonly string[]>> = {
  en: "the and of to for with this you your will are from that is be how we our on at by".split(" "),
  es: "el los las del para con una por sobre como más esta este sus y que en su al".split(" "),
  fr: "le les des du pour avec une dans sur est vous votre nous et aux cette ces sont au".split(" "),
  de: "der die das und für mit ein eine ist nicht von zu auf den sie wir im dem".split(" "),
  pt: "os das dos para com uma não em são você sua seu ao nos pela como mais e da".split(" "),
  it: "il gli della per con una che di sono nel alla dei delle questo".split(" "),
};

const LANGUAGE_OF = new Map<string, readonly string[]>();
for (const [language, words] of Object.entries(SMALL_WORDS)) {
  for (const word of words) LANGUAGE_OF.set(word, [...(LANGUAGE_OF.get(word) ?? []), language]);
}

/** Said outright: "This webinar will be presented in Spanish". */
const STATED_IN_WORDS =
  /\b(?:presented|held|offered|conducted|taught|delivered|session|webinar|training|en)\s+(?:entirely\s+|fully\s+)?in\s+(Spanish|French|English)\b|\b(?:en|in)\s+(español|français|Deutsch)\b/iu;
const TAGS: Readonly<Record<string, string>> = {
  spanish: "es",
  french: "fr",
  english: "en",
  español: "es",
  français: "fr",
  deutsch: "de",
};

/** Below this many small words a text is too short to tell. */
const ENOUGH_WORDS = 6;

/**
 * The language it is given in: said in its words, stated by the source, counted from small words when these leave
 * no doubt (a statement is doubted only there: feeds say `en-us` by default), else the source's.
 */
export function languageOf(record: SourceRecord, text: string, sourceLanguage: string): LanguageDecision {
  const said = STATED_IN_WORDS.exec(text);
  const saidTag = TAGS[(said?.[1] ?? said?.[2] ?? "").toLowerCase()];
  if (said !== null && saidTag !== undefined) return decide(saidTag, `text says “${said[0]}”`);
  if (record.language !== undefined && record.language !== "") {
    return decide(canonicalTag(record.language), "the source states it");
  }
  const counted = countedLanguage(text);
  if (counted !== undefined) return decide(counted.language, `${counted.words} of its small words are`);
  return decide(sourceLanguage, "the source's language; its words are too few to tell");
}

function decide(language: string, because: string): LanguageDecision {
  return { language, reason: { field: "language", value: language, because } };
}

function canonicalTag(tag: string): string {
  const clean = tag.trim().replaceAll("_", "-");
  try {
    return Intl.getCanonicalLocales(clean)[0] ?? clean;
  } catch {
    return clean.toLowerCase();
  }
}

/** Counts small words in the first part of a text; the winner needs twice the runner-up. */
function countedLanguage(text: string): { readonly language: string; readonly words: number } | undefined {
  const counts = new Map<string, number>();
  for (const match of text
    .slice(0, 600)
    .toLowerCase()
    .matchAll(/\p{L}+/gu)) {
    for (const language of LANGUAGE_OF.get(match[0]) ?? []) {
      counts.set(language, (counts.get(language) ?? 0) + 1);
    }
  }
  const [best, second] = [...counts].sort(([, one], [, other]) => other - one);
  if (best === undefined || best[1] < ENOUGH_WORDS || best[1] < 2 * (second?.[1] ?? 0)) return undefined;
  return { language: best[0], words: best[1] };
}
