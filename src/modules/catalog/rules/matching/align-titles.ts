import { isMisspelling } from "./spelling.ts";
import { exclusiveMeaning, plainWord } from "./title-words.ts";
import { NUMBER_BITS, type TitleTraits } from "./title-traits.ts";

/** How far two titles say the same, in bits of what their words tell. */
export interface TitleAlignment {
  /** What both say. */
  readonly sharedBits: number;
  readonly onlyA: readonly string[];
  readonly onlyB: readonly string[];
  readonly onlyABits: number;
  readonly onlyBBits: number;
  /** Telling words on both sides that the other lacks: the lesser of the two sides' bits. */
  readonly clashBits: number;
  /** True when only one says which part of a series it is. */
  readonly isPartUnsaid: boolean;
  /** True when both have the same telling words and numbers, spelled alike but for plurals and the like. */
  readonly isEqual: boolean;
  /** Why the titles cannot name one offering: "part 1 against part 2"; absent when nothing forbids it. */
  readonly contradiction?: string;
}

/** Words that may be missing from one title, because the other listing says them elsewhere. */
export interface TitleContext {
  /** Provider, place and host words of each listing. */
  readonly wordsOfA: () => ReadonlySet<string>;
  readonly wordsOfB: () => ReadonlySet<string>;
  readonly yearsOfA: readonly string[];
  readonly yearsOfB: readonly string[];
}

/**
 * Lays two titles beside each other: equal words first, then words written apart or together ("e-book", "ebook"),
 * initials ("YA", "young adult") and typing mistakes. Order of words does not matter.
 */
export function alignTitles(a: TitleTraits, b: TitleTraits, context: TitleContext): TitleAlignment {
  const match = matchWords(a, b);
  const contradiction = numbersContradiction(a, b, context) ?? wordsContradiction(a, b, match);
  const onlyA = match.leftA.filter((index) => !context.wordsOfB().has(a.words[index] ?? ""));
  const onlyB = match.leftB.filter((index) => !context.wordsOfA().has(b.words[index] ?? ""));
  const sharedNumbers = sharedCount(a.numbers, b.numbers);
  return {
    sharedBits: match.sharedBits + sharedNumbers * NUMBER_BITS,
    onlyA: onlyA.map((index) => a.spelled[index] ?? ""),
    onlyB: onlyB.map((index) => b.spelled[index] ?? ""),
    onlyABits: sumBits(a, onlyA) + match.doubtBits + (a.numbers.length - sharedNumbers) * NUMBER_BITS,
    onlyBBits: sumBits(b, onlyB) + match.doubtBits + (b.numbers.length - sharedNumbers) * NUMBER_BITS,
    clashBits: Math.min(tellingBits(a, onlyA), tellingBits(b, onlyB)),
    isPartUnsaid: (a.parts.length === 0) !== (b.parts.length === 0),
    isEqual:
      match.doubtBits === 0 &&
      Math.min(onlyA.length, onlyB.length) === 0 &&
      tellingBits(a, onlyA) + tellingBits(b, onlyB) === 0 &&
      sharedNumbers === Math.max(a.numbers.length, b.numbers.length),
    ...(contradiction === undefined ? {} : { contradiction }),
  };
}

interface WordMatch {
  sharedBits: number;
  /** Bits of words taken for the same though spelled differently. */
  doubtBits: number;
  leftA: readonly number[];
  leftB: readonly number[];
}

/** A misspelled pair tells three quarters of what an equal pair does; the rest stands against it. */
const MISSPELLED_SHARE = 0.75;

function matchWords(a: TitleTraits, b: TitleTraits): WordMatch {
  const match: WordMatch = { sharedBits: 0, doubtBits: 0, leftA: [], leftB: [] };
  const freeB = b.words.map((_, index) => index);
  match.leftA = a.words.flatMap((word, index) => {
    const at = freeB.findIndex((other) => b.words[other] === word);
    if (at < 0) return [index];
    freeB.splice(at, 1);
    match.sharedBits += a.bits[index] ?? 0;
    return [];
  });
  match.leftB = freeB;
  if (isWorthLooking(match, a, b)) {
    joinWords(match, a, b);
    matchInitials(match, a, b);
    matchMisspellings(match, a, b);
  }
  return match;
}

/** Long titles that share next to nothing as spelled do not become one by looking closer. */
function isWorthLooking(match: WordMatch, a: TitleTraits, b: TitleTraits): boolean {
  const [left, right] = [match.leftA.length, match.leftB.length];
  if (left === 0 || right === 0) return false;
  return left * right <= 9 || match.sharedBits * 5 >= Math.min(a.totalBits, b.totalBits);
}

/** "web site" and "website", on either side. */
function joinWords(match: WordMatch, a: TitleTraits, b: TitleTraits): void {
  [match.leftA, match.leftB] = joinOneWay(match, [a, match.leftA], [b, match.leftB]);
  [match.leftB, match.leftA] = joinOneWay(match, [b, match.leftB], [a, match.leftA]);
}

type Side = readonly [title: TitleTraits, left: readonly number[]];

