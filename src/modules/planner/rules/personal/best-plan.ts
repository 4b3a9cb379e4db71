import type { Solve } from "#platform/solver";
import { clashOf } from "./clash.ts";
import type { PersonalPlan } from "./personal-plan.ts";
import { personalModel } from "./personal-model.ts";
import type { PersonalProblem } from "./personal-problem.ts";
import { type Found, searched } from "./personal-search.ts";
import type { PlanOptions } from "./plan-options.ts";
import { posedProblem } from "./posed-problem.ts";
import { settledPlan } from "./settled-plan.ts";

/**
 * The best plan that keeps every limit of the problem, or the best found in the time given, with what is proven of it.
 * `optimal` means that no plan is worth more by over a millionth of its value. Among plans of the same worth it is any.
 */
export function bestPersonalPlan(
  problem: PersonalProblem,
  solve: Solve,
  options: PlanOptions = {},
): PersonalPlan {
  const posed = posedProblem(problem);
  const { facts, ruledOut, candidates } = posed;
  const found: Found =
    posed.lostPins.length > 0
      ? { outcome: "impossible", bound: -Infinity, taken: [], seconds: 0 }
      : searched(personalModel(facts, candidates), solve, options);
  const { outcome, seconds } = found;
  const head = { format: "carrel-personal-plan", version: 1, outcome } as const;
  if (outcome === "none")
    return { ...head, ...emptyPlan, bound: found.bound, gap: Infinity, seconds, ruledOut };
  if (outcome === "impossible") {
    const clash = options.skipsClash === true ? undefined : clashOf(facts, solve, options);
    return { ...head, ...emptyPlan, seconds, ruledOut, ...(clash && { clash }) };
  }
  const taken = found.taken.flatMap((column) => candidates[column] ?? []);
  const settled = settledPlan(facts, taken, { solve, ruledOut });
  const bound = Math.max(settled.value, found.bound);
  return { ...head, ...settled, bound, gap: gapOf(settled.value, bound), seconds, ruledOut };
}

const emptyPlan = {
  chosen: [],
  memberships: [],
  covered: [],
  counted: [],
  value: 0,
  bound: 0,
  gap: 0,
  binding: [],
} as const;

function gapOf(value: number, bound: number): number {
  return bound <= value ? 0 : (bound - value) / Math.abs(value);
}
