import type { Search } from "../search.ts";
import type { SolveJob } from "../team-options.ts";
import type { Partition } from "./partition.ts";
import { pricedWorth, worthOfLimits } from "./shared-prices.ts";
import type { SubModels } from "./sub-models.ts";

/** What the blocks do when left to themselves at prices. */
export interface BlockAnswers {
  /** Proven: no plan is worth more, whatever the prices. */
  readonly bound: number;
  /** By column; together they may break shared rows. */
  readonly columns: Float64Array;
}

/**
 * Solves every block by itself, each shared row at its price. Whatever the prices are, the sum of the blocks' bounds and
 * of what the shared limits are worth is a bound for the whole: no plan that keeps the shared rows can be worth more.
 */
export async function boundByBlocks(
  search: Search,
  parts: SubModels,
  { blocks, isShared }: Partition,
  { prices, options }: { readonly prices: Float64Array; readonly options: SolveJob["options"] },
): Promise<BlockAnswers | undefined> {
  const worth = pricedWorth(parts, prices);
  const columns = search.team.rest.slice();
  let bound = worthOfLimits(parts.model, prices);
  for (let first = 0; first < blocks.length; first += search.width * 4) {
    if (search.isStopped || search.secondsLeft <= 0) return undefined;
    const subs = blocks
      .slice(first, first + search.width * 4)
      .map((free) => parts.alone(free, worth, isShared));
    const answers = await search.solveTogether(subs.map(({ model }) => ({ model, options })));
    for (const [index, { free }] of subs.entries()) {
      const answer = answers[index];
      bound += answer?.bound ?? Number.POSITIVE_INFINITY;
      if (answer !== undefined && answer.columns.length > 0)
        for (const [place, column] of free.entries()) columns[column] = answer.columns[place] ?? 0;
    }
  }
  search.offerBound(bound);
  return { bound, columns };
}
