import type { Solve } from "#platform/solver";
import { clashOf } from "./clash.ts";
import type { PersonalPlan } from "./personal-plan.ts";
import { personalModel } from "./personal-model.ts";
import type { PersonalProblem } from "./personal-problem.ts";
import { begunFrom, type Found, searched } from "./personal-search.ts";
import type { PlanOptions } from "./plan-options.ts";
import { membershipCases } from "./patterns/membership-cases.ts";
import { searchedByPatterns } from "./patterns/searched-by-patterns.ts";
import { type PosedProblem, posedProblem } from "./posed-problem.ts";
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
  const { candidates, facts, ruledOut } = posed;
  const found: Found =
    posed.lostPins.length > 0
      ? { outcome: "impossible", bound: -Infinity, taken: [], seconds: 0 }
      : foundIn(posed, solve, options);
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

/** Fewer candidates are searched sooner than they are bounded. */
const leastForPatterns = 200;

/** By the patterns of months where there are many candidates; whatever that leaves open, as one model. */
function foundIn({ candidates, facts }: PosedProblem, solve: Solve, options: PlanOptions): Found {
  const model = personalModel(facts, candidates);
  const cases = candidates.length < leastForPatterns ? undefined : membershipCases(facts, candidates);
  if (cases === undefined) return searched(model, solve, options);
  const begin = begunFrom(model, solve, options);
  const found = searchedByPatterns(cases, solve, { ...options, ...(begin && { begin }) });
  if (found?.outcome === "optimal") return found;
  const start = found?.taken.flatMap((column) => candidates[column]?.candidate.id ?? []);
  const rest = searched(model, solve, {
    ...options,
    ...(start && { start }),
    ...(options.seconds !== undefined && {
      seconds: Math.max(0.1, options.seconds - (options.secondsPast?.() ?? found?.seconds ?? 0)),
    }),
  });
  const bound = Math.min(rest.bound, found?.bound ?? Infinity);
  return { ...rest, bound, seconds: rest.seconds + (found?.seconds ?? 0) };
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
