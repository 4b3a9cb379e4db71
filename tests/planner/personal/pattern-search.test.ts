import { expect, test } from "vitest";
import fc from "fast-check";
import { loadSolver } from "#platform/solver";
import { bestPersonalPlan } from "../../../src/modules/planner/rules/personal/best-plan.ts";
import { checkPersonalPlan } from "../../../src/modules/planner/rules/personal/check-plan.ts";
import { monthBounds } from "../../../src/modules/planner/rules/personal/month-bounds.ts";
import { Gains } from "../../../src/modules/planner/rules/personal/patterns/gains.ts";
import { membershipCases } from "../../../src/modules/planner/rules/personal/patterns/membership-cases.ts";
import { searchedAbove } from "../../../src/modules/planner/rules/personal/patterns/pattern-search.ts";
import {
  boundedRoot,
  type Root,
} from "../../../src/modules/planner/rules/personal/patterns/priced-months.ts";
import { relaxedRoot } from "../../../src/modules/planner/rules/personal/patterns/relaxed-root.ts";
import { searchedByPatterns } from "../../../src/modules/planner/rules/personal/patterns/searched-by-patterns.ts";
import { openModel } from "../../../src/modules/planner/rules/personal/open-model.ts";
import type {
  Candidate,
  PersonalProblem,
} from "../../../src/modules/planner/rules/personal/personal-problem.ts";
import { blocksOf } from "../../../src/modules/planner/rules/personal/personal-search.ts";
import { posedProblem } from "../../../src/modules/planner/rules/personal/posed-problem.ts";
import { valueOf } from "../../../src/modules/planner/rules/personal/settled-plan.ts";
import { bestOfEveryChoice } from "./every-choice.ts";
import { smallProblem } from "./small-problems.ts";

const solve = await loadSolver();

const limitedProblem = smallProblem.map((problem): PersonalProblem => {
  const limits = { ...problem.limits, minutesPerMonth: 120, minutesInMonth: {} };
  return { ...problem, credentials: problem.credentials.slice(0, 1), pinned: [], limits };
});

/** The best above a floor, of all ways to buy memberships; undefined where no month has a limit that matters. */
function bestAbove(problem: PersonalProblem, floor: number, isRelaxed = false) {
  const { candidates, facts } = posedProblem(problem);
  const found: number[] = [];
  let isOfUse = false;
  let relaxedBefore: Root | undefined;
  for (const { draft } of membershipCases(facts, candidates)?.each() ?? []) {
    const model = draft.build();
    const blocks = blocksOf(draft.rows);
    const relaxed = solve({ ...model, isWhole: new Int32Array(model.isWhole.length) });
    if (blocks.length === 0 || relaxed.outcome !== "optimal") continue;
    isOfUse = true;
    const bounds = monthBounds(model, blocks, relaxed.rowPrices);
    const bounded = boundedRoot(model, blocks, bounds);
    const root = isRelaxed ? (relaxedRoot(bounded, relaxedBefore) ?? bounded) : bounded;
    if (isRelaxed) relaxedBefore ??= root;
    expect(root.months.bound).toBeLessThanOrEqual(bounded.months.bound);
    const above = searchedAbove(root, {
      gains: new Gains(),
      floor,
      isOver: () => false,
      onSolved: () => undefined,
    });
    expect(above?.isWhole).toBe(true);
    const taken = candidates.filter((_, column) => above?.best?.columns[column] === 1);
    if (above?.best === undefined) continue;
    expect(above.best.value).toBeCloseTo(valueOf(problem, taken), 6);
    found.push(above.best.value);
  }
  return isOfUse ? Math.max(-Infinity, ...found) : undefined;
}

test(
  "a search by patterns finds the best of every choice there is, and nothing above it",
  { timeout: 300_000 },
  () => {
    let tried = 0;
    fc.assert(
      fc.property(limitedProblem, (problem) => {
        const all = bestAbove(problem, -1);
        if (all === undefined) return;
        tried += 1;
        const best = bestOfEveryChoice(problem);
        expect(all === -Infinity).toBe(best === undefined);
        if (best === undefined) return;
        expect(all).toBeCloseTo(best, 6);
        expect(bestAbove(problem, best - 1e-4)).toBeCloseTo(best, 6);
        expect(bestAbove(problem, best + 1e-6)).toBe(-Infinity);
        expect(bestAbove(problem, best - 1e-4, true)).toBeCloseTo(best, 6);
        expect(bestAbove(problem, best + 1e-6, true)).toBe(-Infinity);
      }),
      { numRuns: 250, seed: 67 },
    );
    expect(tried).toBeGreaterThan(15);
  },
);

