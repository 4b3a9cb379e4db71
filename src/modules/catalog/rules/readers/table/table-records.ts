import type { ReadContext, ReadProblem, ReadResult, SourceRecord } from "../../record.ts";
import { withOwnKeys } from "../records/distinct-records.ts";
import { isTwelveHour } from "./cell-numbers.ts";
import { type ColumnRole, columnRoles } from "./column-roles.ts";
import { isMonth, yearsIn } from "./date-cell.ts";
import { type ColumnMapping, guessColumns, mappingOf } from "./guess-columns.ts";
import type { RowCells } from "./row-cells.ts";
import { priceColumns, withPrices } from "./price-columns.ts";
import { rowRecord } from "./row-record.ts";
import { tableDoubt } from "./table-doubt.ts";

/** A table of text: its headers, its rows, and how its rows are numbered for people. */
export interface Table {
  readonly headers: readonly string[];
  /** Lines above the headers. */
  readonly above?: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What each row is called in messages: `row 12` of the sheet, `item 3` of a list. */
  readonly rowNames: readonly string[];
  /** A workbook that counts days from 1904 and not from 1900. */
  readonly isFrom1904?: boolean;
  /** What was wrong with the table as a whole. */
  readonly problems: readonly ReadProblem[];
}

export interface TableOptions {
  /** What each column holds; guessed when left out. */
  readonly mapping?: ColumnMapping;
  /** `3/12/2026` is 3 December. */
  readonly isDayFirst?: boolean;
}

const sampleSize = 50;

/** The rows of a table as records; every row that is none is a problem that names its column. */
export function tableRecords(table: Table, options: TableOptions, context: ReadContext): ReadResult {
  const mapping = options.mapping ?? mappingOf(guessColumns(table.headers, table.rows.slice(0, sampleSize)));
  const problems: ReadProblem[] = [...table.problems];
  if (mapping.title === undefined && mapping.description === undefined) {
    problems.push({
      where: "table",
      message: "No column seems to hold a title: please choose the columns.",
      isLoss: table.rows.length > 0,
    });
    return { records: [], problems };
  }
  if (mapping.start === undefined)
    problems.push({
      where: "table",
      message: "No column seems to hold a date; the rows were read without dates.",
      isLoss: false,
    });
  const records: SourceRecord[] = [];
  const headerOf = (role: ColumnRole): string => {
    const column = mapping[role];
    return column === undefined ? role : (table.headers[column] ?? `${column + 1}`);
  };
  const isDayFirst = options.isDayFirst ?? dayFirstFrom(table, mapping);
  const years = yearsIn(table.above ?? []);
  const isOnTwelveHours = isTwelveHour(cellsIn(table, mapping, ["startTime", "endTime", "start", "end"]));
  // What a person left out of the columns stays out.
  const prices = options.mapping === undefined ? priceColumns(table.headers, mapping) : [];
  // Merged cells leave the date in the first of their rows.
  let lastDate: string | undefined;
  for (const [index, row] of table.rows.entries()) {
    const where = table.rowNames[index] ?? `row ${index + 1}`;
    const cells = cellsOf(row, mapping);
    if (isHeading(row, cells)) {
      problems.push({ where, message: `"${cells.title}" was read as a heading.`, isLoss: false });
      continue;
    }
    const isBelow = cells.start === undefined && cells.startTime !== undefined && cells.title !== undefined;
    const dateAbove = isBelow ? lastDate : undefined;
    lastDate = cells.start ?? lastDate;
    const read = rowRecord(dateAbove === undefined ? cells : { ...cells, start: dateAbove }, {
      where,
      headerOf,
      context,
      years,
      isFrom1904: table.isFrom1904 === true,
      isTwelveHour: isOnTwelveHours,
      ...(isDayFirst === undefined ? {} : { isDayFirst }),
    });
    problems.push(...read.problems);
    if (read.record === undefined) continue;
    const record = withPrices(read.record, row, prices);
    const told = `The date of the row above, "${dateAbove}", was taken.`;
    records.push(dateAbove === undefined ? record : { ...record, warnings: [...record.warnings, told] });
  }
  const doubt = tableDoubt(records, mapping);
  if (doubt === undefined) return { records: withOwnKeys(records), problems };
  problems.push({ where: "table", message: doubt, isLoss: false });
  return { records: withOwnKeys(records), problems, doubt };
}

function cellsOf(row: readonly string[], mapping: ColumnMapping): RowCells {
  const cells: { [Role in ColumnRole]?: string } = {};
  for (const role of columnRoles) {
    const column = mapping[role];
    const cell = column === undefined ? undefined : row[column]?.trim();
    if (cell !== undefined && cell !== "") cells[role] = cell;
  }
  return cells;
}

/** A column with a 13th month in second place only, or in first place only, settles which comes first. */
function dayFirstFrom(table: Table, mapping: ColumnMapping): boolean | undefined {
  let [isDayFirst, isMonthFirst] = [false, false];
  for (const cell of cellsIn(table, mapping, ["start", "end"])) {
    const match = /^\D*(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}/u.exec(cell);
    if (Number(match?.[1]) > 12) isDayFirst = true;
    if (Number(match?.[2]) > 12) isMonthFirst = true;
  }
  return isDayFirst === isMonthFirst ? undefined : isDayFirst;
}

function cellsIn(table: Table, mapping: ColumnMapping, roles: readonly ColumnRole[]): readonly string[] {
  const columns = roles.map((role) => mapping[role]).filter((column) => column !== undefined);
  return table.rows
    .flatMap((row) => columns.map((column) => row[column] ?? ""))
    .filter((cell) => cell !== "");
}

/** A month alone in its row heads those below. */
function isHeading(row: readonly string[], { title = "" }: RowCells): boolean {
  return isMonth(title) && row.filter((cell) => cell.trim() !== "").length === 1;
}
