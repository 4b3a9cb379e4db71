import { safeCell } from "./safe-cell.ts";

/** Rows as a CSV file (RFC 4180) that a spreadsheet program opens without running anything in it. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells) => `${cells.map((cell) => `"${safeCell(cell).replaceAll('"', '""')}"`).join(",")}\r\n`)
    .join("");
}
