import type { ReadProblem } from "../../record.ts";
import { kindOfCell } from "./cell-kinds.ts";
import { columnRoles, headerWords, roleWords } from "./column-roles.ts";
import type { Table } from "./table-records.ts";

export interface NamedRow {
  readonly cells: readonly string[];
  /** What people call it: `row 12`. */
  readonly name: string;
}

/** Finds the row of headers, under any lines above the table; a table without one gets `Column 1` and so on. */
export function withHeaders(rows: readonly NamedRow[], problems: readonly ReadProblem[]): Table {
  const filled = rows.filter((row) => row.cells.some((cell) => cell.trim() !== ""));
  const at = headerIndex(filled);
  const headers = at === -1 ? [] : (filled[at]?.cells ?? []);
  const body = filled.slice(at + 1);
  const width = Math.min(
    mostColumns,
    Math.max(headers.length, ...body.slice(0, 1_000).map((row) => row.cells.length), 0),
  );
  return {
    headers: Array.from({ length: width }, (_, column) => headers[column]?.trim() || `Column ${column + 1}`),
    above: filled.slice(0, Math.max(0, at)).map((row) => row.cells.join(" ").trim()),
    rows: body.map((row) => row.cells),
    rowNames: body.map((row) => row.name),
    problems,
  };
}

const mostColumns = 500;

function headerIndex(rows: readonly NamedRow[]): number {
  const first = rows.slice(0, 15);
  const known = first.map((row) => row.cells.slice(0, mostColumns).filter(isKnownHeader).length);
  const most = Math.max(0, ...known);
  if (most >= 2) return known.indexOf(most);
  const top = first[0];
  if (top === undefined) return -1;
  const isBody = top.cells.some((cell) =>
    ["moment", "day", "address", "money"].includes(kindOfCell(cell.trim())),
  );
  return isBody ? -1 : 0;
}

function isKnownHeader(cell: string): boolean {
  const words = headerWords(cell);
  return words !== "" && words.length < 40 && columnRoles.some((role) => roleWords[role].whole.test(words));
}
