import { loadSolver } from "#platform/solver";
import { type Declined, replanLocally } from "../../rules/team/replan-locally.ts";
import type { TeamPlan } from "../../rules/team/team-plan.ts";
import type { TeamProblem } from "../../rules/team/team-problem.ts";

/** What crosses to the thread. */
export interface ReplanWork {
  readonly problem: TeamProblem;
  readonly plan: TeamPlan;
  readonly declined: readonly Declined[];
}

/** Runs in a thread: solving blocks. */
export async function replan({ problem, plan, declined }: ReplanWork): Promise<TeamPlan> {
  return replanLocally(problem, plan, declined, await loadSolver());
}
