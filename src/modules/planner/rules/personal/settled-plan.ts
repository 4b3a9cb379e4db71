import type { Solve } from "#platform/solver";
import type { CandidateFacts, ProblemFacts } from "./candidate-facts.ts";
import { bindingLimits } from "./binding-limits.ts";
import { countedCredits } from "./counted-credits.ts";
import type { PersonalPlan } from "./personal-plan.ts";
import type { PersonalProblem } from "./personal-problem.ts";
import { cheapestMemberships } from "./prices.ts";

/** What follows from what is chosen. */
export type SettledPlan = Pick<
  PersonalPlan,
  "chosen" | "memberships" | "covered" | "counted" | "value" | "binding"
>;

/** All that is said of a plan once it is known what it takes: the cheapest memberships, shifts, credits, value. */
export function settledPlan(
  facts: ProblemFacts,
  taken: readonly CandidateFacts[],
  { solve, ruledOut }: { readonly solve: Solve; readonly ruledOut: PersonalPlan["ruledOut"] },
): SettledPlan {
  const chosen = taken.toSorted(
    (one, other) =>
      one.begins - other.begins || one.ends - other.ends || (one.candidate.id < other.candidate.id ? -1 : 1),
  );
  const { memberships, cents } = cheapestMemberships(facts.problem, chosen);
  const covered = new Set(chosen.flatMap(({ shifts }) => shifts));
  const counted = countedCredits(facts.problem, chosen, solve);
  return {
    chosen: chosen.map(({ candidate }) => candidate.id),
    memberships,
    covered: facts.problem.busy.flatMap(({ id }) => (covered.has(id) ? [id] : [])),
    counted,
    value: valueOf(facts.problem, chosen),
    binding: bindingLimits(facts, { chosen, cents, memberships, counted, ruledOut }),
  };
}

/** What a choice is worth: its own worth, and what it adds to competencies, step by step. */
export function valueOf({ competencies }: PersonalProblem, chosen: readonly CandidateFacts[]): number {
  let value = chosen.reduce((sum, { candidate }) => sum + candidate.worth, 0);
  for (const { id, steps } of competencies) {
    let gain = chosen.reduce((sum, { candidate }) => sum + (candidate.gains[id] ?? 0), 0);
    for (const { amount, worth } of steps) {
      value += Math.min(gain, amount) * worth;
      gain -= Math.min(gain, amount);
    }
  }
  return value;
}
