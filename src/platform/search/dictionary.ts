import { grown } from "./growing.ts";

/**
 * Every term of an index: a number for each, how many live documents have it, and what is needed to find terms by
 * their beginning or despite a typing mistake. Terms are never taken out; one that no document has any more keeps
 * its number with a count of zero.
 */
export class Dictionary {
  readonly terms: string[] = [];
  /** The first word seen for each term, lower case and unstemmed: what to show a person. */
  readonly words: string[] = [];
  /** Live documents that have each term. */
  documents: Uint32Array = new Uint32Array(1024);
  /** Which letters each term has, for ruling out most terms at once when looking for near ones. */
  letters: Uint32Array = new Uint32Array(1024);
  readonly #numbers = new Map<string, number>();
  #beginnings: Map<string, number[]> | undefined;

  get size(): number {
    return this.terms.length;
  }

  numberOf(term: string): number | undefined {
    return this.#numbers.get(term);
  }

  /** The term's number, given to it now when it is new. */
  add(term: string, word: string): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    const number = this.terms.length;
    this.#numbers.set(term, number);
    this.terms.push(term);
    this.words.push(word);
    this.documents = grown(this.documents, number + 1);
    this.letters = grown(this.letters, number + 1);
    this.letters[number] = lettersOf(term);
    if (this.#beginnings) addBeginning(this.#beginnings, term, number);
    return number;
  }

  /** Terms that begin with these (at least two) letters and are in use. */
  startingWith(letters: string): readonly number[] {
    this.#beginnings ??= beginningsOf(this.terms);
    const near = this.#beginnings.get(letters.slice(0, 2)) ?? [];
    return near.filter(
      (number) => (this.terms[number] ?? "").startsWith(letters) && (this.documents[number] ?? 0) > 0,
    );
  }
}

/** One bit for each letter a to z, one for digits, five shared by all else. */
export function lettersOf(term: string): number {
  let letters = 0;
  for (let i = 0; i < term.length; i += 1) {
    const code = term.charCodeAt(i);
    if (code >= 97 && code <= 122) letters |= 1 << (code - 97);
    else if (code >= 48 && code <= 57) letters |= 1 << 26;
    else letters |= 1 << (27 + (code % 5));
  }
  return letters >>> 0;
}

function beginningsOf(terms: readonly string[]): Map<string, number[]> {
  const beginnings = new Map<string, number[]>();
  terms.forEach((term, number) => addBeginning(beginnings, term, number));
  return beginnings;
}

function addBeginning(beginnings: Map<string, number[]>, term: string, number: number): void {
  const key = term.slice(0, 2);
  const list = beginnings.get(key);
  if (list) list.push(number);
  else beginnings.set(key, [number]);
}
