import { mediaTypeOf } from "#platform/files";
import { parse } from "csv-parse/sync";
import { decodeText } from "./decode-text.ts";
import { sniffDelimiter } from "./delimiter.ts";
import { inSlices } from "./in-slices.ts";
import { readWorkbookRows } from "./workbook.ts";

/** A row as text, with the number its program shows beside it. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** Rows that hold anything, and what was wrong with the file as a whole, in sentences. */
export interface Sheet {
  readonly rows: readonly SheetRow[];
  readonly problems: readonly string[];
}

/**
 * Reads CSV (commas, semicolons, tabs or bars; UTF-8, UTF-16 or windows-1252) or the fullest sheet of an Excel workbook.
 * Cells are always text: a formula is never run. What is beyond `mostRows` is left out, and said.
 */
export async function readSheet(bytes: Uint8Array, mostRows: number): Promise<Sheet> {
  const kind = noTables[mediaTypeOf(bytes)];
  if (kind !== undefined)
    return {
      rows: [],
      problems: [`This is ${kind}, not a table. Save the table as CSV or Excel workbook (.xlsx).`],
    };
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const { rows, problems } = isZip
    ? await workbookRows(bytes, mostRows)
    : csvRows(decodeText(bytes), mostRows);
  const plain = await inSlices(rows, (cells, index) => ({ number: index + 1, cells: cells.map(plainCell) }));
  const filled = plain.filter(({ cells }) => cells.some((cell) => cell !== ""));
  if (filled.length <= mostRows) return { rows: filled, problems };
  const message = `Only the first ${mostRows.toLocaleString("en")} rows were read: cut the file into parts.`;
  return { rows: filled.slice(0, mostRows), problems: [...problems, message] };
}

/** What a file turns out to be by its content, whatever its name says, and would be read as a thousand rows of nonsense. */
const noTables: Readonly<Record<string, string>> = {
  "application/pdf": "a PDF",
  "application/gzip": "a gzip archive",
  "application/vnd.ms-office": "a file of an Office before 2007",
  "image/gif": "a picture",
  "image/heic": "a picture",
  "image/jpeg": "a picture",
  "image/png": "a picture",
  "image/webp": "a picture",
};

const mostBytes = 256 * 1024 * 1024;

interface RawRows {
  readonly rows: readonly (readonly string[])[];
  readonly problems: readonly string[];
}

async function workbookRows(bytes: Uint8Array, mostRows: number): Promise<RawRows> {
  const { rows, name, otherSheets, refusal } = await readWorkbookRows(bytes, { mostBytes, mostRows });
  const unread = otherSheets.map(
    (sheet) => `The sheet “${sheet}” was not read: only “${name}”, the one with the most rows.`,
  );
  return { rows, problems: refusal === undefined ? unread : [refusal] };
}

function csvRows(text: string, mostRows: number): RawRows {
  // One more than is wanted, so that what is left out can be told.
  const options = {
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    to: mostRows * 2,
  };
  try {
    return { rows: parse(text, options), problems: [] };
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    // An unclosed quote would swallow every row after it: rather show the quotes.
    return {
      rows: parse(text, { ...options, quote: false }),
      problems: ["A quotation mark is never closed; quotes were read as plain signs."],
    };
  }
}

// Title lines above a table have no delimiter in them.
function delimiterOf(text: string): string {
  for (let line = 0, from = 0; line < mostTitleLines && from < text.length; line += 1) {
    const found = sniffDelimiter(text.slice(from, from + 65_536));
    if (found !== undefined) return found;
    const end = text.indexOf("\n", from);
    if (end === -1) break;
    from = end + 1;
  }
  return ",";
}

const mostTitleLines = 5;

// PostgreSQL takes no NUL, a terminal no control character, and nobody sees a blank of another kind.
function plainCell(cell: string): string {
  return cell
    .replaceAll(/[\p{Cc}\p{Zs}\u200B\uFEFF]+/gu, " ")
    .trim()
    .toWellFormed();
}
