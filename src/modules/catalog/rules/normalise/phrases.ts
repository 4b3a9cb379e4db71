import { BREAK, foldedWords, lexiconOf } from "./lexicon.ts";
import type { Lexicon, Words } from "./lexicon.ts";

/** One way of naming something: the phrase as a person wrote it in the vocabulary, and what it stands for. */
export interface Phrase<List extends string = string> {
  readonly list: List;
  /** What is found; empty for a phrase that only keeps others from being found ("conference call"). */
  readonly id: string;
  readonly phrase: string;
  /** True when the phrase alone does not decide, only together with others. */
  readonly isHint: boolean;
  /** True when the phrase counts in titles only. */
  readonly isTitleOnly: boolean;
}

/** Every phrase of every list as one tree of words, so that a text is read once however many phrases there are. */
export interface PhraseIndex<List extends string = string> {
  readonly lexicon: Lexicon;
  readonly lists: readonly List[];
  /** Numbers of the folded words. */
  readonly wordIds: ReadonlyMap<string, number>;
  /** By number of the word. */
  readonly first: readonly (PhraseNode<List> | undefined)[];
}

export interface PhraseNode<List extends string = string> {
  readonly next: Map<number, PhraseNode<List>>;
  /** Phrases that end here, with the number of their list. */
  readonly ends: { readonly phrase: Phrase<List>; readonly list: number }[];
}

/** A phrase where a text has it. */
export interface FoundPhrase<List extends string = string> {
  readonly phrase: Phrase<List>;
  /** Where in the text its first word begins. */
  readonly start: number;
}

/**
 * Compiles phrases; one without any letter or digit is skipped, and of two that read the same the first counts.
 * `alsoKnown` are single words that get a number without being phrases.
 */
export function phraseIndex<List extends string>(
  phrases: readonly Phrase<List>[],
  alsoKnown: readonly string[] = [],
): PhraseIndex<List> {
  const split = phrases.map((phrase) => foldedWords(phrase.phrase));
  const lists = [...new Set(phrases.map((phrase) => phrase.list))];
  const words = [...new Set([...split.flat(), ...alsoKnown.flatMap(foldedWords)])];
  const wordIds = new Map(words.map((word, place) => [word, place + 1]));
  const first: (PhraseNode<List> | undefined)[] = Array.from({ length: words.length + 1 });
  phrases.forEach((phrase, place) => {
    const path = (split[place] ?? []).map((word) => wordIds.get(word) ?? BREAK);
    const [start, ...rest] = path;
    if (start === undefined) return;
    const end = rest.reduce(child, (first[start] ??= newNode()));
    const isKnown = end.ends.some(
      ({ phrase: other }) => other.list === phrase.list && other.id === phrase.id,
    );
    if (!isKnown) end.ends.push({ phrase, list: lists.indexOf(phrase.list) });
  });
  return { lexicon: lexiconOf(words), lists, wordIds, first };
}

/**
 * The phrases found, in order of the text. Within one list the longest phrase wins and no word is used twice
 * ("teen tech week" is not also "teen"); phrases of different lists may overlap.
 */
export function phrasesIn<List extends string>(words: Words, index: PhraseIndex<List>): FoundPhrase<List>[] {
  const found: FoundPhrase<List>[] = [];
  const usedTo = new Int32Array(index.lists.length);
  const { ids, starts } = words;
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] ?? BREAK;
    const node = id > 0 ? index.first[id] : undefined;
    if (node === undefined) continue;
    // Most first words ("for", "in", "free") are not followed by their phrase's second word.
    const isAlone = node.next.size === 0 || !node.next.has(ids[at + 1] ?? BREAK);
    if (!isAlone || node.ends.length > 0) take({ node, words, at, usedTo }, starts[at] ?? 0, found);
  }
  return found;
}

interface Walk<List extends string> {
  readonly node: PhraseNode<List>;
  readonly words: Words;
  readonly at: number;
  /** By list: up to which word its phrases have used the text. */
  readonly usedTo: Int32Array;
}

/** Takes the phrases that begin at one word, the longest of each list. */
function take<List extends string>(walk: Walk<List>, start: number, found: FoundPhrase<List>[]): void {
  const ids = walk.words.ids;
  const path: PhraseNode<List>[] = [];
  let node: PhraseNode<List> | undefined = walk.node;
  for (let end = walk.at + 1; node !== undefined; end++) {
    path.push(node);
    node = node.next.size === 0 ? undefined : node.next.get(ids[end] ?? BREAK);
  }
  for (let length = path.length; length > 0; length--) {
    const ends = path[length - 1]?.ends ?? [];
    for (const { phrase, list } of ends) {
      const usedTo = walk.usedTo[list] ?? 0;
      // Two phrases of one list may read the same ("tribal libraries" as two topics): both are meant.
      if (usedTo > walk.at && usedTo !== walk.at + length) continue;
      walk.usedTo[list] = walk.at + length;
      found.push({ phrase, start });
    }
  }
}

function child<List extends string>(node: PhraseNode<List>, word: number): PhraseNode<List> {
  const known = node.next.get(word);
  if (known !== undefined) return known;
  const made = newNode<List>();
  node.next.set(word, made);
  return made;
}

function newNode<List extends string>(): PhraseNode<List> {
  return { next: new Map(), ends: [] };
}
