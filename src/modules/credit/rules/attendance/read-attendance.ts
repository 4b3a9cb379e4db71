import { decodeText, readSheet } from "#platform/spreadsheet";
import type {
  AttendanceProblem,
  AttendanceReading,
  AttendanceReadingOptions,
  AttendanceRefusal,
  AttendanceReport,
} from "./attendance.ts";
import { cutRows, plainCell, type CutRow } from "./readers/cut-rows.ts";
import { readRows } from "./readers/read-rows.ts";
import { bestHeaderFit } from "./readers/report-tables.ts";

/** Far beyond the largest webinar. */
const mostBytes = 50_000_000;
const mostRows = 100_000;

/**
 * Reads an attendance report, whatever program wrote it: text in any of the usual encodings, or an Excel workbook. What
 * it is, is told from its content alone.
 *
 * A row that cannot be used is a problem of the report, and the others go on. The file as a whole is refused when it is no
 * report, when it is too large, and when its dates can be read in two ways and nothing tells which: then the refusal asks,
 * and the answer is given as `dateOrder`.
 */
export async function readAttendance(
  bytes: Uint8Array,
  options: AttendanceReadingOptions,
): Promise<AttendanceReading> {
  const { rows, refusal, unread } = await cutAttendance(bytes);
  if (refusal !== undefined) return { refusal };
  const reading = readRows(rows, options);
  return reading.report === undefined ? reading : { ...reading, report: withUnread(reading.report, unread) };
}

/** The report with what was not read of its file before what is to be known of its rows. */
export function withUnread(report: AttendanceReport, unread: readonly string[] = []): AttendanceReport {
  const problems = unread.map((message): AttendanceProblem => ({
    row: undefined,
    column: undefined,
    message,
    effect: "left-out",
  }));
  return { ...report, problems: [...problems, ...report.problems] };
}

/** A file as rows of cells, before anything is known of them; or why it is none that can be read. */
export async function cutAttendance(bytes: Uint8Array): Promise<CutAttendance> {
  if (bytes.length > mostBytes) return tooLarge(`It has more than ${mostBytes / 1e6} MB.`);
  const cut = isWorkbook(bytes) ? await workbookRows(bytes) : { rows: textRows(decodeText(bytes)) };
  if (typeof cut === "string") return { refusal: { code: "not-a-report", message: cut } };
  const { rows } = cut;
  if (rows.length > mostRows) return tooLarge(`It has more than ${mostRows.toLocaleString("en")} rows.`);
  return cut;
}

export type CutAttendance =
  | {
      readonly rows: readonly CutRow[];
      /** What of the file was not read, each a sentence: other sheets of a workbook. */
      readonly unread?: readonly string[];
      readonly refusal?: undefined;
    }
  | { readonly rows?: undefined; readonly unread?: undefined; readonly refusal: AttendanceRefusal };

function tooLarge(message: string): CutAttendance {
  return { refusal: { code: "too-large", message } };
}

function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

async function workbookRows(
  bytes: Uint8Array,
): Promise<{ readonly rows: readonly CutRow[]; readonly unread: readonly string[] } | string> {
  const { rows, problems } = await readSheet(bytes, mostRows + 1);
  const [problem] = problems;
  if (rows.length === 0) return problem ?? "The workbook is empty.";
  const cut = rows.map(({ number, cells }) => ({ number, cells: cells.map(plainCell), isBroken: false }));
  return { rows: cut, unread: problems };
}

const delimiters = [",", "\t", ";", "|"] as const;
const sampleCharacters = 50_000;
const sampleRows = 100;

/** The delimiter is the one that makes most columns of people appear: commas stand in the dates of tables cut by tabs. */
function textRows(text: string): readonly CutRow[] {
  const sample = text.slice(0, sampleCharacters);
  const judged = delimiters.map((delimiter) => {
    const rows = cutRows(sample, delimiter, sampleRows);
    const cells = rows.reduce((sum, row) => sum + row.cells.length, 0);
    return { delimiter, fit: bestHeaderFit(rows), cells };
  });
  const best = judged.toSorted((one, other) => other.fit - one.fit || other.cells - one.cells)[0];
  return cutRows(text, best?.delimiter ?? ",", mostRows + 1);
}
