import type { LinearModel } from "#platform/solver";
import type { Search } from "../search.ts";
import { type Partition, partitionOf } from "./partition.ts";
import type { SubModels } from "./sub-models.ts";

/** What shared rows cost, and what the relaxation of the whole model takes. */
export interface SharedPrices {
  /** By row; 0 for rows that are not shared. */
  readonly prices: Float64Array;
  /** The relaxation's solution; all zero where there was no time for it. */
  readonly relaxed: Float64Array;
}

/** A relaxation of so many columns is solved as one: beyond, time grows faster than the model does. */
const columnsOfOneRelaxation = 150_000;

/** People of a part of the relaxation: enough that a shared session has several who want it in each. */
const peopleInRelaxation = 2000;

/** Prices of the shared rows: from the relaxation of the whole model, or of its parts with their share of every limit. */
export async function sharedPrices(
  search: Search,
  parts: SubModels,
  partition: Partition,
  seconds: number,
): Promise<SharedPrices> {
  const { model } = search.team;
  if (model.worth.length > columnsOfOneRelaxation) return pricesOfParts(search, parts, seconds, partition);
  const [answer] = await search.solveTogether([
    { model: relaxed(model), options: { seconds, settings: simplex } },
  ]);
  if (answer?.outcome !== "optimal") return noPrices(model);
  search.offerBound(answer.value);
  const prices = answer.rowPrices.map((price, row) =>
    partition.isShared[row] === 1 ? signed(model, row, price) : 0,
  );
  return { prices, relaxed: answer.columns };
}

const simplex = { solver: "simplex" };

function relaxed(model: LinearModel): LinearModel {
  return { ...model, isWhole: new Int32Array(model.isWhole.length) };
}

function noPrices({ rowLower, worth }: LinearModel): SharedPrices {
  return { prices: new Float64Array(rowLower.length), relaxed: new Float64Array(worth.length) };
}

/**
 * Every part by itself, with the share of each shared limit that its number of columns in it makes; a row's price is the
 * mean of the parts' prices by their shares. Such prices only guide: the bound is proven with them, whatever they are.
 */
async function pricesOfParts(
  search: Search,
  parts: SubModels,
  seconds: number,
  finer: Partition,
): Promise<SharedPrices> {
  const { model } = parts;
  const found = noPrices(model);
  const { blocks, isShared } = partitionOf(search.team, peopleInRelaxation);
  const each = (seconds * search.width) / blocks.length;
  for (let first = 0; first < blocks.length && !search.isOver; first += search.width) {
    const subs = blocks.slice(first, first + search.width).map((free) => parts.share(free, isShared));
    const answers = await search.solveTogether(
      subs.map((sub) => ({ model: relaxed(sub.model), options: { seconds: each, settings: simplex } })),
    );
    for (const [index, { free, rows, shares }] of subs.entries()) {
      const answer = answers[index];
      if (answer?.outcome !== "optimal") continue;
      for (const [place, column] of free.entries()) found.relaxed[column] = answer.columns[place] ?? 0;
      for (const [place, row] of rows.entries())
        if (finer.isShared[row] === 1)
          found.prices[row] =
            (found.prices[row] ?? 0) +
            (shares[place] ?? 0) * signed(model, row, answer.rowPrices[place] ?? 0);
    }
  }
  return found;
}

/** A price that a row can have: of an upper limit it is not below 0, of a lower one not above. */
function signed(model: LinearModel, row: number, price: number): number {
  if (price > 0 && model.rowUpper[row] === Number.POSITIVE_INFINITY) return 0;
  if (price < 0 && model.rowLower[row] === Number.NEGATIVE_INFINITY) return 0;
  return price;
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
