import type { LinearModel } from "#platform/solver";
import type { Search } from "../search.ts";
import type { Partition } from "./partition.ts";
import type { SubModels } from "./sub-models.ts";

/** What shared rows cost, and what the relaxation of the whole model takes. */
export interface SharedPrices {
  /** By row; 0 for rows that are not shared. */
  readonly prices: Float64Array;
  /** The relaxation's solution; all zero where there was no time for it. */
  readonly relaxed: Float64Array;
}

/** Prices of the shared rows from the relaxation of the whole model. */
export async function sharedPrices(
  search: Search,
  { isShared }: Partition,
  seconds: number,
): Promise<SharedPrices> {
  const { model } = search.team;
  const relaxation = { ...model, isWhole: new Int32Array(model.isWhole.length) };
  const [answer] = await search.solveTogether([
    { model: relaxation, options: { seconds, settings: { solver: "simplex" } } },
  ]);
  const isSolved = answer?.outcome === "optimal";
  const found = isSolved ? answer.rowPrices : new Float64Array(model.rowLower.length);
  if (isSolved) search.offerBound(answer.value);
  const prices = found.map((price, row) => (isShared[row] === 1 ? signed(model, row, price) : 0));
  return { prices, relaxed: isSolved ? answer.columns : new Float64Array(model.worth.length) };
}

/** A price that a row can have: of an upper limit it is not below 0, of a lower one not above. */
function signed(model: LinearModel, row: number, price: number): number {
  if (price > 0 && model.rowUpper[row] === Number.POSITIVE_INFINITY) return 0;
  if (price < 0 && model.rowLower[row] === Number.NEGATIVE_INFINITY) return 0;
  return price;
}

/** What columns are worth when shared rows cost their prices. */
export function pricedWorth({ model, columnStarts, rowsOf, coefficientsOf }: SubModels, prices: Float64Array): Float64Array {
  return model.worth.map((worth, column) => {
    let priced = worth;
    for (let at = columnStarts[column] ?? 0; at < (columnStarts[column + 1] ?? 0); at += 1)
      priced -= (prices[rowsOf[at] ?? 0] ?? 0) * (coefficientsOf[at] ?? 0);
    return priced;
  });
}

/** What the shared rows' limits are worth at their prices: a part of the bound. */
export function worthOfLimits({ rowUpper, rowLower }: LinearModel, prices: Float64Array): number {
  return prices.reduce((sum, price, row) => {
    if (price === 0) return sum;
    return sum + price * ((price > 0 ? rowUpper[row] : rowLower[row]) ?? 0);
  }, 0);
}
