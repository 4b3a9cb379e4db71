/** Tables that people keep in files: CSV and Excel read as rows of text, and cells made safe for such a file. */
export { inSlices } from "./in-slices.ts";
export { decodeText } from "./decode-text.ts";
export { sniffDelimiter } from "./delimiter.ts";
export { safeCell } from "./safe-cell.ts";
export { writeCsv } from "./write-csv.ts";
export { readWorkbookRows } from "./workbook.ts";
export { readSheet, type Sheet, type SheetRow } from "./read-sheet.ts";