test("what is proven best by lowering floors is the best of every choice", { timeout: 300_000 }, () => {
  let proven = 0;
  fc.assert(
    fc.property(limitedProblem, (problem) => {
      const { candidates, facts } = posedProblem(problem);
      const cases = membershipCases(facts, candidates);
      const found = cases && searchedByPatterns(cases, solve, {});
      if (found?.outcome !== "optimal") return;
      proven += 1;
      const taken = found.taken.flatMap((column) => candidates[column] ?? []);
      expect(valueOf(problem, taken)).toBeCloseTo(bestOfEveryChoice(problem) ?? Number.NaN, 9);
      const begin = { value: valueOf(problem, taken), taken: found.taken };
      const again = cases && searchedByPatterns(cases, solve, { begin });
      expect(again).toMatchObject({ outcome: "optimal", taken: found.taken });
    }),
    { numRuns: 200, seed: 71 },
  );
  expect(proven).toBeGreaterThan(10);
});

test("a search that is over before it has begun still has a plan, and a bound that holds", () => {
  let tried = 0;
  fc.assert(
    fc.property(limitedProblem, (problem) => {
      const { candidates, facts } = posedProblem(problem);
      const cases = membershipCases(facts, candidates);
      const best = bestOfEveryChoice(problem);
      if (cases === undefined || best === undefined || best < 1e-3) return;
      const found = searchedByPatterns(cases, solve, { isStopped: () => true });
      // Undefined where no month has a limit that matters.
      if (found === undefined) return;
      tried += 1;
      const taken = candidates.filter((_, column) => found.taken.includes(column));
      const value = valueOf(problem, taken);
      expect(value).toBeGreaterThan(0);
      expect(value).toBeLessThanOrEqual(best + 1e-6);
      expect(found.bound).toBeGreaterThanOrEqual(best - 1e-6);
    }),
    { numRuns: 100, seed: 5 },
  );
  expect(tried).toBeGreaterThan(5);
});

test("where months leave too much open the plan is the best all the same", () => {
  const random = fc.sample(fc.integer({ min: 1, max: 99 }), { numRuns: 750, seed: 19 });
  const candidates = Array.from({ length: 250 }, (_, index): Candidate => ({
    id: `c${index}`,
    offering: `o${index}`,
    title: `Course ${index}`,
    how: "self-paced",
    sittings: [],
    month: index % 2 === 0 ? "2026-12" : "2027-01",
    minutes: 45 + 15 * ((random[index] ?? 0) % 2),
    cents: 100 * ((random[index + 250] ?? 0) % 30),
    gains: { k: ((random[index] ?? 0) % 7) / 7 },
    credits: [],
    after: [],
    worth: 1 + ((random[index + 500] ?? 0) % 9) / 1000,
  }));
  const problem: PersonalProblem = {
    format: "carrel-personal-problem",
    version: 1,
    from: "2026-12-01",
    to: "2027-01-31",
    zone: "America/Chicago",
    limits: { minutesPerMonth: 2400, cents: 40_000, blackouts: [] },
    busy: [],
    competencies: [{ id: "k", name: "Kinds", steps: [{ amount: 40, worth: 0.5 }] }],
    credentials: [],
    memberships: [],
    candidates,
    done: [],
    pinned: [],
    banned: [],
  };
  const { candidates: open, facts } = posedProblem(problem);
  const cases = membershipCases(facts, open);
  expect(cases && searchedByPatterns(cases, solve, {})?.outcome).toBe("feasible");
  const plan = bestPersonalPlan(problem, solve);
  expect(plan.outcome).toBe("optimal");
  expect(checkPersonalPlan(problem, plan).faults).toEqual([]);
  expect(plan.value).toBeCloseTo(solve(openModel(facts, facts.candidates).build()).value, 4);
});
