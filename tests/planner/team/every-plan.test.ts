import { expect, test } from "vitest";
import { loadSolver } from "#platform/solver";
import { bestTeamPlan } from "../../../src/modules/planner/rules/team/best-team-plan.ts";
import { checkTeamPlan } from "../../../src/modules/planner/rules/team/checking/check-team-plan.ts";
import { bestOfEveryPlan } from "./every-plan.ts";
import { tinyTeam } from "./tiny-teams.ts";

const solve = await loadSolver();

/** Thousands more: npm run bench -- fuzz-team. */
const seeds = Array.from({ length: 50 }, (_, index) => index + 1);

/** Of this one nobody can take anything: there is nothing to decide. */
seeds.push(20_278);

test("the plan of a small team is as good as the best of all plans there are, and it checks", async () => {
  const found = [];
  const expected = [];
  for (const seed of seeds) {
    const problem = tinyTeam(seed);
    const best = bestOfEveryPlan(problem);

    const plan = await bestTeamPlan(problem, solve);

    const { faults } = checkTeamPlan(problem, plan);
    found.push({ seed, outcome: plan.outcome, value: Math.round(plan.value * 1e6) / 1e6, faults });
    expected.push({ seed, outcome: best === undefined ? "none" : "optimal", value: best ?? 0, faults: [] });
  }
  expect(found).toEqual(expected);
  expect(expected.filter(({ outcome }) => outcome === "none").length).toBeLessThan(20);
});
