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
  /** By number of the word: 1 when it is a phrase by itself. Most words are told by these bytes, not by their nodes. */
  readonly alone: Uint8Array;
  /** One bit for each hash of two words with which a phrase begins. */
  readonly pairs: Uint8Array;
}

export interface PhraseNode<List extends string = string> {
  readonly next: Map<number, PhraseNode<List>>;
  /** Phrases that end here, with the number of their list. */
  readonly ends: { readonly phrase: Phrase<List>; readonly list: number }[];
}

/** Hears of each phrase found, and where in the text its first word begins. */
export type PhraseListener<List extends string> = (phrase: Phrase<List>, start: number) => void;

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
  const alone = new Uint8Array(words.length + 1);
  const pairs = new Uint8Array(8192);
  phrases.forEach((phrase, place) => {
    const path = (split[place] ?? []).map((word) => wordIds.get(word) ?? BREAK);
    const [start, ...rest] = path;
    if (start === undefined) return;
    if (rest[0] === undefined) alone[start] = 1;
    else setPair(pairs, start, rest[0]);
    const end = rest.reduce(child, (first[start] ??= newNode()));
    const isKnown = end.ends.some(
      ({ phrase: other }) => other.list === phrase.list && other.id === phrase.id,
    );
    if (!isKnown) end.ends.push({ phrase, list: lists.indexOf(phrase.list) });
  });
  return { lexicon: lexiconOf(words), lists, wordIds, first, alone, pairs };
}

/**
 * Tells of the phrases of a text, in its order. Within one list the longest phrase wins and no word is used twice
 * ("teen tech week" is not also "teen"); phrases of different lists may overlap.
 */
export function eachPhrase<List extends string>(
  words: Words,
  index: PhraseIndex<List>,
  tell: PhraseListener<List>,
): void {
  const { count, ids } = words;
  const { first, alone, pairs } = index;
  const walk: Walk<List> = { words, at: 0, usedTo: new Uint32Array(index.lists.length), tell };
  let id = count > 0 ? (ids[0] ?? BREAK) : BREAK;
  for (let at = 0; at < count; at++) {
    const next = at + 1 < count ? (ids[at + 1] ?? BREAK) : BREAK;
    if (id > 0) {
      walk.at = at;
      // Most first words ("for", "in", "free") are not followed by their phrase's second word.
      if (next > 0 && hasPair(pairs, id, next)) takeLongest(walk, first[id], 1);
      else if (alone[id] === 1) take(walk, first[id], 1);
    }
    id = next;
  }
}

interface Walk<List extends string> {
  readonly words: Words;
  at: number;
  /** By list: up to which word its phrases have used the text. */
  readonly usedTo: Uint32Array;
  readonly tell: PhraseListener<List>;
}

/** Takes the phrases that begin at one word, the longest of each list. */
function takeLongest<List extends string>(
  walk: Walk<List>,
  node: PhraseNode<List> | undefined,
  length: number,
): void {
  if (node === undefined) return;
  const end = walk.at + length;
  if (node.next.size > 0 && end < walk.words.count) {
    takeLongest(walk, node.next.get(walk.words.ids[end] ?? BREAK), length + 1);
  }
  take(walk, node, length);
}

function take<List extends string>(
  { words, at, usedTo, tell }: Walk<List>,
  node: PhraseNode<List> | undefined,
  length: number,
): void {
  if (node === undefined) return;
  for (const { phrase, list } of node.ends) {
    const used = usedTo[list] ?? 0;
    // Two phrases of one list may read the same ("tribal libraries" as two topics): both are meant.
    if (used > at && used !== at + length) continue;
    usedTo[list] = at + length;
    tell(phrase, words.starts[at] ?? 0);
  }
}

function setPair(pairs: Uint8Array, one: number, other: number): void {
  const bit = pairBit(one, other);
  pairs[bit >> 3] = (pairs[bit >> 3] ?? 0) | (1 << (bit & 7));
}

function hasPair(pairs: Uint8Array, one: number, other: number): boolean {
  const bit = pairBit(one, other);
  return (((pairs[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1;
}

/** Knuth's multiplier spreads the first word's number over the 16 bits. */
function pairBit(one: number, other: number): number {
  return ((Math.imul(one, 0x9e3779b1) >>> 16) ^ other) & 0xffff;
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
