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
  readonly first: ReadonlyMap<string, PhraseNode<List>>;
  readonly lists: readonly List[];
}

export interface PhraseNode<List extends string = string> {
  readonly next: Map<string, PhraseNode<List>>;
  readonly ends: Phrase<List>[];
}

/** Stands between two sentences or brackets: no phrase reaches over it. */
const BREAK = "";

/**
 * The words of a text in lower case, plural and possessive endings folded ("Readers' stories" is `reader`,
 * `story`), with an empty word where a sentence, bracket or line ends.
 */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  const lower = text.toLowerCase();
  let start = -1;
  for (let at = 0; at <= lower.length; at++) {
    const code = at < lower.length ? lower.charCodeAt(at) : 0;
    if (isWordPart(code)) {
      if (start < 0) start = at;
      continue;
    }
    if ((code === APOSTROPHE || code === CURLY_APOSTROPHE) && start >= 0) continue;
    if (start >= 0) {
      words.push(fold(lower.slice(start, at)));
      start = -1;
    }
    if (isBreak(code) && words.length > 0 && words[words.length - 1] !== BREAK) words.push(BREAK);
  }
  return words;
}

/** Compiles phrases; a phrase without any letter or digit is skipped. */
export function phraseIndex<List extends string>(phrases: readonly Phrase<List>[]): PhraseIndex<List> {
  const first = new Map<string, PhraseNode<List>>();
  for (const phrase of phrases) {
    let level = first;
    let node: PhraseNode<List> | undefined;
    for (const word of wordsOf(phrase.phrase)) {
      if (word === BREAK) continue;
      node = level.get(word);
      if (node === undefined) {
        node = { next: new Map(), ends: [] };
        level.set(word, node);
      }
      level = node.next;
    }
    const isKnown = node?.ends.some((end) => end.list === phrase.list && end.id === phrase.id) ?? true;
    if (!isKnown) node?.ends.push(phrase);
  }
  return { first, lists: [...new Set(phrases.map((phrase) => phrase.list))] };
}

/**
 * The phrases found, in order of the text. Within one list the longest phrase wins and no word is used twice
 * ("teen tech week" is not also "teen"); phrases of different lists may overlap.
 */
export function phrasesIn<List extends string>(
  words: readonly string[],
  index: PhraseIndex<List>,
): Phrase<List>[] {
  const found: Phrase<List>[] = [];
  const usedTo = new Map<List, number>();
  for (let at = 0; at < words.length; at++) {
    const node = index.first.get(words[at] ?? BREAK);
    if (node === undefined) continue;
    takeLongest(longestPerList(words, at, node), { at, usedTo, found });
  }
  return found;
}

function longestPerList<List extends string>(
  words: readonly string[],
  at: number,
  root: PhraseNode<List>,
): [Phrase<List>, number][] {
  const ends: [Phrase<List>, number][] = [];
  let node: PhraseNode<List> | undefined = root;
  for (let end = at + 1; node !== undefined; end++) {
    for (const phrase of node.ends) ends.push([phrase, end]);
    const word = words[end];
    node = word === undefined || node.next.size === 0 ? undefined : node.next.get(word);
  }
  return ends;
}

interface Taking<List extends string> {
  readonly at: number;
  readonly usedTo: Map<List, number>;
  readonly found: Phrase<List>[];
}

function takeLongest<List extends string>(ends: [Phrase<List>, number][], taking: Taking<List>): void {
  for (let place = ends.length - 1; place >= 0; place--) {
    const [phrase, end] = ends[place] ?? [];
    if (phrase === undefined || end === undefined) continue;
    const usedTo = taking.usedTo.get(phrase.list) ?? 0;
    const isSameSpan =
      usedTo === end && ends.some(([other, otherEnd]) => otherEnd === end && other !== phrase);
    if (usedTo > taking.at && !isSameSpan) continue;
    taking.usedTo.set(phrase.list, end);
    taking.found.push(phrase);
  }
}

const APOSTROPHE = 0x27;
const CURLY_APOSTROPHE = 0x2019;

function isWordPart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 48 && code <= 57) ||
    (code >= 0xaa && code !== 0xab && code !== 0xbb && code !== 0xb7 && !(code >= 0x2000 && code <= 0x303f))
  );
}

function isBreak(code: number): boolean {
  switch (code) {
    case 10: // new line
    case 33: // !
    case 40: // (
    case 41: // )
    case 46: // .
    case 58: // :
    case 59: // ;
    case 63: // ?
    case 91: // [
    case 93: // ]
    case 124: // |
      return true;
    default:
      return false;
  }
}

/** Folds plurals and possessives by their spelling alone: both sides of a comparison go through it. */
function fold(word: string): string {
  const plain = word.includes("'") || word.includes("’") ? word.replace(/['’]s?/gu, "") : word;
  const length = plain.length;
  if (length < 4 || plain.charCodeAt(length - 1) !== 115) return plain;
  const before = plain.charCodeAt(length - 2);
  if (before === 115 || before === 117 || before === 105) return plain; // glass, campus, analysis
  if (before !== 101) return plain.slice(0, -1);
  if (plain.endsWith("ies") && length > 4) return `${plain.slice(0, -3)}y`;
  return /(?:ss|sh|ch|x|z)es$/u.test(plain) ? plain.slice(0, -2) : plain.slice(0, -1);
}
