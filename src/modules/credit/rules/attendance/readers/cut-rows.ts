/** A row of a text, with the number a spreadsheet program shows beside it. */
export interface CutRow {
  readonly number: number;
  readonly cells: readonly string[];
  /** Its quotation marks do not come in pairs: where its cells end is a guess. */
  readonly isBroken: boolean;
}

/** A quoted cell may go on over so many further lines; Teams quotes titles with line breaks. */
const mostFurtherLines = 5;

/**
 * The rows of a text that hold anything.
 *
 * A quotation mark without its partner spoils its own row alone. That is why this is no general reader of CSV: those let
 * such a cell swallow the rows below it, and with them the people.
 */
export function cutRows(text: string, delimiter: string, mostRows: number): readonly CutRow[] {
  const lines = text.split(/\r\n|\n|\r/u);
  const rows: CutRow[] = [];
  for (let at = 0, number = 1; at < lines.length && rows.length < mostRows; at += 1, number += 1) {
    const { cells, isBroken, furtherLines } = cutRecord(lines, at, delimiter);
    at += furtherLines;
    if (cells.some((cell) => cell !== "")) rows.push({ number, cells, isBroken });
  }
  return rows;
}

/** Without control characters and marks of writing direction, with plain blanks; `="2026"` is how some keep Excel from guessing. */
export function plainCell(cell: string): string {
  const plain = cell
    .replaceAll(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/gu, " ")
    .replaceAll(/\p{Cf}/gu, "")
    .trim()
    .toWellFormed();
  return /^="(?<inside>.*)"$/u.exec(plain)?.groups?.["inside"]?.trim() ?? plain;
}

function cutRecord(lines: readonly string[], at: number, delimiter: string) {
  const line = lines[at] ?? "";
  const first = cutLine(line, delimiter);
  if (!first.isOpen)
    return { cells: first.cells.map(plainCell), isBroken: first.isMalformed, furtherLines: 0 };
  for (let further = 1; further <= mostFurtherLines && at + further < lines.length; further += 1) {
    const longer = cutLine(lines.slice(at, at + further + 1).join("\n"), delimiter);
    if (longer.isMalformed) break;
    if (!longer.isOpen) return { cells: longer.cells.map(plainCell), isBroken: false, furtherLines: further };
  }
  return { cells: first.cells.map(plainCell), isBroken: true, furtherLines: 0 };
}

interface CutLine {
  readonly cells: readonly string[];
  /** Ends within a quoted cell. */
  readonly isOpen: boolean;
  /** A quoted cell goes on behind its closing mark. */
  readonly isMalformed: boolean;
}

function cutLine(line: string, delimiter: string): CutLine {
  const cells: string[] = [];
  let isMalformed = false;
  let at = 0;
  for (;;) {
    const quoted = /^ *"/u.exec(line.slice(at, at + 20));
    const cell =
      quoted === null ? bareCell(line, at, delimiter) : quotedCell(line, at + quoted[0].length, delimiter);
    cells.push(cell.text);
    isMalformed ||= cell.isMalformed;
    if (cell.end === undefined) return { cells, isOpen: true, isMalformed };
    if (cell.end >= line.length) return { cells, isOpen: false, isMalformed };
    at = cell.end + delimiter.length;
  }
}

interface CutCell {
  readonly text: string;
  /** Where the delimiter or the line's end is; undefined when a quoted cell is never closed. */
  readonly end: number | undefined;
  readonly isMalformed: boolean;
}

function bareCell(line: string, from: number, delimiter: string): CutCell {
  const found = line.indexOf(delimiter, from);
  const end = found === -1 ? line.length : found;
  return { text: line.slice(from, end), end, isMalformed: false };
}

function quotedCell(line: string, from: number, delimiter: string): CutCell {
  let text = "";
  let isMalformed = false;
  let at = from;
  for (;;) {
    const mark = line.indexOf('"', at);
    if (mark === -1) return { text: text + line.slice(at), end: undefined, isMalformed };
    text += line.slice(at, mark);
    if (line[mark + 1] === '"') {
      text += '"';
      at = mark + 2;
    } else if (mark + 1 >= line.length || line.startsWith(delimiter, mark + 1)) {
      return { text, end: mark + 1, isMalformed };
    } else {
      // Shown as a plain sign, as spreadsheet programs do; the row's cells are then counted before it is believed.
      text += '"';
      isMalformed = true;
      at = mark + 1;
    }
  }
}
