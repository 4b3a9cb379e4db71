import { expect, test } from "vitest";
import fc from "fast-check";
import { loadSolver } from "#platform/solver";
import { bestPersonalPlan } from "../../../src/modules/planner/rules/personal/best-plan.ts";
import { checkPersonalPlan } from "../../../src/modules/planner/rules/personal/check-plan.ts";
import { bestOfEveryChoice } from "./every-choice.ts";
import { smallProblem } from "./small-problems.ts";

const solve = await loadSolver();

test("the plan is the best of every choice there is, and keeps every limit", { timeout: 300_000 }, () => {
  let possible = 0;
  fc.assert(
    fc.property(smallProblem, (problem) => {
      const plan = bestPersonalPlan(problem, solve);
      const best = bestOfEveryChoice(problem);
      possible += Number(best !== undefined);
      expect(plan.outcome).toBe(best === undefined ? "impossible" : "optimal");
      expect(checkPersonalPlan(problem, plan).faults).toEqual([]);
      expect(plan.value).toBeCloseTo(best ?? 0, 9);
    }),
    { numRuns: 2000, seed: 20_261_122 },
  );
  expect(possible).toBeGreaterThan(1000);
});
