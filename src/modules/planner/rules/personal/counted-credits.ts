import type { Solve } from "#platform/solver";
import type { CandidateFacts } from "./candidate-facts.ts";
import { ModelDraft } from "./model-draft.ts";
import type { PersonalPlan } from "./personal-plan.ts";
import type { CredentialNeed, PersonalProblem } from "./personal-problem.ts";

/** What of each candidate is counted for each credential: as much as its caps leave room for. */
export function countedCredits(
  { credentials }: PersonalProblem,
  chosen: readonly CandidateFacts[],
  solve: Solve,
): PersonalPlan["counted"] {
  const byCredential = credentials.map((need) => countedFor(need, chosen, solve));
  return chosen.flatMap(({ candidate }) =>
    byCredential.flatMap((counted) => counted.filter((each) => each.candidate === candidate.id)),
  );
}

function countedFor(
  need: CredentialNeed,
  chosen: readonly CandidateFacts[],
  solve: Solve,
): PersonalPlan["counted"] {
  const offered = chosen.flatMap(({ candidate, credits }) =>
    credits
      .filter(({ credential, units }) => credential === need.id && units > 0)
      .map(({ units, categories }) => ({ candidate: candidate.id, units, categories })),
  );
  const caps = need.caps.filter(({ category, units }) => unitsIn(offered, category) > units);
  const amounts =
    caps.length === 0 ? offered.map(({ units }) => units) : cutToCaps({ ...need, caps }, offered, solve);
  return offered.flatMap(({ candidate }, index) => {
    const units = amounts[index] ?? 0;
    return units > 0 ? [{ candidate, credential: need.id, units }] : [];
  });
}

type Offered = readonly {
  readonly units: number;
  readonly categories: readonly string[];
}[];

function unitsIn(offered: Offered, category: string): number {
  return offered.reduce((sum, { units, categories }) => sum + (categories.includes(category) ? units : 0), 0);
}

function cutToCaps(need: CredentialNeed, offered: Offered, solve: Solve): readonly number[] {
  const draft = new ModelDraft();
  for (const { units } of offered) draft.column(1, units);
  const within = (category: string) =>
    offered.flatMap(({ categories }, column) =>
      categories.includes(category) ? [[column, 1] as const] : [],
    );
  for (const { category, units } of need.caps) draft.atMost("", within(category), units);
  for (const { category, units } of need.minimums) draft.atLeast("", within(category), units);
  draft.atLeast(
    "",
    offered.map((_, column) => [column, 1] as const),
    need.units,
  );
  // What the solver gives is off by its tolerance; units are written with far fewer places.
  return [...solve(draft.build()).columns].map((units) => Math.round(units * 1e6) / 1e6);
}
