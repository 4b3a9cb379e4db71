import type { CutRow } from "./cut-rows.ts";

/** A number of seven digits or more, as telephone numbers are written; some hide part of theirs. */
const telephone = /\+?(?:\(\d+\)\s?)?\d[\d\s().*x-]{5,}\d/giu;
/** Times of day, and days. */
const moment = /:|\d{4}[-.]\d{1,2}[-.]\d{1,2}|\d{1,2}[-.]\d{1,2}[-.]\d{4}/u;

/** The same cells with telephone numbers taken out: those are kept nowhere, and still read as a caller's. */
export function withoutNumbers(cells: readonly string[]): readonly string[] {
  return cells.map((cell) => (moment.test(cell) ? cell : cell.replaceAll(telephone, "call-in user")));
}

/** The rows of a file as they may be kept until somebody has said what its columns hold; the headers are as they were. */
export function rowsToKeep(rows: readonly CutRow[], headerRow: number): readonly CutRow[] {
  return rows.map((row) => (row.number === headerRow ? row : { ...row, cells: withoutNumbers(row.cells) }));
}
