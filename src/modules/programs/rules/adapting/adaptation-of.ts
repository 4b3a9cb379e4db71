import type { Occasion } from "../occasions/occasion.ts";
import { resultsOf } from "../occasions/occasion.ts";
import { changedFields } from "../plan/plan-fields.ts";
import type { ProgramPlan } from "../plan/program-plan.ts";
import type { SharedProgram } from "../reading/shared-program.ts";
import type { Adaptation } from "./lineage.ts";

const mostLessons = 3;

/** What an original is told of a program that was made from it; `first` is the plan as it was copied. */
export function adaptationOf(
  program: SharedProgram & { readonly number: number },
  first: ProgramPlan,
  now: string,
): Adaptation {
  const { number, plan, place, occasions } = program;
  return {
    number,
    title: plan.title,
    branch: place.branch,
    system: place.system,
    changedFields: changedFields(first, plan),
    note: program.adaptedFrom?.note ?? "",
    results: resultsOf(occasions, now.slice(0, 10)),
    differently: lessonsOf(occasions),
    learnedPercent: learnedOf(occasions),
  };
}

/** What those who ran it would do differently, of the latest times that say so. */
export function lessonsOf(occasions: readonly Occasion[]): readonly string[] {
  return occasions
    .toReversed()
    .map(({ differently }) => differently)
    .filter((words) => words !== "")
    .slice(0, mostLessons);
}

/** Of all who answered and were asked, the share who agreed to have learned something; undefined when nobody was. */
export function learnedOf(occasions: readonly Occasion[]): number | undefined {
  const surveys = occasions.flatMap(({ survey }) =>
    survey?.learned === undefined || survey.answers === 0
      ? []
      : [{ answers: survey.answers, learned: survey.learned }],
  );
  const answers = surveys.reduce((sum, each) => sum + each.answers, 0);
  if (answers === 0) return undefined;
  return Math.round(surveys.reduce((sum, each) => sum + each.learned * each.answers, 0) / answers);
}
