import type { Solve } from "#platform/solver";
import { factsOf } from "./candidate-facts.ts";
import { itemReasons } from "./item-reasons.ts";
import { leftOut } from "./left-out.ts";
import type { PersonalPlan } from "./personal-plan.ts";
import type { PersonalProblem } from "./personal-problem.ts";
import type { PlanExplanation } from "./plan-explanation.ts";
import type { PlanOptions } from "./plan-options.ts";
import { whatIfs } from "./what-if.ts";

const usualSeconds = 12;
const mostLeftOut = 5;

/**
 * Why each item of a plan is in, what the best of the rest would take, and what a little more of each limit would buy.
 * The last is found by solving again, within `seconds` (12) for all of it together; a gain that could not be proven the
 * greatest in that time has an `atMost` above it.
 */
export function explainPlan(
  problem: PersonalProblem,
  plan: PersonalPlan,
  solve: Solve,
  options: PlanOptions = {},
): PlanExplanation {
  if (plan.outcome === "impossible" || plan.outcome === "none") return { items: [], leftOut: [], whatIf: [] };
  const facts = factsOf(problem);
  const byId = new Map(facts.candidates.map((each) => [each.candidate.id, each]));
  const chosen = plan.chosen.flatMap((id) => byId.get(id) ?? []);
  return {
    items: itemReasons(facts, chosen, { counted: plan.counted, solve }),
    leftOut: leftOut(facts, chosen, { most: mostLeftOut, solve }),
    whatIf: whatIfs(problem, plan, {
      solve,
      options: { ...options, seconds: options.seconds ?? usualSeconds },
    }),
  };
}
