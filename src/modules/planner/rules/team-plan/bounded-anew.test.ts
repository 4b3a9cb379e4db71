import { expect, test } from "vitest";
import type { TeamPlan } from "../team/team-plan.ts";
import { boundedAnew } from "./bounded-anew.ts";

const plan = { value: 90, bound: 100, gap: 1 / 9, outcome: "feasible" } as TeamPlan;

test("of two bounds that hold the lower one is told, and none below what the plan is worth", () => {
  expect(boundedAnew(plan, 95)).toMatchObject({ bound: 95, gap: 5 / 90, outcome: "feasible" });
  expect(boundedAnew(plan, 120)).toMatchObject({ bound: 100, gap: 10 / 90, outcome: "feasible" });
  expect(boundedAnew(plan, 90)).toMatchObject({ bound: 90, gap: 0, outcome: "optimal" });
  // A rounding below what is there proves no more than that.
  expect(boundedAnew(plan, 89.9999)).toMatchObject({ bound: 90, gap: 0, outcome: "optimal" });
});
