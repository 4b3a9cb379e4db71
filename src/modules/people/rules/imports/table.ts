import type { Sheet } from "#platform/spreadsheet";
import type { RawRow } from "./branch-row.ts";
import { guessedColumns, headerWords } from "./columns.ts";
import type { FoundColumn, ImportChoices } from "./run.ts";

/** A table with its headers found. */
export interface HeadedTable {
  readonly headers: readonly string[];
  readonly body: Sheet["rows"];
}

const mostColumns = 100;
const shownSamples = 3;

type Known = Readonly<Record<string, { readonly words: RegExp; readonly label: string }>>;

/** How many of a row's cells are usual names of columns. */
function knownCount(cells: readonly string[], known: Known): number {
  return guessedColumns(cells.slice(0, mostColumns), known).filter((name) => name !== undefined).length;
}

/** How well the best of a table's first rows fits these columns; for telling what a table is about. */
export function fitOf(sheet: Sheet, known: Known): number {
  return Math.max(0, ...sheet.rows.slice(0, 15).map(({ cells }) => knownCount(cells, known)));
}

/** The row of headers, under any title lines: the one with most usual names, else the first. */
export function withHeaders(sheet: Sheet, known: Known): HeadedTable {
  const first = sheet.rows.slice(0, 15);
  const counts = first.map(({ cells }) => knownCount(cells, known));
  const most = Math.max(0, ...counts);
  const at = most >= 2 ? counts.indexOf(most) : 0;
  const headers = (sheet.rows[at]?.cells ?? []).slice(0, mostColumns);
  return { headers, body: sheet.rows.slice(at + 1) };
}

/** What each column holds: as chosen, else by its name. */
export function columnsOf<Column extends string>(
  table: HeadedTable,
  known: Readonly<Record<Column, { readonly words: RegExp; readonly label: string }>>,
  chosen: ImportChoices["columns"],
): readonly (Column | undefined)[] {
  const guessed = guessedColumns(table.headers, known);
  if (chosen === undefined) return guessed;
  return table.headers.map((_, column) => {
    const choice = chosen[String(column)];
    if (choice === "none") return undefined;
    // One chosen when the table was taken for another kind says nothing.
    return choice !== undefined && choice in known ? (choice as string as Column) : guessed[column]; // one of the keys
  });
}

/** The columns for a person to look at, with some of their cells. */
export function shownColumns(
  table: HeadedTable,
  columns: readonly FoundColumn["holds"][],
): readonly FoundColumn[] {
  return table.headers.map((header, column) => ({
    column,
    header: header === "" ? `Column ${column + 1}` : header.slice(0, 80),
    holds: columns[column],
    samples: [...new Set(table.body.slice(0, 50).map(({ cells }) => cells[column] ?? ""))]
      .filter((cell) => cell !== "")
      .slice(0, shownSamples)
      .map((cell) => cell.slice(0, 40)),
  }));
}

/** The rows of a table by what their cells hold. */
export function rawRows<Column extends string>(
  file: string,
  table: HeadedTable,
  columns: readonly (Column | undefined)[],
): readonly RawRow<Column>[] {
  const held = columns.flatMap((column, place) => (column === undefined ? [] : [[column, place] as const]));
  // The keys are columns because `held` lists nothing else.
  const columnNames = Object.fromEntries(
    held.map(([column, place]) => [
      column,
      table.headers[place] === "" ? `Column ${place + 1}` : table.headers[place],
    ]),
  ) as Partial<Record<Column, string>>;
  return table.body.map(({ number, cells }) => {
    const byColumn: Partial<Record<Column, string>> = {};
    for (const [column, place] of held) byColumn[column] = cells[place] ?? "";
    return { rowName: `${file}, row ${number}`, cells: byColumn, columnNames };
  });
}

/** Rows as objects under their header's words, for files whose columns are laid down by a standard. */
export function standardRows(
  sheet: Sheet,
): readonly { readonly number: number; readonly cells: ReadonlyMap<string, string> }[] {
  const [top, ...body] = sheet.rows;
  const headers = (top?.cells ?? []).map((header) => headerWords(header).replaceAll(" ", ""));
  return body.map(({ number, cells }) => ({
    number,
    cells: new Map(headers.map((header, place) => [header, cells[place] ?? ""])),
  }));
}