function joinOneWay(
  match: WordMatch,
  [one, left]: Side,
  [other, otherLeft]: Side,
): readonly [number[], number[]] {
  let [free, otherFree] = [[...left], [...otherLeft]];
  for (const index of left) {
    const next = index + 1;
    if (!free.includes(index) || !free.includes(next)) continue;
    const joined = plainWord(`${one.spelled[index]}${one.spelled[next]}`);
    const at = otherFree.find((each) => other.words[each] === joined);
    if (at === undefined) continue;
    match.sharedBits += other.bits[at] ?? 0;
    free = free.filter((each) => each !== index && each !== next);
    otherFree = otherFree.filter((each) => each !== at);
  }
  return [free, otherFree];
}

function matchInitials(match: WordMatch, a: TitleTraits, b: TitleTraits): void {
  [match.leftA, match.leftB] = initialsOneWay(match, [a, match.leftA], [b, match.leftB]);
  [match.leftB, match.leftA] = initialsOneWay(match, [b, match.leftB], [a, match.leftA]);
}

/** A short word of one title that is made of the first letters of words following each other in the other. */
function initialsOneWay(
  match: WordMatch,
  [one, left]: Side,
  [other, otherLeft]: Side,
): readonly [number[], number[]] {
  let otherFree = [...otherLeft];
  const free = left.filter((index) => {
    const word = one.words[index] ?? "";
    if (word.length < 2 || word.length > 5) return true;
    const from = otherFree.findIndex((_, start) => hasInitials(word, other, otherFree.slice(start)));
    if (from < 0) return true;
    match.sharedBits += one.bits[index] ?? 0;
    otherFree = otherFree.toSpliced(from, word.length);
    return false;
  });
  return [free, otherFree];
}

function hasInitials(word: string, title: TitleTraits, indexes: readonly number[]): boolean {
  return (
    indexes.length >= word.length &&
    word
      .split("")
      .every(
        (letter, at) =>
          title.words[indexes[at] ?? -1]?.startsWith(letter) === true &&
          (at === 0 || indexes[at] === (indexes[at - 1] ?? 0) + 1),
      )
  );
}

function matchMisspellings(match: WordMatch, a: TitleTraits, b: TitleTraits): void {
  const freeB = [...match.leftB];
  match.leftA = match.leftA.filter((index) => {
    const at = freeB.findIndex(
      (other) =>
        isMisspelling(a.spelled[index] ?? "", b.spelled[other] ?? "") ||
        isMisspelling(a.words[index] ?? "", b.words[other] ?? ""),
    );
    if (at < 0) return true;
    const bits = Math.min(a.bits[index] ?? 0, b.bits[freeB[at] ?? 0] ?? 0);
    match.sharedBits += bits * MISSPELLED_SHARE;
    match.doubtBits += bits * (1 - MISSPELLED_SHARE);
    freeB.splice(at, 1);
    return false;
  });
  match.leftB = freeB;
}

function sumBits(title: TitleTraits, indexes: readonly number[]): number {
  let sum = 0;
  for (const index of indexes) sum += title.bits[index] ?? 0;
  return sum;
}

/** Words for the form of an event ("webinar", "free") tell nothing about which it is. */
const TELLING_FROM_BITS = 2;

function tellingBits(title: TitleTraits, indexes: readonly number[]): number {
  return sumBits(
    title,
    indexes.filter((index) => (title.bits[index] ?? 0) >= TELLING_FROM_BITS),
  );
}

function numbersContradiction(a: TitleTraits, b: TitleTraits, context: TitleContext): string | undefined {
  if (differ(a.parts, b.parts)) return `part ${a.parts.join(", ")} against ${b.parts.join(", ")}`;
  if (differ(a.numbers, b.numbers)) return `number ${a.numbers.join(", ")} against ${b.numbers.join(", ")}`;
  if (differ(a.years, b.years)) return `year ${a.years.join(", ")} against ${b.years.join(", ")}`;
  if (differ(a.dates, b.dates)) return `day ${a.dates.join(", ")} against ${b.dates.join(", ")}`;
  // A dated listing's year in the title may be any ("Looking ahead to 2027"), an undated one's is its date.
  if (context.yearsOfA.length === 0 && differ(a.years, context.yearsOfB)) return "year differs from the date";
  if (context.yearsOfB.length === 0 && differ(b.years, context.yearsOfA)) return "year differs from the date";
  return undefined;
}

/** True when both name something and neither names all that the other does; what is named twice counts twice. */
function differ(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  return sharedCount(a, b) < Math.min(a.length, b.length);
}

function sharedCount(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const free = [...b];
  return a.filter((each) => {
    const at = free.indexOf(each);
    if (at >= 0) free.splice(at, 1);
    return at >= 0;
  }).length;
}

/** Words left over on both sides that cannot both hold: "beginner" and "advanced", "track1" and "track2". */
function wordsContradiction(a: TitleTraits, b: TitleTraits, match: WordMatch): string | undefined {
  if (match.leftA.length === 0 || match.leftB.length === 0) return undefined;
  for (const one of match.leftA) {
    for (const other of match.leftB) {
      const [word, against] = [a.words[one] ?? "", b.words[other] ?? ""];
      if (exclude(word, against)) return `"${word}" against "${against}"`;
    }
  }
  return undefined;
}

function exclude(word: string, against: string): boolean {
  const [meaning, other] = [exclusiveMeaning(word), exclusiveMeaning(against)];
  if (meaning !== undefined && other !== undefined) {
    return meaning !== other && meaning.split(" ", 1)[0] === other.split(" ", 1)[0];
  }
  if (!/\d/.test(word) || !/\d/.test(against)) return false;
  return word.replace(/\d+/g, "") === against.replace(/\d+/g, "");
}
