import { creditFaults } from "./checking/credit-faults.ts";
import { limitFaults } from "./checking/limit-faults.ts";
import { choiceFaults } from "./checking/choice-faults.ts";
import { timeFaults } from "./checking/time-faults.ts";
import { recountedValue } from "./checking/recounted-value.ts";
import type { PersonalPlan } from "./personal-plan.ts";
import type { PersonalProblem } from "./personal-problem.ts";

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
  if (plan.outcome === "impossible" || plan.outcome === "none") {
    const isEmpty = plan.chosen.length === 0 && plan.counted.length === 0;
    const fault = { limit: "plan.chosen", message: "There is no plan, and yet something is chosen." };
    return { value, faults: isEmpty ? [] : [fault] };
  }
  const faults = [
    ...choiceFaults(problem, plan),
    ...timeFaults(problem, chosen),
    ...limitFaults(problem, plan, chosen),
    ...creditFaults(problem, plan, chosen),
    ...figureFaults(plan, value),
  ];
  return { faults, value };
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
