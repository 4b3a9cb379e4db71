import type { Solve } from "#platform/solver";
import type { CandidateFacts, ProblemFacts } from "./candidate-facts.ts";
import { countedCredits } from "./counted-credits.ts";
import type { ItemReason } from "./plan-explanation.ts";
import type { PersonalPlan } from "./personal-plan.ts";
import type { Competency, PersonalProblem } from "./personal-problem.ts";
import { valueOf } from "./settled-plan.ts";

/** Why each item is in, in the order of the plan. */
export function itemReasons(
  { problem }: ProblemFacts,
  chosen: readonly CandidateFacts[],
  { counted, solve }: { readonly counted: PersonalPlan["counted"]; readonly solve: Solve },
): readonly ItemReason[] {
  const value = valueOf(problem, chosen);
  return chosen.map((facts): ItemReason => {
    const { candidate } = facts;
    const others = chosen.filter((other) => other !== facts);
    const own = counted.filter((credit) => credit.candidate === candidate.id);
    return {
      candidate: candidate.id,
      worth: candidate.worth,
      competencies: problem.competencies
        .flatMap((competency) => {
          const gain = candidate.gains[competency.id] ?? 0;
          if (gain <= 0) return [];
          const worth = worthOf(competency, chosen) - worthOf(competency, others);
          return [{ id: competency.id, gain, worth: tidy(worth) }];
        })
        .toSorted((one, other) => other.worth - one.worth),
      counted: own.map(({ credential, units }) => ({ credential, units })),
      neededFor: own.length === 0 ? [] : openNeeds(problem, others, solve),
      before: others
        .filter((other) => other.candidate.after.includes(candidate.offering))
        .map((other) => other.candidate.id),
      isPinned: problem.pinned.includes(candidate.id),
      lost: tidy(value - valueOf(problem, others)),
    };
  });
}

function worthOf({ id, steps }: Competency, chosen: readonly CandidateFacts[]): number {
  return valueOf(
    { competencies: [{ id, name: "", steps }] } as unknown as PersonalProblem,
    chosen.map((each) => ({ ...each, candidate: { ...each.candidate, worth: 0 } })),
  );
}

/** Credentials of which something is still needed with these items. */
function openNeeds(
  problem: PersonalProblem,
  chosen: readonly CandidateFacts[],
  solve: Solve,
): readonly string[] {
  const counted = countedCredits(problem, chosen, solve);
  return problem.credentials
    .filter((need) => {
      const own = counted.filter(({ credential }) => credential === need.id);
      const sum = (category?: string) =>
        own.reduce((units, each) => {
          const credit = chosen
            .find(({ candidate }) => candidate.id === each.candidate)
            ?.credits.find(({ credential }) => credential === need.id);
          const isIn = category === undefined || credit?.categories.includes(category) === true;
          return isIn ? units + each.units : units;
        }, 0);
      return (
        sum() < need.units - 1e-6 || need.minimums.some(({ category, units }) => sum(category) < units - 1e-6)
      );
    })
    .map(({ id }) => id);
}

/** Without the dust of sums of fractions. */
export function tidy(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
