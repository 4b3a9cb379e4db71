import type { Column } from "./header-words.ts";
import type { CutRow } from "./cut-rows.ts";
import { writtenDuration } from "./written-duration.ts";
import { writtenMoment } from "./written-moment.ts";

type Shape = "address" | "moment" | "time" | "length" | "number" | "text" | "nothing";

/**
 * The columns of a table whose headers are in a language we do not know, by what stands below them: the first text is the
 * name, addresses are addresses, the last two columns of times are join and leave. Undefined when this is no such table.
 */
export function columnsByShape(
  header: CutRow,
  below: readonly CutRow[],
): ReadonlyMap<Column, number> | undefined {
  const found = proposedByShape(header, below);
  if (found === undefined) return undefined;
  const has = (column: Column) => found.has(column);
  const hasTimes = has("join") && has("leave");
  const isTable = (has("name") || has("email")) && (hasTimes || (has("minutes") && has("email")));
  return isTable ? found : undefined;
}

/** What columns may hold by what stands below their headers, be it enough or not. Undefined when no header is above them. */
export function proposedByShape(
  header: CutRow,
  below: readonly CutRow[],
): ReadonlyMap<Column, number> | undefined {
  const isHeader =
    header.cells.filter((cell) => cell !== "").length >= 2 &&
    header.cells.every((cell) => ["text", "nothing"].includes(shapeOf(cell)));
  const rows = below.filter(({ cells }) => cells.length > 1);
  if (!isHeader || rows.length === 0) return undefined;
  const places = placesOf(header, rows);
  const dated = places("moment").length >= 2 ? places("moment") : places("time");
  const hasTimes = dated.length >= 2;
  const minutes = places("length")[0] ?? places("number").at(-1);
  const found: readonly (readonly [Column, number | undefined])[] = [
    ["name", places("text")[0]],
    ["email", places("address")[0]],
    // Of more than two the first are the registration's.
    ["join", hasTimes ? dated.at(-2) : undefined],
    ["leave", hasTimes ? dated.at(-1) : undefined],
    // With times a lone number may be anything.
    ["minutes", hasTimes ? places("length")[0] : minutes],
  ];
  return new Map(found.flatMap(([column, at]) => (at === undefined ? [] : [[column, at] as const])));
}

/**
 * Whether the columns told by their shapes can hardly be anything else: one address at most, or one text; two columns of
 * dates with times and no third that may be the registration's; or, without any, lengths that are written in words. A lone
 * number may be anything, and `1:02:03` a time of day.
 */
export function isNearlySure(header: CutRow, rows: readonly CutRow[]): boolean {
  const some = rows.slice(0, 50);
  const places = placesOf(header, some);
  const count = (shape: Shape) => places(shape).length;
  const isPersonSure = count("address") === 1 || (count("address") === 0 && count("text") === 1);
  const [length] = places("length");
  const isLengthSure =
    count("length") <= 1 && some.every(({ cells }) => /\p{L}|^$/u.test(cells[length ?? -1] ?? ""));
  const areTimesSure =
    count("moment") === 2 ? count("number") === 0 : length !== undefined && count("moment") === 0;
  return isPersonSure && isLengthSure && areTimesSure && count("time") === 0;
}

function placesOf(header: CutRow, rows: readonly CutRow[]): (shape: Shape) => readonly number[] {
  const shapes = header.cells.map((_, at) => commonShape(rows.map(({ cells }) => cells[at] ?? "")));
  return (shape) => shapes.flatMap((each, at) => (each === shape ? [at] : []));
}

/** Whether a cell holds what only a row about someone can hold, and no header. */
export function isValue(cell: string): boolean {
  return ["address", "moment"].includes(shapeOf(cell));
}

function commonShape(cells: readonly string[]): Shape {
  const shapes = cells.map(shapeOf).filter((shape) => shape !== "nothing");
  const [first] = shapes;
  return first !== undefined && shapes.every((shape) => shape === first) ? first : "nothing";
}

function shapeOf(cell: string): Shape {
  if (/^[-–—]*$/u.test(cell)) return "nothing";
  if (/^[^\s@]+@[^\s@]+$/u.test(cell)) return "address";
  if (/^\d+$/u.test(cell)) return "number";
  const moment = writtenMoment(cell);
  if (moment?.date !== undefined) return "moment";
  if (writtenDuration(cell) !== undefined) return "length";
  return moment === undefined ? "text" : "time";
}
