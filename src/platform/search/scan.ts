/** Receives where `scanWords` finds something: `text.slice(start, end)`. */
export interface WordVisitor {
  readonly word: (start: number, end: number) => void;
  /** Two or three words joined by hyphens, after each of them was given as a word. */
  readonly compound: (start: number, end: number) => void;
}

/**
 * Cuts a text into words: runs of letters and digits of any script, with apostrophes inside (`librarian's`),
 * dotted initials (`U.S.`) and names such as `C++` and `F#` kept whole. Scripts written without spaces give
 * overlapping pairs of characters.
 */
export function scanWords(text: string, visitor: WordVisitor): void {
  let at = 0;
  let compoundStart = -1;
  let compoundParts = 0;
  let lastEnd = -1;
  while (at < text.length) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind === separator) {
      at += 1;
      continue;
    }
    const start = at;
    const isJoined = start === lastEnd + 1 && isHyphen(text.charCodeAt(lastEnd));
    if (!isJoined) {
      if (compoundParts > 1) giveCompound(compoundStart, lastEnd, visitor);
      compoundStart = start;
      compoundParts = 0;
    }
    at = kind === ideograph ? scanIdeographs(text, start, visitor) : wordEnd(text, start);
    if (kind !== ideograph) visitor.word(start, at);
    compoundParts = kind === ideograph || compoundParts > 2 ? -1000 : compoundParts + 1;
    lastEnd = at;
  }
  if (compoundParts > 1) giveCompound(compoundStart, lastEnd, visitor);
}

function giveCompound(start: number, end: number, visitor: WordVisitor): void {
  if (end - start <= 40) visitor.compound(start, end);
}

const unknown = 0;
const separator = 1;
const letter = 2;
const digit = 3;
const ideograph = 4;

/** What each UTF-16 unit is, found once. Characters beyond the basic plane (emoji) count as separators. */
const kinds = new Uint8Array(65_536);

function kindOf(code: number): number {
  const known = kinds[code] ?? separator;
  if (known !== unknown) return known;
  const found = classify(String.fromCharCode(code));
  kinds[code] = found;
  return found;
}

function classify(character: string): number {
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(character))
    return ideograph;
  if (/[\p{L}\p{M}]/u.test(character)) return letter;
  return /\p{N}/u.test(character) ? digit : separator;
}

function isWordAt(text: string, at: number): boolean {
  if (at >= text.length) return false;
  const kind = kindOf(text.charCodeAt(at));
  return kind === letter || kind === digit;
}

function isLetterAt(text: string, at: number): boolean {
  return at < text.length && kindOf(text.charCodeAt(at)) === letter;
}

/** `-` and the Unicode hyphens. */
function isHyphen(code: number): boolean {
  return code === 0x2d || code === 0x2010 || code === 0x2011;
}

/** `'` and its typographic forms. */
function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x2bc;
}

function wordEnd(text: string, start: number): number {
  let end = start + 1;
  for (;;) {
    if (isWordAt(text, end)) end += 1;
    else if (isApostrophe(text.charCodeAt(end)) && isLetterAt(text, end + 1)) end += 2;
    else break;
  }
  if (end - start > 2 || !isLetterAt(text, start)) return end;
  return end - start === 1 && text[end] === "." ? initialsEnd(text, end) : signsEnd(text, end);
}

/** `U.S.` and `i.l.l.`: single letters with a full stop between them. */
function initialsEnd(text: string, from: number): number {
  let end = from;
  while (text[end] === "." && isLetterAt(text, end + 1) && !isWordAt(text, end + 2)) end += 2;
  return end;
}

/** `C++`, `C#`, `F#`. */
function signsEnd(text: string, from: number): number {
  let end = from;
  while (end < from + 2 && (text[end] === "+" || text[end] === "#")) end += 1;
  return isWordAt(text, end) ? from : end;
}

function scanIdeographs(text: string, start: number, visitor: WordVisitor): number {
  let end = start + 1;
  while (end < text.length && kindOf(text.charCodeAt(end)) === ideograph) end += 1;
  if (end - start === 1) visitor.word(start, end);
  for (let at = start; at + 2 <= end; at += 1) visitor.word(at, at + 2);
  return end;
}
