import type { LinearModel, ModelRow, Relaxation } from "#platform/solver";
import type { Bounds } from "../month-bounds.ts";
import type { Block } from "../month-filling.ts";
import {
  type Conflicts,
  conflictsWithin,
  MonthPatterns,
  type Pattern,
  type PricedMonths,
} from "./month-patterns.ts";

/** A model, and its months. */
interface MonthsOfModel {
  readonly model: LinearModel;
  /** Those of months, then what is decided beside them. */
  readonly blocks: readonly Block[];
  readonly conflicts: Conflicts;
  /** Rows that say no more than conflicts do. */
  readonly implied: ReadonlySet<number>;
}

/** Months at some prices. */
export interface Root extends MonthsOfModel {
  readonly months: MonthPatterns;
  readonly priced: Priced;
  /** Rows beside the model's that were paid for. */
  readonly cuts: readonly RootCut[];
  /** The relaxation that told the prices. */
  readonly stood?: Stood;
}

export interface RootCut {
  readonly row: ModelRow;
  /** Of the model's rows, that which it says more of. */
  readonly of: ModelRow;
  readonly key: string;
}

/** Where a relaxation stands, and of what patterns it is. */
export interface Stood {
  readonly patterns: readonly (readonly Pattern[])[];
  readonly relaxation: Relaxation;
  readonly rowKeys: readonly string[];
  readonly columnKeys: readonly string[];
}

/** At the prices that bounds of months were found with. */
export function boundedRoot(model: LinearModel, months: readonly Block[], bounds: Bounds): Root {
  const { conflicts, rows: implied } = conflictsWithin(model, months);
  const { blocks, ...priced } = firstPrices(model, months, bounds);
  return {
    model,
    blocks,
    conflicts,
    implied,
    priced,
    months: new MonthPatterns({ ...priced, blocks, conflicts }),
    cuts: [],
  };
}

/** Whatever lies between two true bounds is one. */
export function between(one: Priced, other: Priced, part: number): Priced {
  const mixed = (a: number, b: number) => part * a + (1 - part) * b;
  return {
    beside: mixed(one.beside, other.beside),
    worths: one.worths.map((worths, month) =>
      worths.map((worth, place) => mixed(worth, other.worths[month]?.[place] ?? 0)),
    ),
  };
}

type Priced = Pick<PricedMonths, "beside" | "worths">;

/** What is left of the worth of columns when rows are paid for; every price of the right sign gives a true bound. */
export function pricedAt(
  model: LinearModel,
  cuts: readonly RootCut[],
  { blocks, prices }: { readonly blocks: readonly Block[]; readonly prices: ReadonlyMap<string, number> },
) {
  const reduced = model.worth.slice();
  let beside = 0;
  for (const row of model.rowLower.keys()) {
    const price = prices.get(`row ${row}`) ?? 0;
    const side = (price > 0 ? model.rowUpper[row] : model.rowLower[row]) ?? 0;
    if (price === 0 || !Number.isFinite(side)) continue;
    beside += price * side;
    for (let entry = model.starts[row] ?? 0; entry < (model.starts[row + 1] ?? 0); entry += 1) {
      const column = model.columns[entry] ?? 0;
      reduced[column] = (reduced[column] ?? 0) - price * (model.coefficients[entry] ?? 0);
    }
  }
  for (const { key, row } of cuts) {
    const price = Math.max(0, prices.get(key) ?? 0);
    beside += price * row.upper;
    for (const [entry, column] of row.columns.entries())
      reduced[column] = (reduced[column] ?? 0) - price * (row.coefficients[entry] ?? 0);
  }
  const inMonth = new Uint8Array(model.worth.length);
  const worths = blocks.map(({ columns }, month) =>
    Float64Array.from(columns, (column) => {
      const linked = prices.get(`link ${month} ${column}`) ?? 0;
      if (inMonth[column] === 1) {
        reduced[column] = (reduced[column] ?? 0) - linked;
        return linked;
      }
      inMonth[column] = 1;
      return Number.NaN;
    }),
  );
  for (const [month, { columns }] of blocks.entries())
    for (const [place, column] of columns.entries()) {
      const own = worths[month];
      if (own !== undefined && Number.isNaN(own[place])) own[place] = reduced[column] ?? 0;
    }
  for (const [column, each] of reduced.entries())
    if (inMonth[column] === 0)
      beside += Math.max(each * (model.upper[column] ?? 0), each * (model.lower[column] ?? 0));
  return { worths, beside };
}

/** What is decided beside the months is, each, a month of its own. */
function firstPrices(model: LinearModel, months: readonly Block[], { prices, worths }: Bounds) {
  const rowsOfMonths = new Set(months.map(({ row }) => row));
  const inMonths = new Set(months.flatMap(({ columns }) => [...columns]));
  const columns = [...model.isWhole.keys()].filter(
    (column) => model.isWhole[column] === 1 && !inMonths.has(column),
  );
  const alone = columns.map((column): Block => {
    return { row: -1, columns: Int32Array.of(column), sizes: Int32Array.of(1), room: 1, step: 1 };
  });
  const named = new Map(
    [...prices.entries()].flatMap(([row, price]) =>
      rowsOfMonths.has(row) ? [] : [[`row ${row}`, price] as const],
    ),
  );
  const blocks = [...months, ...alone];
  const priced = pricedAt(model, [], { blocks, prices: named });
  return {
    blocks,
    beside: priced.beside,
    worths: [...worths, ...priced.worths.slice(months.length)],
  };
}
