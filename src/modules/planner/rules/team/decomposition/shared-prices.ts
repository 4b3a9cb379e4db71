import type { LinearModel } from "#platform/solver";
import type { Search } from "../search.ts";
import { firstOrderPrices } from "./first-order-prices.ts";
import type { Partition } from "./partition.ts";
import type { SubModels } from "./sub-models.ts";

/** What every row costs, and what the relaxation of the whole model takes. */
export interface Relaxation {
  /** By row, of a sign that its limits allow. */
  readonly prices: Float64Array;
  /** By column; all zero where there was no time for it. */
  readonly columns: Float64Array;
}

/** Beyond so many columns the simplex method's time grows faster than the model does. */
const columnsOfSimplex = 30_000;

/** So many small steps give prices that bound as tightly as exact ones, with 300 people as with 3,000. */
const firstOrderSteps = 2000;

/** The relaxation of the whole model: exact, or of a large model near it. */
export async function relaxation(search: Search, parts: SubModels, seconds: number): Promise<Relaxation> {
  const { model } = search.team;
  if (model.worth.length > columnsOfSimplex) {
    const until = search.secondsLeft - seconds;
    const isOver = () => search.isOver || search.secondsLeft < until;
    const { prices, columns } = firstOrderPrices(parts, firstOrderSteps, isOver);
    return { prices: signed(model, prices), columns };
  }
  const [answer] = await search.solveTogether([
    {
      model: { ...model, isWhole: new Int32Array(model.isWhole.length) },
      options: { seconds, settings: { solver: "simplex" } },
    },
  ]);
  if (answer?.outcome !== "optimal")
    return { prices: new Float64Array(model.rowLower.length), columns: new Float64Array(model.worth.length) };
  search.offerBound(answer.value);
  return { prices: signed(model, answer.rowPrices), columns: answer.columns };
}

/** Prices that a row can have: of an upper limit none is below 0, of a lower one none above. */
function signed({ rowUpper, rowLower }: LinearModel, prices: Float64Array): Float64Array {
  return prices.map((price, row) => {
    if (price > 0 && rowUpper[row] === Number.POSITIVE_INFINITY) return 0;
    if (price < 0 && rowLower[row] === Number.NEGATIVE_INFINITY) return 0;
    return price;
  });
}

/** The prices of rows that blocks share; 0 for the others, which each block keeps by itself. */
export function pricesOfShared(prices: Float64Array, { isShared }: Partition): Float64Array {
  return prices.map((price, row) => (isShared[row] === 1 ? price : 0));
}

/** What columns are worth when shared rows cost their prices. */
export function pricedWorth(
  { model, columnStarts, rowsOf, coefficientsOf }: SubModels,
  prices: Float64Array,
): Float64Array {
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
