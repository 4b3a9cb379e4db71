import type { Dictionary } from "./dictionary.ts";
import { isEveryday } from "./everyday-words.ts";
import { parseQuestion, type Question, type TypedWord } from "./parse-question.ts";
import type { MatchKind, SearchRequest } from "./schema.ts";
import { type NearTerm, nearTerms } from "./spelling.ts";
import { synonymAt, type SynonymEntry, type SynonymTable } from "./synonyms.ts";
import { foldWord, termOf } from "./words.ts";

/** One way to meet a group: a term, several terms anywhere, or several side by side. */
export interface Alternative {
  readonly terms: readonly number[];
  readonly isPhrase: boolean;
  readonly how: MatchKind;
  /** Beside that of the typed word itself, which is 1 for each of its words. */
  readonly weight: number;
}

/** A word of the question with all that may stand for it. */
export interface Group {
  readonly typed: string;
  readonly alternatives: readonly Alternative[];
  /** How often the question has it. */
  readonly times: number;
}

export interface Plan {
  /** What counts towards `minimum`. */
  readonly groups: readonly Group[];
  /** Quoted phrases: each must be met. */
  readonly required: readonly Group[];
  readonly excluded: readonly Alternative[];
  /** How many of `groups` a document must meet, and what to fall back to when none does. */
  readonly minimums: readonly number[];
  readonly corrected?: string;
}

export interface Vocabulary {
  readonly dictionary: Dictionary;
  readonly synonyms: SynonymTable;
}

const maximumGroups = 100;
const weights = { synonym: 0.8, beginning: 0.8, oneEdit: 0.6, twoEdits: 0.4 };
const maximumBeginnings = 40;

/** What to look for, or `undefined` when the text asks for nothing. */
export function planQuestion(vocabulary: Vocabulary, request: SearchRequest): Plan | undefined {
  const text = request.text ?? "";
  const question = parseQuestion(text);
  const corrections: Correction[] = [];
  const groups = wordGroups(vocabulary, question, request.isTyping ?? false, corrections);
  const required = question.phrases
    .map((words) => phraseGroup(vocabulary.dictionary, words))
    .filter((group) => group !== undefined);
  const excluded = question.excluded
    .map((words) => phraseGroup(vocabulary.dictionary, words)?.alternatives[0])
    .filter((alternative) => alternative !== undefined);
  if (groups.length + required.length + excluded.length === 0) {
    // A question of nothing but stop words finds nothing; one without any words finds everything.
    return question.words.length === 0 ? undefined : { groups, required, excluded, minimums: [1] };
  }
  return {
    groups,
    required,
    excluded,
    minimums: minimumsFor(request.match ?? "most", groups.length),
    ...(corrections.length > 0 ? { corrected: correctedText(text, corrections) } : {}),
  };
}

function minimumsFor(match: "all" | "most" | "any", groups: number): readonly number[] {
  if (groups === 0) return [0];
  if (match === "any") return [1];
  if (match === "all") return [groups];
  const first = mostOf(groups);
  return [...new Set([first, Math.min(2, first), 1])];
}

function mostOf(groups: number): number {
  if (groups <= 3) return groups;
  if (groups <= 5) return groups - 2;
  return groups <= 8 ? 2 : 1;
}

interface Correction {
  readonly word: TypedWord;
  readonly replacement: string;
}

function correctedText(text: string, corrections: readonly Correction[]): string {
  return corrections.reduceRight(
    (whole, { word, replacement }) => whole.slice(0, word.start) + replacement + whole.slice(word.end),
    text,
  );
}

function wordGroups(
  vocabulary: Vocabulary,
  question: Question,
  isTyping: boolean,
  corrections: Correction[],
): readonly Group[] {
  const words = question.words.filter((word) => termOf(word.raw, true) !== "");
  const terms = words.map((word) => termOf(word.raw, true));
  const groups = new Map<string, Group>();
  for (let at = 0; at < words.length && groups.size < maximumGroups;) {
    const synonym = synonymAt(vocabulary.synonyms, terms, at);
    const length = synonym?.terms.length ?? 1;
    const key = terms.slice(at, at + length).join(" ");
    const known = groups.get(key);
    if (known) {
      groups.set(key, { ...known, times: known.times + 1 });
    } else {
      const [word, ...more] = words.slice(at, at + length);
      const isLast = isTyping && at + length === words.length;
      if (word && more.length === 0) {
        groups.set(key, wordGroup(vocabulary, { word, synonym, isLast }, corrections));
      } else if (synonym) {
        const typed = words.slice(at, at + length).map((each) => each.raw);
        groups.set(key, { typed: typed.join(" "), alternatives: spanned(vocabulary, synonym), times: 1 });
      }
    }
    at += length;
  }
  return [...groups.values()];
}

interface WordToPlan {
  readonly word: TypedWord;
  readonly synonym: SynonymEntry | undefined;
  readonly isLast: boolean;
}

