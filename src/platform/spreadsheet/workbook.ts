import { unzipSync } from "fflate";
import readWorkbook from "read-excel-file/universal";

const mostColumns = 500;

interface WorkbookLimits {
  /** Of the whole workbook, unpacked. */
  readonly mostBytes: number;
  readonly mostRows: number;
}

interface WorkbookRows {
  /** Of the sheet with the most of them, as text; formulas as their results. */
  readonly rows: readonly (readonly string[])[];
  readonly name: string;
  /** Other sheets that hold rows and were not read. */
  readonly otherSheets: readonly string[];
  /** Days are counted from 1904, as once on the Mac: numbers without the format of a date mean such days. */
  readonly isFrom1904: boolean;
  /** Why it was not opened, as a sentence. */
  readonly refusal?: string | undefined;
}

/** Reads the fullest sheet of an Excel workbook. One that is damaged or would fill the memory is refused in words. */
export async function readWorkbookRows(bytes: Uint8Array, limits: WorkbookLimits): Promise<WorkbookRows> {
  const { refusal, isFrom1904 } = lookInside(bytes, limits);
  if (refusal !== undefined) return refused(refusal);
  try {
    const sheets = await readWorkbook(new Uint8Array(bytes).buffer);
    const largest = [...sheets].sort((one, other) => other.data.length - one.data.length)[0];
    const others = sheets.filter((sheet) => sheet !== largest && sheet.data.length > 1);
    return {
      rows: (largest?.data ?? []).slice(0, limits.mostRows).map((row) => row.map(cellText)),
      name: largest?.sheet ?? "",
      otherSheets: others.map(({ sheet }) => sheet),
      isFrom1904,
    };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const reason = `The workbook cannot be opened (${error.message.slice(0, 120)}).`;
    return refused(reason);
  }
}

function refused(refusal: string): WorkbookRows {
  return { rows: [], name: "", otherSheets: [], isFrom1904: false, refusal };
}

/** Why a workbook is not opened: too much once unpacked, or a cell so far out that the sheet would fill the memory. */
function lookInside(bytes: Uint8Array, { mostBytes, mostRows }: WorkbookLimits): Inside {
  let total = 0;
  let isTooLarge = false;
  try {
    const files = unzipSync(bytes, {
      filter: (file) => {
        total += file.originalSize;
        isTooLarge ||= total > mostBytes;
        return !isTooLarge && /^xl\/(?:workbook\.xml$|worksheets\/.*\.xml$)/u.test(file.name);
      },
    });
    if (isTooLarge)
      return { ...plain, refusal: `Unpacked, the workbook is larger than ${mostBytes / 1024 / 1024} MB.` };
    const { "xl/workbook.xml": head, ...sheets } = files;
    const refusal = Object.values(sheets).some((sheet) => hasFarCell(sheet, mostRows))
      ? `A sheet has cells beyond row ${mostRows.toLocaleString("en")} or column ${mostColumns}.`
      : undefined;
    return { refusal, isFrom1904: head !== undefined && countsFrom1904(head) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { ...plain, refusal: `The workbook is damaged (${error.message.slice(0, 120)}).` };
  }
}

interface Inside {
  readonly refusal: string | undefined;
  readonly isFrom1904: boolean;
}

const plain = { isFrom1904: false };

function countsFrom1904(head: Uint8Array): boolean {
  return /\bdate1904\s*=\s*["'](?:1|true)["']/u.test(new TextDecoder("latin1").decode(head));
}

function hasFarCell(sheet: Uint8Array, mostRows: number): boolean {
  const text = new TextDecoder("latin1").decode(sheet);
  for (const match of text.matchAll(/\br\s*=\s*["']\s*([A-Z]*)(\d+)/gu))
    if (Number(match[2]) > mostRows || columnNumber(match[1] ?? "") > mostColumns) return true;
  return false;
}

function columnNumber(letters: string): number {
  return letters.split("").reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** Dates of a sheet carry no zone: what the clock shows is in their UTC fields. Times alone lie in 1899, or in 1904 where days are counted from there. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean") return String(cell);
  if (!(cell instanceof Date) || Number.isNaN(cell.getTime())) return "";
  // Excel keeps fractions of days: the nearest second is meant.
  const iso = new Date(Math.round(cell.getTime() / 1000) * 1000).toISOString();
  const clock = iso.slice(11, 19);
  if (cell.getUTCFullYear() < 1905) return clock;
  return clock === "00:00:00" ? iso.slice(0, 10) : `${iso.slice(0, 10)}T${clock}`;
}
