import type { PlanFault } from "../check-plan.ts";
import type { PersonalPlan } from "../personal-plan.ts";
import type { PersonalProblem } from "../personal-problem.ts";

/** What is chosen that is not there, twice there, or was not to be; and what was to be and is not. */
export function* choiceFaults(problem: PersonalProblem, plan: PersonalPlan): Iterable<PlanFault> {
  const known = new Map(problem.candidates.map((candidate) => [candidate.id, candidate]));
  const seen = new Set<string>();
  const offerings = new Map<string, string>();
  for (const id of plan.chosen) {
    const candidate = known.get(id);
    if (candidate === undefined) {
      yield { limit: "plan.chosen", message: `The problem has no candidate “${id}”.` };
      continue;
    }
    if (seen.has(id)) yield { limit: "plan.chosen", message: `“${id}” is chosen twice.` };
    seen.add(id);
    const other = offerings.get(candidate.offering);
    if (other !== undefined && other !== id)
      yield { limit: "candidates", message: `“${other}” and “${id}” are the same offering.` };
    offerings.set(candidate.offering, id);
    if (problem.banned.includes(id)) yield { limit: "banned", message: `“${id}” must not be in.` };
    if (problem.done.includes(candidate.offering))
      yield { limit: "done", message: `“${id}” was taken already.` };
  }
  for (const id of problem.pinned)
    if (!seen.has(id)) yield { limit: `pinned.${id}`, message: `“${id}” must be in.` };
  yield* namedFaults(problem, plan);
}

function* namedFaults(problem: PersonalProblem, plan: PersonalPlan): Iterable<PlanFault> {
  for (const id of plan.memberships)
    if (!problem.memberships.some((membership) => membership.id === id))
      yield { limit: "plan.memberships", message: `The problem has no membership “${id}”.` };
  for (const id of plan.covered)
    if (!problem.busy.some((busy) => busy.id === id && busy.what === "desk"))
      yield { limit: "plan.covered", message: `The problem has no desk shift “${id}”.` };
}
