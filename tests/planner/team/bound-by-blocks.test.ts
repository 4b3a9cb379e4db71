import { expect, test } from "vitest";
import { loadSolver } from "#platform/solver";
import { Drawn } from "../../../bench/planner/drawn.ts";
import { boundByBlocks } from "../../../src/modules/planner/rules/team/decomposition/bound-by-blocks.ts";
import { partitionOf } from "../../../src/modules/planner/rules/team/decomposition/partition.ts";
import { SubModels } from "../../../src/modules/planner/rules/team/decomposition/sub-models.ts";
import { WorkingPlan } from "../../../src/modules/planner/rules/team/decomposition/working-plan.ts";
import { type TeamModel, teamModel } from "../../../src/modules/planner/rules/team/model/team-model.ts";
import { Search } from "../../../src/modules/planner/rules/team/search.ts";
import { tinyTeam } from "./tiny-teams.ts";

const solve = await loadSolver();
const seeds = Array.from({ length: 60 }, (_, index) => 9000 + index);

/** Teams with two blocks at least, and what the best plan of each is worth as one model. */
const teams = seeds.flatMap((seed) => {
  const team = teamModel(tinyTeam(seed));
  const { outcome, value } = solve(team.model);
  return outcome === "optimal" && team.clashes.length === 0 ? [{ seed, team, value }] : [];
});

/** Any prices that rows can have. */
function drawnPrices({ model }: TeamModel, isShared: Uint8Array, seed: number): Float64Array {
  const drawn = new Drawn(seed);
  return model.rowUpper.map((upper, row) =>
    isShared[row] === 1 ? drawn.part() * 4 * (Number.isFinite(upper) ? 1 : -1) : 0,
  );
}

test("whatever the prices are, no plan is worth more than the bound of the blocks", async () => {
  const wrong = [];
  let shared = 0;
  for (const { seed, team, value } of teams) {
    const search = new Search(team, solve, {});
    const partition = partitionOf(team, 1);
    const prices = drawnPrices(team, partition.isShared, seed);
    if (prices.some((price) => price !== 0)) shared += 1;

    const found = await boundByBlocks(search, new SubModels(team.model), partition, { prices, options: {} });

    if (found === undefined || found.bound < value - 1e-6) wrong.push({ seed, value, found });
  }
  expect(wrong).toEqual([]);
  expect(shared).toBeGreaterThan(10);
});

test("parts solved together never break a limit, and make a plan better or leave it", async () => {
  const wrong = [];
  let better = 0;
  for (const { seed, team, value } of teams) {
    const search = new Search(team, solve, {});
    const working = new WorkingPlan(search, new SubModels(team.model), team.rest.slice());
    if (!working.isKept) continue;
    search.offer(working.at);
    const before = search.value;
    const { blocks } = partitionOf(team, 1);

    await working.improve(
      blocks.map((free) => ({ free, options: {} })),
      team.model.worth,
    );

    if (search.value > before) better += 1;
    if (!working.isKept || search.value > value + 1e-6)
      wrong.push({ seed, before, after: search.value, value });
  }
  expect(wrong).toEqual([]);
  expect(better).toBeGreaterThan(10);
});
