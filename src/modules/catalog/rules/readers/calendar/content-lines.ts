/** One unfolded line: `DTSTART;TZID=America/New_York:20261203T140000`. */
export interface ContentLine {
  /** In capitals. */
  readonly name: string;
  /** As written, with the leading semicolon; empty when there are none. */
  readonly parameters: string;
  readonly value: string;
  /** Line of the file it starts on, from 1. */
  readonly line: number;
}

/** Hears of every line in turn. `onBroken` gets the lines that are no `NAME:value`. */
export interface LineListener {
  readonly onLine: (line: ContentLine) => void;
  readonly onBroken: (text: string, line: number) => void;
}

/** Unfolds a text with line feeds and splits it into content lines (RFC 5545 §3.1). */
export function scanContentLines(text: string, listener: LineListener): void {
  let position = 0;
  let lineNumber = 1;
  while (position < text.length) {
    const firstLine = lineNumber;
    let end = endOfLine(text, position);
    let content = text.slice(position, withoutReturn(text, position, end));
    position = end + 1;
    lineNumber += 1;
    while (isContinued(text, position, content)) {
      end = endOfLine(text, position);
      const stop = withoutReturn(text, position, end);
      const isFold = isWhiteSpace(text.charCodeAt(position));
      content = isFold
        ? content + text.slice(position + 1, stop)
        : content.slice(0, -1) + text.slice(position, stop);
      position = end + 1;
      lineNumber += 1;
    }
    if (content !== "") hand(content, firstLine, listener);
  }
}

function endOfLine(text: string, position: number): number {
  const end = text.indexOf("\n", position);
  return end < 0 ? text.length : end;
}

function withoutReturn(text: string, start: number, end: number): number {
  return end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

function isWhiteSpace(code: number): boolean {
  return code === 32 || code === 9;
}

/** A fold, or the soft line break of vCalendar 1.0: an equals sign at the end of quoted-printable text. */
function isContinued(text: string, position: number, content: string): boolean {
  if (position >= text.length) return false;
  if (isWhiteSpace(text.charCodeAt(position))) return true;
  return content.endsWith("=") && /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE/iu.test(content);
}

function hand(content: string, line: number, listener: LineListener): void {
  const nameEnd = endOfName(content);
  if (nameEnd === 0) {
    if (content.trim() !== "") listener.onBroken(content, line);
    return;
  }
  const hasParameters = content.charCodeAt(nameEnd) === SEMICOLON;
  const colon = hasParameters ? colonOutsideQuotes(content, nameEnd) : nameEnd;
  if (colon < 0) {
    listener.onBroken(content, line);
    return;
  }
  listener.onLine({
    name: content.slice(0, nameEnd).toUpperCase(),
    parameters: hasParameters ? content.slice(nameEnd, colon) : "",
    value: content.slice(colon + 1),
    line,
  });
}

const SEMICOLON = 59;
const COLON = 58;
const DASH = 45;
const UNDERSCORE = 95;
const DOT = 46;

/** Index of the colon or semicolon behind a well-formed name; 0 when there is none. */
function endOfName(content: string): number {
  for (let index = 0; index < content.length; index += 1) {
    const code = content.charCodeAt(index);
    if (code === COLON || code === SEMICOLON) return index;
    const isNameCharacter =
      (code >= 65 && code <= 90) ||
      (code >= 97 && code <= 122) ||
      (code >= 48 && code <= 57) ||
      code === DASH ||
      code === UNDERSCORE ||
      code === DOT;
    if (!isNameCharacter) return 0;
  }
  return 0;
}

/** The first colon that is not inside a quoted parameter; when a quote is never closed, the first colon of all. */
function colonOutsideQuotes(content: string, from: number): number {
  const first = content.indexOf(":", from);
  const quote = content.indexOf('"', from);
  if (first < 0 || quote < 0 || quote > first) return first;
  let isQuoted = false;
  for (let index = quote; index < content.length; index += 1) {
    const character = content[index];
    if (character === '"') isQuoted = !isQuoted;
    else if (character === ":" && !isQuoted) return index;
  }
  return first;
}
