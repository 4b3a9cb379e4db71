import { unzipSync } from "fflate";
import readWorkbook from "read-excel-file/universal";
import type { ReadProblem } from "../../record.ts";
import { withHeaders } from "./header-row.ts";
import type { Table } from "./table-records.ts";

const mostBytes = 64 * 1024 * 1024;
const mostRows = 50_000;

/** The sheet of an Excel workbook with the most rows of text. A workbook that cannot be opened is an empty table that says why. */
export async function openWorkbook(bytes: Uint8Array): Promise<Table> {
  const refusal = refusalOf(bytes);
  if (refusal !== undefined) return emptyTable(refusal);
  try {
    const sheets = await readWorkbook(new Uint8Array(bytes).buffer);
    const largest = [...sheets].sort((a, b) => b.data.length - a.data.length)[0];
    const others = sheets.filter((sheet) => sheet !== largest && sheet.data.length > 1);
    const problems = others.map(({ sheet }) => ({
      where: `sheet ${sheet}`,
      message: `Only the sheet "${largest?.sheet ?? ""}" was read.`,
      isLoss: true,
    }));
    const rows = (largest?.data ?? []).slice(0, mostRows);
    return withHeaders(
      rows.map((row, index) => ({ cells: row.map(cellText), name: `row ${index + 1}` })),
      problems,
    );
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return emptyTable(`The workbook cannot be opened (${error.message.slice(0, 120)}).`);
  }
}

function emptyTable(message: string): Table {
  const problem: ReadProblem = { where: "workbook", message, isLoss: true };
  return { headers: [], rows: [], rowNames: [], problems: [problem] };
}

/** Why a workbook is not opened: too much once unpacked, or a cell so far out that the sheet would fill the memory. */
function refusalOf(bytes: Uint8Array): string | undefined {
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
    if (isTooLarge) return "Unpacked, the workbook is larger than 64 MB.";
    const isFarOut = Object.values(files).some((sheet) => hasFarCell(sheet));
    return isFarOut ? "A sheet has cells beyond row 50,000 or column 500." : undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return `The workbook is damaged (${error.message.slice(0, 120)}).`;
  }
}

function hasFarCell(sheet: Uint8Array): boolean {
  const text = new TextDecoder("latin1").decode(sheet);
  for (const match of text.matchAll(/\br\s*=\s*["']\s*([A-Z]*)(\d+)/gu)) {
    if (Number(match[2]) > mostRows || columnNumber(match[1] ?? "") > 500) return true;
  }
  return false;
}

function columnNumber(letters: string): number {
  return letters.split("").reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** Dates of a sheet carry no zone: what the clock shows is in their UTC fields. Times alone lie in 1899. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean") return String(cell);
  if (!(cell instanceof Date)) return "";
  if (Number.isNaN(cell.getTime())) return "";
  // Excel keeps fractions of days: the nearest second is meant.
  const iso = new Date(Math.round(cell.getTime() / 1000) * 1000).toISOString();
  const clock = iso.slice(11, 19);
  if (cell.getUTCFullYear() < 1901) return clock;
  return clock === "00:00:00" ? iso.slice(0, 10) : `${iso.slice(0, 10)}T${clock}`;
}
