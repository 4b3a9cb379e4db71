import { expect, test } from "vitest";
import { loadSolver } from "#platform/solver";
import { bestTeamPlan } from "../../../src/modules/planner/rules/team/best-team-plan.ts";
import { boundByBlocks } from "../../../src/modules/planner/rules/team/decomposition/bound-by-blocks.ts";
import { linkedBranches } from "../../../src/modules/planner/rules/team/decomposition/linked-branches.ts";
import { partitionByLinks } from "../../../src/modules/planner/rules/team/decomposition/partition.ts";
import {
  pricesOfShared,
  relaxation,
} from "../../../src/modules/planner/rules/team/decomposition/shared-prices.ts";
import { SubModels } from "../../../src/modules/planner/rules/team/decomposition/sub-models.ts";
import { teamModel } from "../../../src/modules/planner/rules/team/model/team-model.ts";
import type { TeamProblem } from "../../../src/modules/planner/rules/team/team-problem.ts";
import { Search } from "../../../src/modules/planner/rules/team/search.ts";

const solve = await loadSolver();

/** Six branches of one person each; those of one letter share workshops with a seat, all share one webinar with two. */
function stateOf(order: readonly string[]): TeamProblem {
  const sessionOf = (id: string, seats: number, hour: number) => ({
    id,
    offering: id,
    title: id,
    sittings: [{ start: `2027-02-10T${hour}:00:00Z`, end: `2027-02-10T${hour + 1}:00:00Z` }],
    cents: 0,
    groupPrices: [],
    seats,
  });
  return {
    format: "carrel-team-problem",
    version: 1,
    from: "2027-01-01",
    to: "2027-06-30",
    zone: "America/Chicago",
    unmetWorth: 2,
    branches: order.map((id) => ({ id, name: id, place: { latitude: 40, longitude: -88 }, minimums: [] })),
    people: order.map((branch) => ({
      id: `who-${branch}`,
      branch,
      qualifications: [],
      shifts: [],
      floatsTo: [],
      busy: [],
      limits: {},
      wishes: [
        { session: `one-${branch[0]}`, worth: 3, credits: [] },
        { session: `two-${branch[0]}`, worth: 2, credits: [] },
        { session: "all", worth: 1, credits: [] },
      ],
      credentials: [],
      wasAtBottom: false,
      pinned: [],
      banned: [],
    })),
    sessions: [
      sessionOf("one-a", 1, 15),
      sessionOf("two-a", 1, 16),
      sessionOf("one-b", 1, 15),
      sessionOf("two-b", 1, 16),
      sessionOf("all", 2, 18),
    ],
    conferences: [],
    budgets: [],
  };
}

test("branches that share most are one block, whatever their order", () => {
  const together = linkedBranches(teamModel(stateOf(["a1", "a2", "a3", "b1", "b2", "b3"])), 3);
  const mixed = linkedBranches(teamModel(stateOf(["b1", "a1", "b2", "a2", "a3", "b3"])), 3);

  expect(together).toEqual([0, 0, 0, 1, 1, 1]);
  expect(mixed).toEqual([0, 1, 0, 1, 1, 0]);
});

test("a block never has more people than are decided on together", () => {
  const blocks = linkedBranches(teamModel(stateOf(["a1", "a2", "a3", "b1", "b2", "b3"])), 2);

  const sizes = [...Map.groupBy(blocks, (block) => block).values()].map(({ length }) => length);
  expect(Math.max(...sizes)).toBe(2);
});

test("blocks at the prices of what they share bound the whole tightly", async () => {
  const problem = stateOf(["b1", "a1", "b2", "a2", "a3", "b3"]);
  const team = teamModel(problem);
  const best = await bestTeamPlan(problem, solve);
  const search = new Search(team, solve, {});
  const parts = new SubModels(team.model);
  const partition = partitionByLinks(team, 3);
  const { prices } = await relaxation(search, parts, 60);

  const found = await boundByBlocks(search, parts, partition, {
    prices: pricesOfShared(prices, partition),
    options: {},
  });

  expect(best.value).toBe(12);
  expect(partition.isShared.reduce((sum, each) => sum + each, 0)).toBe(1);
  expect(found?.bound).toBeCloseTo(12, 6);
});
