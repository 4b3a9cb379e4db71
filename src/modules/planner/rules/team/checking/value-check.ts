import type { TeamFault } from "./check-team-plan.ts";
import type { TeamPlan } from "../team-plan.ts";
import type { CheckedTeam } from "./checked-team.ts";

/** What the plan is worth, and whether it says so. */
export function valueFaults({ problem, plan, people }: CheckedTeam): {
  readonly value: number;
  readonly faults: readonly TeamFault[];
} {
  let [worth, below] = [0, 0];
  const ids = new Set(people.map(({ person }) => person.id));
  const faults: TeamFault[] = plan.belowFairShare
    .filter(({ person }) => !ids.has(person))
    .map(({ person }) => ({ field: `belowFairShare ${person}`, message: "The problem has no such person." }));
  const said = Map.groupBy(plan.belowFairShare, ({ person }) => person);
  for (const { person, taken } of people) {
    const own = taken.reduce((sum, wish) => sum + wish.worth, 0);
    const short = person.wasAtBottom ? Math.max(0, (problem.fairShare ?? 0) - own) : 0;
    worth += own;
    below += short;
    const told = (said.get(person.id) ?? []).reduce((sum, each) => sum + each.worth, 0);
    if (Math.abs(short - told) > 1e-6)
      faults.push({
        field: `belowFairShare ${person.id}`,
        message: `They are ${short} below the fair share.`,
      });
  }
  const unmet = plan.unmet.reduce((sum, { units }) => sum + units, 0);
  const value = worth - problem.unmetWorth * (unmet + below);
  const slack = 1e-6 * Math.max(1, Math.abs(value));
  if (Math.abs(value - plan.value) > slack)
    faults.push({ field: "value", message: `The plan says ${plan.value}; it is worth ${value}.` });
  if (plan.bound < plan.value - slack)
    faults.push({ field: "bound", message: `The bound ${plan.bound} is below the value ${plan.value}.` });
  const gap = gapFor(plan);
  if (!(gap === plan.gap || Math.abs(gap - plan.gap) <= 1e-6 * Math.max(1, gap)))
    faults.push({ field: "gap", message: `The plan says ${plan.gap}; by its value and bound it is ${gap}.` });
  if (plan.outcome === "optimal" && plan.bound > plan.value + 1e-4 * Math.max(1, Math.abs(value)))
    faults.push({ field: "outcome", message: "It is said to be optimal, and the bound is above the value." });
  return { value, faults };
}

/** What there could be more, by the amount of the value, of which there is always a billionth. */
function gapFor({ bound, value }: TeamPlan): number {
  return bound - value <= 1e-9 ? 0 : (bound - value) / Math.max(1e-9, Math.abs(value));
}
