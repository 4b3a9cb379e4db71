import { expect, test } from "vitest";
import fc from "fast-check";
import { loadSolver } from "#platform/solver";
import { monthBounds } from "../../../src/modules/planner/rules/personal/month-bounds.ts";
import { personalModel } from "../../../src/modules/planner/rules/personal/personal-model.ts";
import { blocksOf, searched } from "../../../src/modules/planner/rules/personal/personal-search.ts";
import { posedProblem } from "../../../src/modules/planner/rules/personal/posed-problem.ts";
import { valueOf } from "../../../src/modules/planner/rules/personal/settled-plan.ts";
import { bestOfEveryChoice } from "./every-choice.ts";
import { smallProblem } from "./small-problems.ts";

const solve = await loadSolver();

test("a search that is narrowed by bounds finds what the whole model gives", () => {
  fc.assert(
    fc.property(smallProblem, (problem) => {
      const { candidates, facts } = posedProblem(problem);
      const model = personalModel(facts, candidates);
      const whole = searched(model, solve, {}, Infinity);
      const narrowed = searched(model, solve, {}, 0);
      expect(narrowed.outcome).toBe(whole.outcome);
      expect(narrowed.bound === whole.bound || Math.abs(narrowed.bound - whole.bound) < 1e-5).toBe(true);
    }),
    { numRuns: 120, seed: 41 },
  );
});

test(
  "a search that is narrowed by bounds finds the best of every choice there is",
  { timeout: 300_000 },
  () => {
    let possible = 0;
    fc.assert(
      fc.property(smallProblem, (problem) => {
        const minutesPerMonth = problem.limits.minutesPerMonth ?? 180;
        const limited = { ...problem, limits: { ...problem.limits, minutesPerMonth }, pinned: [] };
        const { candidates, facts } = posedProblem(limited);
        const best = bestOfEveryChoice(limited);
        const found = searched(personalModel(facts, candidates), solve, {}, 0);
        possible += Number(best !== undefined);
        expect(found.outcome).toBe(best === undefined ? "impossible" : "optimal");
        const taken = found.taken.flatMap((column) => candidates[column] ?? []);
        expect(valueOf(limited, taken)).toBeCloseTo(best ?? 0, 9);
      }),
      { numRuns: 200, seed: 53 },
    );
    expect(possible).toBeGreaterThan(80);
  },
);

test("no plan is worth more than its bound, with or without any one candidate", () => {
  let tried = 0;
  fc.assert(
    fc.property(smallProblem, (problem) => {
      const limits = { ...problem.limits, minutesPerMonth: 120 };
      const { candidates, facts } = posedProblem({ ...problem, limits, pinned: [], credentials: [] });
      const { draft } = personalModel(facts, candidates);
      const blocks = blocksOf(draft.rows);
      const model = draft.build();
      const relaxed = solve({ ...model, isWhole: new Int32Array(model.isWhole.length) });
      if (relaxed.outcome !== "optimal" || blocks.length === 0) return;
      const { bound, ifLeft, ifTaken } = monthBounds(model, blocks, relaxed.rowPrices);
      const best = (column: number, value: number) => {
        const at = (bounds: Float64Array) => bounds.map((each, place) => (place === column ? value : each));
        const answer = solve({ ...model, lower: at(model.lower), upper: at(model.upper) });
        return answer.outcome === "optimal" ? answer.value : -Infinity;
      };
      expect(bound).toBeGreaterThanOrEqual(best(-1, 0) - 1e-6);
      for (const column of candidates.keys()) {
        tried += 1;
        expect(ifTaken[column]).toBeGreaterThanOrEqual(best(column, 1) - 1e-6);
        expect(ifLeft[column]).toBeGreaterThanOrEqual(best(column, 0) - 1e-6);
      }
    }),
    { numRuns: 120, seed: 43 },
  );
  expect(tried).toBeGreaterThan(25);
});
