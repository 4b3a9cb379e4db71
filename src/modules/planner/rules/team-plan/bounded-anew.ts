import { gapOf } from "../team/search.ts";
import type { TeamPlan } from "../team/team-plan.ts";

/** As good as proven, in parts of the value. */
const proven = 1e-6;

/** A plan with a bound that holds for it. */
export function withBound(plan: TeamPlan, bound: number): TeamPlan {
  const above = Math.max(plan.value, bound);
  const gap = gapOf(plan.value, above);
  return { ...plan, bound: above, gap, outcome: gap <= proven ? "optimal" : "feasible" };
}

/**
 * A plan with another bound that holds for its problem too: the lower of the two. Both hold, since answers only take away from
 * what there was to choose from; and what a plan is worth no bound on it can be below.
 */
export function boundedAnew(plan: TeamPlan, other: number): TeamPlan {
  return withBound(plan, Math.min(plan.bound, other));
}
