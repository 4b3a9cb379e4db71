import { type LinearModel, ModelBuilder, type ModelRow } from "#platform/solver";
import type { Block } from "../month-filling.ts";
import type { Pattern } from "./month-patterns.ts";

/** A model in which one pattern is chosen for each month: a column for each pattern, then the columns of no month. */
export interface PatternModel {
  readonly model: LinearModel;
  /** Of each pattern, its month and what it takes. */
  readonly months: readonly number[];
  readonly patterns: readonly Pattern[];
  /** Of its columns and rows, what they are in any such model of the same months. */
  readonly columnKeys: () => readonly string[];
  readonly rowKeys: readonly string[];
  /** The first model's columns for some of this one, the others being 0. */
  readonly restored: (columns: Float64Array, ids: Int32Array) => Float64Array;
  /** Rows of the first model in some columns of this one, numbered by their places. */
  readonly rowsOver: (ids: Int32Array) => (row: ModelRow) => ModelRow;
}

/** `implied` are rows that every pattern keeps anyway. */
export function patternModel(
  whole: LinearModel,
  blocks: readonly Block[],
  byMonth: readonly (readonly Pattern[])[],
  implied: ReadonlySet<number>,
): PatternModel {
  const patterns = byMonth.flat();
  const months = byMonth.flatMap((each, month) => each.map(() => month));
  // What is in several months counts in the first; the others follow it.
  const first = new Int32Array(whole.worth.length).fill(-1);
  for (const [month, { columns }] of blocks.entries())
    for (const column of columns) if ((first[column] ?? -1) < 0) first[column] = month;
  const others = [...whole.worth.keys()].filter((column) => (first[column] ?? -1) < 0);
  const counted = patterns.map((pattern, place) =>
    pattern.filter((column) => first[column] === months[place]),
  );
  const builder = new ModelBuilder();
  addColumns(builder, whole, counted, others);
  const holds = [...counted, ...others.map((column) => [column])];
  const rowsOver = translatorFor(holds, whole.worth.length);
  const inAll = rowsOver(Int32Array.from(holds.keys()));
  const ofMonths = new Set(blocks.map(({ row }) => row));
  const rowKeys: string[] = [];
  for (const row of whole.rowLower.keys())
    if (!implied.has(row) && !ofMonths.has(row)) {
      builder.addRow(inAll(rowOf(whole, row)));
      rowKeys.push(`row ${row}`);
    }
  for (const { row, key } of linkRows(patterns, months, { blocks, first })) {
    builder.addRow(row);
    rowKeys.push(key);
  }
  for (const month of blocks.keys()) {
    const columns = [...months.keys()].filter((place) => months[place] === month);
    builder.addRow({ lower: 1, upper: 1, columns, coefficients: columns.map(() => 1) });
    rowKeys.push(`month ${month}`);
  }
  return {
    model: builder.build(),
    months,
    patterns,
    rowsOver,
    rowKeys,
    columnKeys: () => [
      ...patterns.map((pattern, place) => `${months[place]} ${pattern.join(" ")}`),
      ...others.map((column) => `beside ${column}`),
    ],
    restored: restorerFor(holds, whole.worth.length),
  };
}

/** Patterns, then what is beside the months. */
function addColumns(
  builder: ModelBuilder,
  { isWhole, lower, upper, worth }: LinearModel,
  counted: readonly Pattern[],
  others: readonly number[],
): void {
  for (const pattern of counted)
    builder.addColumn({
      worth: pattern.reduce((sum, column) => sum + (worth[column] ?? 0), 0),
      lower: 0,
      upper: 1,
      isWhole: true,
    });
  for (const column of others)
    builder.addColumn({
      worth: worth[column] ?? 0,
      lower: lower[column] ?? 0,
      upper: upper[column] ?? 0,
      isWhole: isWhole[column] === 1,
    });
}

function restorerFor(holds: readonly Pattern[], columnCount: number): PatternModel["restored"] {
  return (columns, ids) => {
    const all = new Float64Array(columnCount);
    for (const [place, id] of ids.entries()) {
      const part = columns[place] ?? 0;
      if (part !== 0) for (const column of holds[id] ?? []) all[column] = (all[column] ?? 0) + part;
    }
    return all;
  };
}

interface Translation {
  /** Columns of this model that hold each of the first one's. */
  readonly holders: readonly (readonly number[])[];
  /** Where each column of this model is among those asked for, or −1. */
  readonly places: Int32Array;
}

function translatorFor(holds: readonly Pattern[], columnCount: number): PatternModel["rowsOver"] {
  const holders = Array.from({ length: columnCount }, (): number[] => []);
  for (const [id, columns] of holds.entries()) for (const column of columns) holders[column]?.push(id);
  return (ids) => {
    const places = new Int32Array(holds.length).fill(-1);
    for (const [place, id] of ids.entries()) places[id] = place;
    const sums = new Float64Array(ids.length);
    return (row) => translated(row, sums, { holders, places });
  };
}

/** `sums` are zeros, one for each place, and zeros again afterwards. */
function translated(
  { coefficients, columns, lower, upper }: ModelRow,
  sums: Float64Array,
  { holders, places }: Translation,
): ModelRow {
  const touched = new Set<number>();
  for (const [entry, column] of columns.entries())
    for (const id of holders[column] ?? []) {
      const place = places[id] ?? -1;
      if (place < 0) continue;
      touched.add(place);
      sums[place] = (sums[place] ?? 0) + (coefficients[entry] ?? 0);
    }
  const own = [...touched].filter((place) => sums[place] !== 0).sort((one, other) => one - other);
  const values = own.map((place) => sums[place] ?? 0);
  for (const place of touched) sums[place] = 0;
  return { lower, upper, columns: own, coefficients: values };
}

/** What is in two months is in both or in neither. */
function* linkRows(
  patterns: readonly Pattern[],
  months: readonly number[],
  { blocks, first }: { readonly blocks: readonly Block[]; readonly first: Int32Array },
): Iterable<{ readonly row: ModelRow; readonly key: string }> {
  for (const [month, block] of blocks.entries())
    for (const column of block.columns) {
      const begins = first[column] ?? -1;
      if (begins === month) continue;
      const having = [...patterns.keys()].filter(
        (place) =>
          (months[place] === month || months[place] === begins) && patterns[place]?.includes(column) === true,
      );
      const coefficients = having.map((place) => (months[place] === begins ? 1 : -1));
      yield {
        row: { lower: 0, upper: 0, columns: having, coefficients },
        key: `link ${month} ${column}`,
      };
    }
}

/** One row of a model by itself. */
export function rowOf(model: LinearModel, row: number): ModelRow {
  const [from, to] = [model.starts[row], model.starts[row + 1]];
  return {
    lower: model.rowLower[row] ?? 0,
    upper: model.rowUpper[row] ?? 0,
    columns: [...model.columns.subarray(from, to)],
    coefficients: [...model.coefficients.subarray(from, to)],
  };
}
