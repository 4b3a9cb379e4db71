import { readWorkbookRows } from "#platform/spreadsheet";
import type { ReadProblem } from "../../record.ts";
import { withHeaders } from "./header-row.ts";
import type { Table } from "./table-records.ts";

const limits = { mostBytes: 64 * 1024 * 1024, mostRows: 50_000 };

/** The sheet of an Excel workbook with the most rows of text. A workbook that cannot be opened is an empty table that says why. */
export async function openWorkbook(bytes: Uint8Array): Promise<Table> {
  const { rows, name, otherSheets, isFrom1904, refusal } = await readWorkbookRows(bytes, limits);
  if (refusal !== undefined) {
    const problem: ReadProblem = { where: "workbook", message: refusal, isLoss: true };
    return { headers: [], rows: [], rowNames: [], problems: [problem] };
  }
  const table = withHeaders(
    rows.map((cells, index) => ({ cells, name: `row ${index + 1}` })),
    otherSheets.map((sheet) => ({
      where: `sheet ${sheet}`,
      message: `Only the sheet "${name}" was read.`,
      isLoss: true,
    })),
  );
  return { ...table, isFrom1904 };
}
