import {
  type AskedColumns,
  type AttendanceColumn,
  attendanceColumn,
  attendanceColumnWords,
  type ColumnsCertainty,
  mostColumns,
} from "../asked-columns.ts";
import { isNearlySure, proposedByShape } from "./column-shapes.ts";
import { columnOf, looksLikeOriginalName } from "./column-words.ts";
import type { CutRow } from "./cut-rows.ts";
import type { Column } from "./header-words.ts";
import { withoutNumbers } from "./without-numbers.ts";
import type { ReportLayout, ReportTable } from "./report-tables.ts";

const mostSamples = 5;

/** What its sender is asked about a file of which some tables are read. Undefined where columns say nothing, as in a log. */
export function askedOfTables(
  { isSaid, isByShape }: ReportLayout,
  tables: readonly ReportTable[],
): AskedColumns | undefined {
  const table = tables.toSorted((one, other) => other.rows.length - one.rows.length)[0];
  if (table === undefined || table.columns.has("timestamp")) return undefined;
  const { headerRow, columns, rows } = table;
  const said = isSaid ? "said" : "known";
  const shaped = tables.every((each) => isNearlySure(each.headerRow, each.rows)) ? "likely" : "unsure";
  const worded = !isSaid && tables.some(saysTwice) ? "unsure" : said;
  return asked(isByShape ? shaped : worded, headerRow, columns, rows);
}

/**
 * Whether two columns are called by words for the same time, and hold different ones. Two columns of minutes matter where
 * there are no times: else the less of times and minutes is counted.
 */
function saysTwice({ headerRow: { cells: header }, columns, rows }: ReportTable): boolean {
  const found = header.map(columnOf);
  // In front of it stand the meeting's columns, some of them called the same.
  const from = header.findIndex(
    (cell, at) => found[at] === "originalName" || (found[at] === undefined && looksLikeOriginalName(cell)),
  );
  const times: readonly Column[] = ["date", "join", "leave", "firstJoin", "lastLeave"];
  const asking =
    columns.has("join") || columns.has("firstJoin") ? times : ["minutes" as const, "date" as const];
  return asking.some((column) => {
    const places = found.flatMap((each, at) => (each === column && at >= from ? [at] : []));
    return rows.some(({ cells }) => new Set(places.map((at) => cells[at] ?? "")).size > 1);
  });
}

/**
 * What its sender is asked about a file that could not be read: its row of headers, and what the columns may be by their
 * headers or by what stands in them. Undefined for what is no table of people and times at all.
 */
export function askedOfRows(rows: readonly CutRow[]): AskedColumns | undefined {
  const first = rows.slice(0, 40);
  const places = first.flatMap((row, at) => {
    const below = rows.slice(at + 1, at + 6).filter(({ cells }) => cells.length > 1);
    const proposed = proposedColumns(row, below);
    return proposed === undefined ? [] : [{ row, at, proposed }];
  });
  // The first of those that say most: lines about the meeting above are shorter.
  const best = places.toSorted((one, other) => other.proposed.size - one.proposed.size)[0];
  return best && asked("unknown", best.row, best.proposed, rows.slice(best.at + 1));
}

function proposedColumns(row: CutRow, below: readonly CutRow[]): ReadonlyMap<Column, number> | undefined {
  const shaped = proposedByShape(row, below);
  if (shaped === undefined) return undefined;
  const found = new Map<Column, number>();
  row.cells.forEach((cell, at) => {
    const column = columnOf(cell);
    if (column !== undefined && attendanceColumn(column) !== undefined && !found.has(column))
      found.set(column, at);
  });
  const byWords = found.size;
  const taken = new Set(found.values());
  for (const [column, at] of shaped) if (!found.has(column) && !taken.has(at)) found.set(column, at);
  // A table of texts alone is none of people and times.
  const isWorthAsking = byWords > 0 || [...found.keys()].some((column) => column !== "name");
  return isWorthAsking ? found : undefined;
}

function asked(
  certainty: ColumnsCertainty,
  headerRow: CutRow,
  columns: ReadonlyMap<Column, number>,
  rows: readonly CutRow[],
): AskedColumns | undefined {
  const header = headerRow.cells;
  if (header.length > mostColumns) return undefined;
  const byPlace = new Map<number, AttendanceColumn>();
  // The keys of the object itself.
  for (const column of Object.keys(attendanceColumnWords) as AttendanceColumn[]) {
    const at = columns.get(column);
    if (at !== undefined && !byPlace.has(at)) byPlace.set(at, column);
  }
  return {
    certainty,
    row: headerRow.number,
    header,
    columns: header.map((_, at) => byPlace.get(at) ?? ""),
    samples: rows.slice(0, mostSamples).map(({ cells }) => withoutNumbers(cells)),
  };
}
