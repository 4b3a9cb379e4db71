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
  /** Why it was not opened, as a sentence. */
  readonly refusal?: string | undefined;
}

/** Reads the fullest sheet of an Excel workbook. One that is damaged or would fill the memory is refused in words. */
export async function readWorkbookRows(bytes: Uint8Array, limits: WorkbookLimits): Promise<WorkbookRows> {
  const refusal = refusalOf(bytes, limits);
  if (refusal !== undefined) return { rows: [], name: "", otherSheets: [], refusal };
  try {
    const sheets = await readWorkbook(new Uint8Array(bytes).buffer);
    const largest = [...sheets].sort((one, other) => other.data.length - one.data.length)[0];
    const others = sheets.filter((sheet) => sheet !== largest && sheet.data.length > 1);
    return {
      rows: (largest?.data ?? []).slice(0, limits.mostRows).map((row) => row.map(cellText)),
      name: largest?.sheet ?? "",
      otherSheets: others.map(({ sheet }) => sheet),
    };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const reason = `The workbook cannot be opened (${error.message.slice(0, 120)}).`;
    return { rows: [], name: "", otherSheets: [], refusal: reason };
  }
}

/** Why a workbook is not opened: too much once unpacked, or a cell so far out that the sheet would fill the memory. */
function refusalOf(bytes: Uint8Array, { mostBytes, mostRows }: WorkbookLimits): string | undefined {
  let total = 0;
  let isTooLarge = false;
  try {
    const files = unzipSync(bytes, {
      filter: (file) => {
        total += file.originalSize;
        isTooLarge ||= total > mostBytes;
        return !isTooLarge && file.name.startsWith("xl/worksheets/") && file.name.endsWith(".xml");
      },
    });
    if (isTooLarge) return `Unpacked, the workbook is larger than ${mostBytes / 1024 / 1024} MB.`;
    return Object.values(files).some((sheet) => hasFarCell(sheet, mostRows))
      ? `A sheet has cells beyond row ${mostRows.toLocaleString("en")} or column ${mostColumns}.`
      : undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return `The workbook is damaged (${error.message.slice(0, 120)}).`;
  }
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

/** Dates of a sheet carry no zone: what the clock shows is in their UTC fields. Times alone lie in 1899. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean") return String(cell);
  if (!(cell instanceof Date) || Number.isNaN(cell.getTime())) return "";
  // Excel keeps fractions of days: the nearest second is meant.
  const iso = new Date(Math.round(cell.getTime() / 1000) * 1000).toISOString();
  const clock = iso.slice(11, 19);
  if (cell.getUTCFullYear() < 1901) return clock;
  return clock === "00:00:00" ? iso.slice(0, 10) : `${iso.slice(0, 10)}T${clock}`;
}
