import { expect, test } from "vitest";
import fc from "fast-check";
import { loadSolver } from "#platform/solver";
import { planInThread } from "../../../src/modules/planner/queries/solving/personal-in-thread.ts";
import { bestPersonalPlan } from "../../../src/modules/planner/rules/personal/best-plan.ts";
import { smallProblem } from "./small-problems.ts";

test("a plan made in a thread is the plan made here", async () => {
  const solve = await loadSolver();
  const [problem] = fc.sample(smallProblem, { numRuns: 1, seed: 5 });
  if (problem === undefined) throw new Error("There is no problem.");

  const plan = await planInThread(problem, { seconds: 10 });

  expect({ ...plan, seconds: 0 }).toEqual({ ...bestPersonalPlan(problem, solve), seconds: 0 });
});
