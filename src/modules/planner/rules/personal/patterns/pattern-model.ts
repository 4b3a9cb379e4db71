import type { LinearModel, ModelRow, RelaxedModel } from "#platform/solver";
import type { Block } from "../month-filling.ts";
import type { Pattern } from "./month-patterns.ts";
import { type PatternColumns, patternColumns } from "./pattern-columns.ts";

/**
 * A model in which one pattern is chosen for each month. Rows are over what the columns hold: columns of the first model, by
 * their numbers, the month, and what must be the same in other months.
 */
export interface PatternModel extends PatternColumns {
  readonly model: RelaxedModel;
  /** Of its columns and rows, what they are in any such model of the same months. */
  readonly columnKeys: () => readonly string[];
  readonly rowKeys: readonly string[];
}

/** `implied` are rows that every pattern keeps anyway. */
export function patternModel(
  whole: LinearModel,
  blocks: readonly Block[],
  byMonth: readonly (readonly Pattern[])[],
  implied: ReadonlySet<number>,
): PatternModel {
  const columns = patternColumns(whole, blocks, byMonth);
  const { counted, first, months, others, patterns } = columns;
  const ofMonths = new Set(blocks.map(({ row }) => row));
  const rows: { readonly row: ModelRow; readonly key: string }[] = [];
  for (const number of whole.rowLower.keys())
    if (!implied.has(number) && !ofMonths.has(number))
      rows.push({ row: rowOf(whole, number), key: `row ${number}` });
  const links = linksOf(blocks, first);
  const [firstLink, firstMonth] = [whole.worth.length, whole.worth.length + links.items.size];
  rows.push(...links.rows.map(({ key, row }) => ({ key, row: movedBy(row, firstLink) })));
  for (const month of blocks.keys())
    rows.push({
      row: { lower: 1, upper: 1, columns: [firstMonth + month], coefficients: [1] },
      key: `month ${month}`,
    });
  const holds = counted.map((own, place) => {
    const month = months[place];
    if (month === undefined) return own;
    const linked = (patterns[place] ?? []).flatMap((column) => links.items.get(`${month} ${column}`) ?? []);
    return [...own, ...linked.map((item) => firstLink + item), firstMonth + month];
  });
  return {
    ...columns,
    model: { ...endsOf(whole, counted, others), holds, rows: rows.map(({ row }) => row) },
    rowKeys: rows.map(({ key }) => key),
    columnKeys: () => [
      ...patterns.map((pattern, place) => `${months[place]} ${pattern.join(" ")}`),
      ...others.map((column) => `beside ${column}`),
    ],
  };
}

/** Patterns, then what is beside the months. */
function endsOf(
  { lower, upper, worth }: LinearModel,
  counted: readonly Pattern[],
  others: readonly number[],
): Pick<RelaxedModel, "lower" | "upper" | "worth"> {
  const patternCount = counted.length - others.length;
  const beside = (all: Float64Array, ofPatterns: 0 | 1) =>
    Float64Array.from(counted, (_, place) =>
      place < patternCount ? ofPatterns : (all[others[place - patternCount] ?? 0] ?? 0),
    );
  return {
    lower: beside(lower, 0),
    upper: beside(upper, 1),
    worth: Float64Array.from(counted, (own) => own.reduce((sum, column) => sum + (worth[column] ?? 0), 0)),
  };
}

/** What is in two months is in both or in neither: the rows, and what a pattern holds of them by its month and column. */
function linksOf(blocks: readonly Block[], first: Int32Array) {
  const items = new Map<string, number>();
  const itemOf = (key: string) => {
    const item = items.get(key) ?? items.size;
    items.set(key, item);
    return item;
  };
  const rows = blocks.flatMap(({ columns }, month) =>
    [...columns].flatMap((column) => {
      const begins = first[column] ?? -1;
      if (begins === month) return [];
      const own = [itemOf(`${begins} ${column}`), itemOf(`${month} ${column}`)];
      return {
        row: { lower: 0, upper: 0, columns: own, coefficients: [1, -1] },
        key: `link ${month} ${column}`,
      };
    }),
  );
  return { items, rows };
}

function movedBy(row: ModelRow, count: number): ModelRow {
  return { ...row, columns: row.columns.map((column) => column + count) };
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
