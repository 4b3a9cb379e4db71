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

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SLASH = 0x2f;
const LESS = 0x3c;
const GREATER = 0x3e;

/**
 * The end of the tag whose name ends at `from`. A `<` outside quotes ends it (its `>` was lost), and a quoted value
 * that runs over a `>` into further markup had no closing quote: the tag then ends at that `>`.
 */
export function endOfTag(document: string, from: number): TagSpan {
  for (let index = from; index < document.length; index++) {
    const code = document.charCodeAt(index);
    if (code === GREATER) return spanTo(document, from, index);
    if (code === LESS) return { attributesEnd: index, end: index, isSelfClosing: false };
    if (code !== QUOTE && code !== APOSTROPHE) continue;
    const value = endOfValue(document, index + 1, code);
    if (value.isBroken) return spanTo(document, from, value.end);
    index = value.end;
  }
  return { attributesEnd: document.length, end: document.length, isSelfClosing: false };
}

function spanTo(document: string, from: number, greater: number): TagSpan {
  const isSelfClosing = greater > from && document.charCodeAt(greater - 1) === SLASH;
  const end = Math.min(greater + 1, document.length);
  return { attributesEnd: isSelfClosing ? greater - 1 : greater, end, isSelfClosing };
}

function endOfValue(document: string, start: number, quote: number): { end: number; isBroken: boolean } {
  let firstGreater = -1;
  for (let index = start; index < document.length; index++) {
    const code = document.charCodeAt(index);
    if (code === quote) return { end: index, isBroken: false };
    if (code === GREATER && firstGreater < 0) firstGreater = index;
    // `title="a > b <c>"` is legal in HTML but not in XML, where a value cannot hold `<`.
    else if (code === LESS && firstGreater >= 0) return { end: firstGreater, isBroken: true };
  }
  return { end: firstGreater < 0 ? document.length : firstGreater, isBroken: true };
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
