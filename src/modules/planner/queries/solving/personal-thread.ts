import { loadSolver } from "#platform/solver";
import type { ThreadSide } from "#platform/threads";
import { nowMilliseconds } from "#platform/time";
import { bestPersonalPlan } from "../../rules/personal/best-plan.ts";
import { explainPlan } from "../../rules/personal/explain-plan.ts";
import type { PlanExplanation } from "../../rules/personal/plan-explanation.ts";
import type { PersonalPlan } from "../../rules/personal/personal-plan.ts";
import type { PersonalProblem } from "../../rules/personal/personal-problem.ts";

/** What crosses to the thread. */
export interface PersonalWork {
  readonly problem: PersonalProblem;
  readonly seconds: number | undefined;
}

/** How far a search is: the value reached, and what no plan can exceed. */
export interface PlanProgress {
  readonly value: number;
  readonly bound: number;
}

/** Runs in a thread: solving blocks. */
export async function solvePersonal(
  { problem, seconds }: PersonalWork,
  side: ThreadSide<PlanProgress>,
): Promise<PersonalPlan> {
  const solve = await loadSolver();
  const begun = nowMilliseconds();
  const secondsPast = () => (nowMilliseconds() - begun) / 1000;
  const plan = bestPersonalPlan(problem, solve, {
    secondsPast,
    ...(seconds === undefined ? {} : { seconds }),
    isStopped: side.isStopped,
    onBetter: (better) => side.report(better),
  });
  return { ...plan, seconds: secondsPast() };
}

/** Runs in a thread: explaining solves again and again. */
export async function explainPersonal(
  { plan, problem, seconds }: PersonalWork & { readonly plan: PersonalPlan },
  side: ThreadSide,
): Promise<PlanExplanation> {
  const solve = await loadSolver();
  return explainPlan(problem, plan, solve, {
    ...(seconds === undefined ? {} : { seconds }),
    isStopped: side.isStopped,
  });
}
