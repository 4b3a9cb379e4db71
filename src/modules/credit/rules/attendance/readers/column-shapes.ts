import type { Column } from "./header-words.ts";
import type { CutRow } from "./cut-rows.ts";
import { writtenDuration } from "./written-duration.ts";
import { writtenMoment } from "./written-moment.ts";

type Shape = "address" | "moment" | "length" | "number" | "text" | "nothing";

/**
 * The columns of a table whose headers are in a language we do not know, by what stands below them: the first text is the
 * name, addresses are addresses, the first two columns of times are join and leave. Undefined when this is no such table.
 */
export function columnsByShape(
  header: CutRow,
  below: readonly CutRow[],
): ReadonlyMap<Column, number> | undefined {
  const isHeader =
    header.cells.length >= 2 && header.cells.every((cell) => ["text", "nothing"].includes(shapeOf(cell)));
  const rows = below.filter(({ cells }) => cells.length > 1);
  if (!isHeader || rows.length === 0) return undefined;
  const shapes = header.cells.map((_, at) => commonShape(rows.map(({ cells }) => cells[at] ?? "")));
  const places = (shape: Shape) => shapes.flatMap((each, at) => (each === shape ? [at] : []));
  const [join, leave] = places("moment");
  const minutes = places("length")[0] ?? places("number").at(-1);
  const name = places("text")[0];
  const email = places("address")[0];
  const hasTimes = join !== undefined && leave !== undefined;
  if (
    (name === undefined && email === undefined) ||
    (!hasTimes && (minutes === undefined || email === undefined))
  )
    return undefined;
  const found: readonly (readonly [Column, number | undefined])[] = [
    ["name", name],
    ["email", email],
    ["join", hasTimes ? join : undefined],
    ["leave", hasTimes ? leave : undefined],
    // With times a lone number may be anything.
    ["minutes", hasTimes ? places("length")[0] : minutes],
  ];
  return new Map(found.flatMap(([column, at]) => (at === undefined ? [] : [[column, at] as const])));
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
  if (writtenMoment(cell)?.date !== undefined) return "moment";
  return writtenDuration(cell) === undefined ? "text" : "length";
}
