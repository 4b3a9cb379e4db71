import { endsSentence } from "./sentence-end.ts";
import { TextUnits } from "./text-units.ts";

/** Stands between two sentences, brackets or lines: no phrase reaches over it. */
export const BREAK = 0;
/** A word no vocabulary knows. */
export const UNKNOWN = -1;

/** A text as the numbers of its known words, until the next text is read. */
export interface Words {
  readonly count: number;
  /** Numbers of the lexicon, `BREAK` or `UNKNOWN`, in order; beyond `count` others of no meaning. */
  readonly ids: Int32Array;
  /** Where in the text each begins. */
  readonly starts: Int32Array;
  /** Where its sentences end, the last one with the text. */
  readonly ends: readonly number[];
  /** Where it has the sign of a currency. */
  readonly signs: readonly number[];
}

/** All words that any phrase uses, numbered from 1, with their plural and possessive spellings. */
export interface Lexicon {
  /** Open addressing: twice a hash and the number it stands for. */
  readonly table: Int32Array;
  /** One bit for each hash cut to 16 bits: 8 kB that tell most unknown words without the table. */
  readonly known: Uint8Array;
  readonly mask: number;
}

/**
 * A lexicon over words in their folded form, each with the spellings under which texts have it: `library` also as
 * "libraries" and "library's". The words' numbers are their places, from 1.
 */
export function lexiconOf(words: readonly string[]): Lexicon {
  const spellings = new Map<string, number>();
  words.forEach((word, place) => spellings.set(word, place + 1));
  words.forEach((word, place) => {
    for (const spelling of spellingsOf(word)) {
      if (!spellings.has(spelling)) spellings.set(spelling, place + 1);
    }
  });
  const size = 2 ** Math.ceil(Math.log2(spellings.size * 3 + 8));
  const lexicon = { table: new Int32Array(size * 3), known: new Uint8Array(8192), mask: size - 1 };
  for (const [spelling, id] of spellings) insert(lexicon, spelling, id);
  return lexicon;
}

/** The words of a phrase as the lexicon wants them: small letters, without apostrophes and plural endings. */
export function foldedWords(phrase: string): string[] {
  return phrase
    .toLowerCase()
    .replace(/['’]s\b|['’]/gu, "")
    .split(NOT_A_WORD)
    .filter((word) => word !== "")
    .map(fold);
}

const units = new TextUnits();
/** Written anew for each text, so that reading makes no garbage. */
let room = { ids: new Int32Array(1024), starts: new Int32Array(1024) };

function roomFor(length: number): typeof room {
  if (length >= room.ids.length)
    room = { ids: new Int32Array(length * 2), starts: new Int32Array(length * 2) };
  return room;
}

/**
 * Reads a text into numbers in one pass over its characters. No word becomes a string: two hashes of 32 bits stand
 * for its spelling, so that two words are taken for one about once in 10^15 words.
 */
export function wordsOf(text: string, lexicon: Lexicon): Words {
  const { length } = text;
  const { ids, starts } = roomFor(length);
  const source = units.of(text);
  const ends: number[] = [];
  const signs: number[] = [];
  let count = 0;
  let start = -1;
  let one = SEED_ONE;
  let other = SEED_OTHER;
  for (let at = 0; at <= length; at++) {
    const unit = at < length ? (source[at] ?? 0) : SPACE;
    const role = unit < 256 ? (ROLES[unit] ?? 0) : roleBeyondLatin(unit);
    if (role > SIGN) {
      if (start < 0) start = at;
      one = Math.imul(one ^ role, PRIME_ONE);
      other = Math.imul(other + role, PRIME_OTHER);
    } else if (role !== WITHIN || start < 0) {
      if (start >= 0) {
        ids[count] = find(lexicon, one, other);
        starts[count] = start;
        count += 1;
        start = -1;
        one = SEED_ONE;
        other = SEED_OTHER;
      }
      if (role === SIGN) signs.push(at);
      else if (role === BREAKING) {
        if (at + 1 < length && endsSentence(source, at)) ends.push(at + 1);
        if (count > 0 && ids[count - 1] !== BREAK) {
          ids[count] = BREAK;
          starts[count] = at;
          count += 1;
        }
      }
    }
  }
  ends.push(length);
  return { count, ids, starts, ends, signs };
}

/** What a character is: a break, an apostrophe within a word, something between words, or (above) its small letter. */
const BREAKING = 1;
const WITHIN = 2;
const BETWEEN = 3;
/** Of a currency: between words too. */
const SIGN = 4;
const SPACE = 32;

const ROLES = Uint8Array.from({ length: 256 }, (_, code) => {
  const character = String.fromCharCode(code);
  if ("\n!().:;?[]|".includes(character)) return BREAKING;
  if (character === "'") return WITHIN;
  if (character === "$" || character === "£") return SIGN;
  return /[\p{L}\p{N}]/u.test(character) ? (character.toLowerCase().codePointAt(0) ?? code) : BETWEEN;
});

/** Other scripts are compared as they stand, punctuation and symbols apart. */
function roleBeyondLatin(code: number): number {
  if (code === 0x2019) return WITHIN;
  if (code === 0x20ac) return SIGN;
  return code >= 0x2000 && code <= 0x303f ? BETWEEN : code;
}

/** Hashes in the manner of Fowler, Noll and Vo (their 32-bit prime), the second with Knuth's multiplier. */
const SEED_ONE = 0x811c9dc5 | 0;
const PRIME_ONE = 0x01000193;
const SEED_OTHER = 0x2545f491;
const PRIME_OTHER = 0x9e3779b1 | 0;

function insert(lexicon: Lexicon, word: string, id: number): void {
  let one = SEED_ONE;
  let other = SEED_OTHER;
  for (let at = 0; at < word.length; at++) {
    one = Math.imul(one ^ word.charCodeAt(at), PRIME_ONE);
    other = Math.imul(other + word.charCodeAt(at), PRIME_OTHER);
  }
  const bit = bitOf(one);
  lexicon.known[bit >> 3] = (lexicon.known[bit >> 3] ?? 0) | (1 << (bit & 7));
  let slot = one & lexicon.mask;
  while (lexicon.table[slot * 3 + 2] !== 0) slot = (slot + 1) & lexicon.mask;
  lexicon.table.set([one, other, id], slot * 3);
}

function bitOf(one: number): number {
  return (one ^ (one >>> 16)) & 0xffff;
}

function find({ table, known, mask }: Lexicon, one: number, other: number): number {
  const bit = bitOf(one);
  if ((((known[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 0) return UNKNOWN;
  for (let slot = one & mask; ; slot = (slot + 1) & mask) {
    const id = table[slot * 3 + 2] ?? 0;
    if (id === 0) return UNKNOWN;
    if (table[slot * 3] === one && table[slot * 3 + 1] === other) return id;
  }
}

const NOT_A_WORD = /[^\p{L}\p{N}]+/u;

/** Folds a plural by its spelling alone. */
function fold(word: string): string {
  if (word.length < 4 || !word.endsWith("s") || /(?:ss|us|is)$/u.test(word)) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  return /(?:ss|sh|ch|x|z)es$/u.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

/** The word, its plurals (its possessives are the same without their apostrophe), and all of them without accents. */
function spellingsOf(word: string): string[] {
  const plurals = word.length < 2 ? [] : [`${word}s`, `${word}es`];
  const spellings = word.endsWith("y") ? [word, ...plurals, `${word.slice(0, -1)}ies`] : [word, ...plurals];
  const plain = spellings.map((spelling) => spelling.normalize("NFD").replace(/\p{M}/gu, ""));
  return [...spellings, ...plain];
}
