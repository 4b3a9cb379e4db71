import { creditFaults } from "./checking/credit-faults.ts";
import { limitFaults } from "./checking/limit-faults.ts";
import { choiceFaults } from "./checking/choice-faults.ts";
import { timeFaults } from "./checking/time-faults.ts";
import { recountedValue } from "./checking/recounted-value.ts";
import type { PersonalPlan } from "./personal-plan.ts";
import type { Candidate, PersonalProblem } from "./personal-problem.ts";

/** One limit that a plan breaks. */
export interface PlanFault {
  /** The field of the problem, or of the plan, that does not hold: `limits.cents`, `plan.value`. */
  readonly limit: string;
  readonly message: string;
}

/** What the checker makes of a plan. */
export interface PlanCheck {
  /** Empty when every limit is kept and every figure is right. */
  readonly faults: readonly PlanFault[];
  /** Worked out anew. */
  readonly value: number;
}

/**
 * Whether a plan keeps every limit of its problem, and is worth what it says: worked out straight from the two documents,
 * sharing nothing with the planner but their types. That no other plan is better it cannot tell.
 */
export function checkPersonalPlan(problem: PersonalProblem, plan: PersonalPlan): PlanCheck {
  const byId = new Map(problem.candidates.map((candidate) => [candidate.id, candidate]));
  const chosen = plan.chosen.flatMap((id) => byId.get(id) ?? []);
  const value = recountedValue(problem, chosen);
  if (plan.outcome === "impossible" || plan.outcome === "none")
    return { value, faults: [...noPlanFaults(problem, plan)] };
  return { faults: [...brokenLimits(problem, plan, chosen), ...figureFaults(plan, value)], value };
}

function* brokenLimits(
  problem: PersonalProblem,
  plan: PersonalPlan,
  chosen: readonly Candidate[],
): Iterable<PlanFault> {
  yield* choiceFaults(problem, plan);
  yield* timeFaults(problem, chosen);
  yield* limitFaults(problem, plan, chosen);
  yield* creditFaults(problem, plan, chosen);
}

/** Where there is no plan nothing is taken; and where taking nothing is a plan, it was not impossible. */
function* noPlanFaults(problem: PersonalProblem, plan: PersonalPlan): Iterable<PlanFault> {
  for (const list of ["chosen", "memberships", "covered", "counted"] as const)
    if (plan[list].length > 0)
      yield { limit: `plan.${list}`, message: "There is no plan, and yet something is in this list." };
  if (plan.value !== 0)
    yield { limit: "plan.value", message: "There is no plan, and yet it is worth something." };
  const nothing = { ...plan, chosen: [], memberships: [], covered: [], counted: [] };
  if (plan.outcome === "impossible" && [...brokenLimits(problem, nothing, [])].length === 0)
    yield {
      limit: "plan.outcome",
      message: "It is called impossible, and to take nothing keeps every limit.",
    };
}

/** What whole numbers of cents and minutes never come near, and sums of fractions stay below. */
const tolerance = 1e-6;

function* figureFaults({ bound, gap, outcome, value }: PersonalPlan, recounted: number): Iterable<PlanFault> {
  const scale = Math.max(1, Math.abs(recounted));
  if (!(Math.abs(value - recounted) <= tolerance * scale))
    yield { limit: "plan.value", message: `The plan says ${value}; what it takes is worth ${recounted}.` };
  if (!(bound >= recounted - tolerance * scale))
    yield {
      limit: "plan.bound",
      message: `The bound ${bound} is below what the plan is worth, ${recounted}.`,
    };
  const open = bound - value <= 0 ? 0 : (bound - value) / Math.abs(value);
  if (!(open === gap || Math.abs(open - gap) <= tolerance))
    yield { limit: "plan.gap", message: `The plan says ${gap}; from its value and bound it is ${open}.` };
  if (outcome === "optimal" && !(bound - value <= 10 * tolerance * scale))
    yield { limit: "plan.outcome", message: "It is called optimal, and its bound is above its value." };
}
