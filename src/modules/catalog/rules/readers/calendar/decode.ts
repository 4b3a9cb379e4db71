/** A calendar as text with line feeds only, and what had to be repaired to get it. */
export interface DecodedText {
  readonly text: string;
  readonly warnings: readonly string[];
}

/**
 * Turns the bytes of a calendar into text: UTF-8 or UTF-16 with or without a byte order mark, folds in the middle of a
 * UTF-8 character, single lines in Windows-1252, line ends of any kind.
 */
export function decodeCalendar(input: string | Uint8Array): DecodedText {
  const { text, warnings } = typeof input === "string" ? { text: input, warnings: [] } : decodeBytes(input);
  const unmarked = text.startsWith("\uFEFF") ? text.slice(1) : text;
  // Line ends that went through two programs are \r\r\n.
  const plain = hasReturnAlone(unmarked) ? unmarked.replaceAll(/\r+\n|\r/gu, "\n") : unmarked;
  return { text: DOUBLE_SPACED.test(plain) ? plain.replaceAll(/\r?\n\r?\n/gu, "\n") : plain, warnings };
}

/** An empty line after each line: folds are across them. */
const DOUBLE_SPACED = /^\s*BEGIN:VCALENDAR\r?\n\r?\n\S[^\n]*\n\r?\n\S[^\n]*\n\r?\n\S/iu;

/** A loop: a pattern looks at every character, this at the ends of lines. */
function hasReturnAlone(text: string): boolean {
  for (let at = text.indexOf("\r"); at >= 0; at = text.indexOf("\r", at + 1))
    if (text.charCodeAt(at + 1) !== LINE_FEED) return true;
  return false;
}

function decodeBytes(bytes: Uint8Array): DecodedText {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return { text: new TextDecoder(wide).decode(bytes), warnings: [] };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), warnings: [] };
  } catch {
    return decodeDamaged(withoutBrokenFolds(bytes));
  }
}

/** UTF-16 shows by its mark, or by a zero beside the first letter of BEGIN. */
function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (second === 0 && first !== 0 && first !== undefined))
    return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && second !== undefined))
    return "utf-16be";
  return undefined;
}

const CARRIAGE_RETURN = 13;
const LINE_FEED = 10;

/** RFC 5545 §3.1 warns of it: writers that fold by bytes cut characters in two. Such folds are undone before decoding. */
function withoutBrokenFolds(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const foldLength = foldAt(bytes, index);
    if (foldLength > 0 && isInsideCharacter(bytes, index, foldLength)) {
      index += foldLength - 1;
    } else {
      kept[length] = bytes[index] ?? 0;
      length += 1;
    }
  }
  return kept.subarray(0, length);
}

function foldAt(bytes: Uint8Array, index: number): number {
  const lineFeed = bytes[index] === CARRIAGE_RETURN ? index + 1 : index;
  if (bytes[lineFeed] !== LINE_FEED) return 0;
  const next = bytes[lineFeed + 1];
  return next === 32 || next === 9 ? lineFeed + 2 - index : 0;
}

function isInsideCharacter(bytes: Uint8Array, index: number, foldLength: number): boolean {
  const after = bytes[index + foldLength] ?? 0;
  return (bytes[index - 1] ?? 0) >= 0x80 && (after & 0xc0) === 0x80;
}

/** Line by line, since files merged from several sources mix encodings. */
function decodeDamaged(bytes: Uint8Array): DecodedText {
  const strict = new TextDecoder("utf-8", { fatal: true });
  const western = new TextDecoder("windows-1252");
  const lines: string[] = [];
  let westernLines = 0;
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(LINE_FEED, start);
    const end = found < 0 ? bytes.length : found + 1;
    const line = bytes.subarray(start, end);
    try {
      lines.push(strict.decode(line));
    } catch {
      lines.push(western.decode(line));
      westernLines += 1;
    }
    start = end;
  }
  const warnings =
    westernLines === 0 ? [] : [`${westernLines} lines are not UTF-8 and were read as Windows-1252.`];
  return { text: lines.join(""), warnings };
}
