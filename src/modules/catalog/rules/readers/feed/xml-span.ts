/** Finds the next place of a string at or after a position; cheap as long as positions only grow. */
export type ForwardFinder = (from: number) => number;

/**
 * Remembers the last answer, so that asking often for something far away, or absent, costs one pass in all:
 * a plain `indexOf` at each of a million unclosed comments would take hours.
 */
export function forwardFinder(document: string, wanted: string): ForwardFinder {
  let found = -2;
  return (from) => {
    if (found === -1 || found >= from) return found;
    found = document.indexOf(wanted, from);
    return found;
  };
}

/** Where a tag ends. */
export interface TagSpan {
  /** End of the attributes, before `/>` or `>`. */
  readonly attributesEnd: number;
  readonly end: number;
  readonly isSelfClosing: boolean;
}

const EXCLAMATION = 0x21;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SLASH = 0x2f;
const LESS = 0x3c;
const GREATER = 0x3e;

/**
 * The end of the tag whose name ends at `from`. A `<` outside quotes ends it (its `>` was lost). A quoted value that
 * runs into further markup had no closing quote: the tag then ends before that markup.
 */
export function endOfTag(document: string, from: number): TagSpan {
  for (let index = from; index < document.length; index++) {
    const code = document.charCodeAt(index);
    if (code === GREATER || code === LESS) return spanTo(document, from, index);
    if (code !== QUOTE && code !== APOSTROPHE) continue;
    const value = endOfValue(document, index + 1, code);
    if (value.isBroken) return spanTo(document, from, value.end);
    index = value.end;
  }
  return spanTo(document, from, document.length);
}

/** The tag up to the `>`, `<` or end of the document at `end`. */
function spanTo(document: string, from: number, end: number): TagSpan {
  const isClosed = document.charCodeAt(end) === GREATER;
  const isSelfClosing = isClosed && end > from && document.charCodeAt(end - 1) === SLASH;
  return { attributesEnd: isSelfClosing ? end - 1 : end, end: isClosed ? end + 1 : end, isSelfClosing };
}

/** A value with a tag in it is no value, for XML allows no `<` there: it ends at its first `>` or where that tag begins. */
function endOfValue(document: string, start: number, quote: number): { end: number; isBroken: boolean } {
  let greater = -1;
  for (let index = start; index < document.length; index++) {
    const code = document.charCodeAt(index);
    if (code === quote) return { end: index, isBroken: false };
    if (code === GREATER && greater < 0) greater = index;
    if (code === LESS && startsTag(document.charCodeAt(index + 1))) {
      return { end: greater < 0 ? index : greater, isBroken: true };
    }
  }
  return { end: greater < 0 ? document.length : greater, isBroken: true };
}

function startsTag(code: number): boolean {
  return code === SLASH || code === EXCLAMATION || isNameStart(code);
}

/** True for a character that can start an element's name. */
export function isNameStart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code > 0xbf;
}

/** Index after the name that starts at `start`. */
export function nameEnd(document: string, start: number): number {
  let index = start;
  for (; index < document.length; index++) {
    const code = document.charCodeAt(index);
    const isPart =
      isNameStart(code) || (code >= 0x30 && code <= 0x3a) || code === 0x2d || code === 0x2e || code === 0xb7;
    if (!isPart) break;
  }
  return index;
}
