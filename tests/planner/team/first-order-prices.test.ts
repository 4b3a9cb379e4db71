import { expect, test } from "vitest";
import { loadSolver } from "#platform/solver";
import { firstOrderPrices } from "../../../src/modules/planner/rules/team/decomposition/first-order-prices.ts";
import { SubModels } from "../../../src/modules/planner/rules/team/decomposition/sub-models.ts";
import { teamModel } from "../../../src/modules/planner/rules/team/model/team-model.ts";
import { tinyTeam } from "./tiny-teams.ts";

const solve = await loadSolver();

/** What prices prove of the relaxation: every column as it likes best at them, and every limit paid for. */
function boundAt({ model, columnStarts, rowsOf, coefficientsOf }: SubModels, prices: Float64Array): number {
  let bound = 0;
  for (const [row, price] of prices.entries()) {
    const limit = (price > 0 ? model.rowUpper[row] : model.rowLower[row]) ?? 0;
    if (Number.isFinite(limit)) bound += price * limit;
  }
  for (const [column, worth] of model.worth.entries()) {
    let left = worth;
    for (let at = columnStarts[column] ?? 0; at < (columnStarts[column + 1] ?? 0); at += 1) {
      const row = rowsOf[at] ?? 0;
      const price = prices[row] ?? 0;
      const limit = price > 0 ? model.rowUpper[row] : model.rowLower[row];
      if (Number.isFinite(limit)) left -= price * (coefficientsOf[at] ?? 0);
    }
    bound += left * ((left > 0 ? model.upper[column] : model.lower[column]) ?? 0);
  }
  return bound;
}

test("small steps come to prices and a solution that are near those of the exact relaxation", () => {
  const wrong = [];
  const far = [];
  const seeds = Array.from({ length: 40 }, (_, index) => 9000 + index);
  for (const seed of seeds) {
    const { model } = teamModel(tinyTeam(seed));
    if (model.worth.length === 0) continue;
    const exact = solve({ ...model, isWhole: new Int32Array(model.isWhole.length) });
    if (exact.outcome !== "optimal") continue;
    const parts = new SubModels(model);

    const { prices, columns } = firstOrderPrices(parts, 2000, () => false);

    const bound = boundAt(parts, prices);
    const value = columns.reduce((sum, each, column) => sum + each * (model.worth[column] ?? 0), 0);
    const near = 1e-3 * Math.max(1, Math.abs(exact.value));
    if (bound < exact.value - 1e-6) wrong.push({ seed, bound, exact: exact.value });
    if (bound > exact.value + near || Math.abs(value - exact.value) > near) far.push(seed);
  }
  expect(wrong).toEqual([]);
  // Where desks leave no choice at all, prices have no end: a few take longer.
  expect(far.length).toBeLessThanOrEqual(3);
});

test("steps end when they are told to", () => {
  let asked = 0;
  const parts = new SubModels(teamModel(tinyTeam(9001)).model);

  firstOrderPrices(parts, 1_000_000, () => (asked += 1) >= 3);

  expect(asked).toBe(3);
});
