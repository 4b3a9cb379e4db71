import type { Candidate, PersonalProblem } from "../personal-problem.ts";

/** What a choice is worth by the problem's own words. */
export function recountedValue(problem: PersonalProblem, chosen: readonly Candidate[]): number {
  let value = 0;
  for (const candidate of chosen) value += candidate.worth;
  for (const competency of problem.competencies) {
    let left = 0;
    for (const candidate of chosen) left += candidate.gains[competency.id] ?? 0;
    for (const step of competency.steps) {
      const within = left < step.amount ? left : step.amount;
      value += within * step.worth;
      left -= within;
    }
  }
  return value;
}
