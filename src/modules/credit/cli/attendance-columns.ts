import { InvalidInput } from "#platform/errors";
import {
  type AskedColumns,
  type AttendanceColumn,
  attendanceColumn,
  attendanceColumnWords,
  headerLine,
  lackOfColumns,
  type SaidColumns,
} from "../rules/attendance/asked-columns.ts";
import type { CutRow } from "../rules/attendance/readers/cut-rows.ts";

/** What can stand before the equals sign of `--columns`. */
export const columnNames = Object.keys(attendanceColumnWords).join(", ");

/**
 * What `--columns name=Nimi,join=Saapui` says of a file: each column by its header, or by its number from 1.
 *
 * @throws InvalidInput with everything that is wrong.
 */
export function readColumns(
  options: readonly string[],
  rows: readonly CutRow[],
  asked: AskedColumns | undefined,
): SaidColumns {
  const parts = options.flatMap((option) => option.split(",")).filter((part) => part.trim() !== "");
  const said = parts.map(readPart);
  const header = headerFor(said, rows) ?? asked?.header;
  if (header === undefined) throw wrong("There is no row of headers with these names in the file.");
  const columns: (AttendanceColumn | "")[] = header.map(() => "");
  const problems: string[] = [];
  for (const { column, named } of said) {
    const at = placeOf(header, named);
    if (at === undefined)
      problems.push(
        `There is no column “${named}”. The file has ${header.map((name) => `“${name}”`).join(", ")}.`,
      );
    else columns[at] = column;
  }
  const lack = problems.length > 0 ? undefined : lackOfColumns(columns);
  if (lack !== undefined) problems.push(lack);
  if (problems.length > 0) throw wrong(...problems);
  return { header, columns };
}

/** What to give as `--columns`, as far as it can be told. */
export function columnsToGive({ header, columns }: AskedColumns): string {
  return columns
    .flatMap((column, at) => (column === "" ? [] : [`${column}=${nameOrNumber(header, at)}`]))
    .join(",");
}

interface SaidColumn {
  readonly column: AttendanceColumn;
  readonly named: string;
}

function readPart(part: string): SaidColumn {
  const [key = "", ...rest] = part.split("=");
  const column = attendanceColumn(key.trim());
  const named = rest.join("=").trim();
  if (column === undefined || named === "")
    throw wrong(`“${part.trim()}” names no column: write such as name=Who, with one of ${columnNames}.`);
  return { column, named };
}

/** The first row that has all that were named, of those that may be the headers. */
function headerFor(said: readonly SaidColumn[], rows: readonly CutRow[]): readonly string[] | undefined {
  const names = said.flatMap(({ named }) => (/^\d+$/u.test(named) ? [] : [named]));
  if (names.length === 0) return undefined;
  return rows.find(({ cells }) => names.every((name) => placeByName(cells, name) !== undefined))?.cells;
}

function placeOf(header: readonly string[], named: string): number | undefined {
  const byName = placeByName(header, named);
  const number = /^\d{1,3}$/u.test(named) ? Number(named) : 0;
  return byName ?? (number >= 1 && number <= header.length ? number - 1 : undefined);
}

function placeByName(cells: readonly string[], name: string): number | undefined {
  const at = cells.findIndex((cell) => headerLine([cell]) === headerLine([name]));
  return at === -1 ? undefined : at;
}

function nameOrNumber(header: readonly string[], at: number): string {
  const name = header[at] ?? "";
  const isPlain = /^[\p{L}\p{M}\d _./-]+$/u.test(name) && !/^\d+$/u.test(name) && header.indexOf(name) === at;
  return isPlain ? name : String(at + 1);
}

function wrong(...messages: readonly string[]): InvalidInput {
  return new InvalidInput(messages.map((message) => ({ where: "--columns", message })));
}
