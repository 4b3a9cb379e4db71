import { parse } from "csv-parse/sync";
import { sniffDelimiter } from "#platform/spreadsheet";
import type { ReadContext, ReadProblem, ReadResult } from "../../record.ts";
import { decodeBytes } from "../feed/decode-bytes.ts";
import { withHeaders } from "./header-row.ts";
import { type Table, type TableOptions, tableRecords } from "./table-records.ts";
import { openWorkbook } from "./workbook.ts";

/**
 * Reads CSV, TSV or an Excel workbook as records: columns as `mapping` says, or guessed. Cells are always text:
 * a formula is never run. A row that cannot be read is a problem that names row and column.
 */
export async function readTable(
  bytes: Uint8Array,
  options: TableOptions,
  context: ReadContext,
): Promise<ReadResult> {
  return tableRecords(await openTable(bytes), options, context);
}

/** The headers and rows of a table, for choosing what its columns hold. */
export async function openTable(bytes: Uint8Array): Promise<Table> {
  return bytes[0] === 0x50 && bytes[1] === 0x4b ? openWorkbook(bytes) : openCsv(decodeTable(bytes));
}

/** UTF-8 or UTF-16 by its mark or its zero bytes, else windows-1252 as Excel writes it. */
function decodeTable(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 1_000);
  const zeros = (parity: number): number => head.filter((byte, at) => byte === 0 && at % 2 === parity).length;
  const hasMark = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const half = head.length / 2;
  if (!hasMark && zeros(1) > half * 0.7) return new TextDecoder("utf-16le").decode(bytes);
  if (!hasMark && zeros(0) > half * 0.7) return new TextDecoder("utf-16be").decode(bytes);
  return decodeBytes(bytes).text.replace(/^\uFEFF/u, "");
}

const mostRows = 50_000;

export function openCsv(text: string): Table {
  const problems: ReadProblem[] = [];
  const rows = csvRows(text, problems);
  if (rows.length > mostRows)
    problems.push({
      where: "table",
      message: `Only the first ${mostRows} of ${rows.length} rows were read.`,
      isLoss: true,
    });
  const named = rows.slice(0, mostRows).map((cells, index) => ({ cells, name: `row ${index + 1}` }));
  return withHeaders(named, problems);
}

function csvRows(text: string, problems: ReadProblem[]): readonly (readonly string[])[] {
  const delimiter = sniffDelimiter(text) ?? ",";
  const options = { delimiter, relax_column_count: true, relax_quotes: true, trim: false };
  try {
    return parse(text, options);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    // An unclosed quote would swallow every row after it: rather show the quotes.
    problems.push({
      where: "table",
      message: "A quotation mark is never closed; quotes were read as plain signs.",
      isLoss: false,
    });
    return parse(text, { ...options, quote: false });
  }
}