function wordGroup(vocabulary: Vocabulary, planned: WordToPlan, corrections: Correction[]): Group {
  const { dictionary } = vocabulary;
  const { word, synonym, isLast } = planned;
  const alternatives: Alternative[] = ownTerms(dictionary, word.raw).map((term) => one(term, "word", 1));
  if (isLast) alternatives.push(...beginnings(dictionary, word.raw));
  if (synonym) alternatives.push(...synonymAlternatives(dictionary, synonym));
  const near = likelierTerms(dictionary, word.raw, alternatives);
  const [best] = near;
  if (best) corrections.push({ word, replacement: dictionary.words[best.term] ?? word.raw });
  for (const { term, distance } of near) {
    alternatives.push(one(term, "spelling", distance === 1 ? weights.oneEdit : weights.twoEdits));
  }
  return { typed: word.raw, alternatives: withoutRepeats(alternatives), times: 1 };
}

/** A word in this few documents may be somebody's slip, if one near it is in this many times as many. */
const slip = { documents: 3, times: 100, letters: 5 };

function likelierTerms(
  dictionary: Dictionary,
  raw: string,
  alternatives: readonly Alternative[],
): readonly NearTerm[] {
  if (isEveryday(raw)) return [];
  if (alternatives.length === 0) return nearTerms(dictionary, termOf(raw, true));
  const used = (term: number): number => dictionary.documents[term] ?? 0;
  const most = Math.max(...alternatives.flatMap((alternative) => alternative.terms.map(used)));
  if (most > slip.documents || raw.length < slip.letters) return [];
  return nearTerms(dictionary, termOf(raw, true)).filter(
    ({ term, distance }) => distance === 1 && used(term) >= slip.times * most,
  );
}

/** The stemmed term, and the bare word as documents in other languages have it: those in use. */
function ownTerms(dictionary: Dictionary, raw: string): readonly number[] {
  return [...new Set([termOf(raw, true), termOf(raw, false)])]
    .map((term) => dictionary.numberOf(term))
    .filter((term) => term !== undefined)
    .filter((term) => (dictionary.documents[term] ?? 0) > 0);
}

/** Most used first. */
function beginnings(dictionary: Dictionary, raw: string): readonly Alternative[] {
  const typed = foldWord(raw);
  if (typed.length < 2) return [];
  const found = withStem(dictionary, typed);
  const used = (term: number): number => dictionary.documents[term] ?? 0;
  return [...found]
    .sort((left, right) => used(right) - used(left) || left - right)
    .slice(0, maximumBeginnings)
    .map((term) => one(term, "beginning", weights.beginning));
}

/** Terms that begin with what is typed; when there are none, the stem that most of it consists of. */
function withStem(dictionary: Dictionary, typed: string): readonly number[] {
  const longer = dictionary.startingWith(typed);
  if (longer.length > 0) return longer;
  for (let length = typed.length - 1; length >= Math.max(4, typed.length / 2); length -= 1) {
    const stem = dictionary.numberOf(typed.slice(0, length));
    if (stem !== undefined && (dictionary.documents[stem] ?? 0) > 0) return [stem];
  }
  return [];
}

function spanned(vocabulary: Vocabulary, synonym: SynonymEntry): readonly Alternative[] {
  const terms = termNumbers(vocabulary.dictionary, synonym.terms);
  const together: Alternative[] = terms
    ? [{ terms, isPhrase: false, how: "word", weight: terms.length }]
    : [];
  return [...together, ...synonymAlternatives(vocabulary.dictionary, synonym)];
}

function synonymAlternatives(dictionary: Dictionary, synonym: SynonymEntry): readonly Alternative[] {
  return synonym.others
    .map((member) => termNumbers(dictionary, member))
    .filter((terms) => terms !== undefined)
    .map((terms) => ({
      terms,
      isPhrase: terms.length > 1,
      how: "synonym" as const,
      weight: weights.synonym * synonym.terms.length,
    }));
}

/** A phrase may hold words no document has: then it has no alternative, and nothing meets it. */
function phraseGroup(dictionary: Dictionary, words: readonly string[]): Group | undefined {
  const kept = words.map((word) => termOf(word, true)).filter((term) => term !== "");
  if (kept.length === 0) return undefined;
  const terms = termNumbers(dictionary, kept);
  const how = kept.length > 1 ? "phrase" : "word";
  const alternatives = terms
    ? [{ terms, isPhrase: terms.length > 1, how, weight: terms.length } as const]
    : [];
  return { typed: words.join(" "), alternatives, times: 1 };
}

function termNumbers(dictionary: Dictionary, terms: readonly string[]): readonly number[] | undefined {
  const numbers = terms.map((term) => dictionary.numberOf(term) ?? -1);
  return numbers.every((term) => term >= 0 && (dictionary.documents[term] ?? 0) > 0) ? numbers : undefined;
}

function one(term: number, how: MatchKind, weight: number): Alternative {
  return { terms: [term], isPhrase: false, how, weight };
}

function withoutRepeats(alternatives: readonly Alternative[]): readonly Alternative[] {
  const seen = new Set<string>();
  return alternatives.filter((alternative) => {
    const key = alternative.terms.join(" ");
    return seen.size < seen.add(key).size;
  });
}
