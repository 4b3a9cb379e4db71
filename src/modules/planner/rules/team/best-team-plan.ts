import type { Solve } from "#platform/solver";
import { solveInBlocks } from "./decomposition/solve-in-blocks.ts";
import { teamModel } from "./model/team-model.ts";
import { Search } from "./search.ts";
import type { TeamOptions } from "./team-options.ts";
import type { TeamPlan } from "./team-plan.ts";
import type { TeamProblem } from "./team-problem.ts";
import { isSmall, solveWhole } from "./whole-plan.ts";

/**
 * The best plan for a team: what everyone takes, who is sent where, and a proven bound on what any plan could be worth.
 *
 * A problem of a few people is solved exactly as one model. A larger one is taken apart: branches by themselves at prices
 * for what they share, which bounds what any plan can be worth; then whole plans are made better piece by piece. No limit
 * is ever broken, however early it is stopped. `none` means that nothing keeps all limits, with the fields that clash
 * where they are known; or that it was stopped before anything was found.
 */
export async function bestTeamPlan(
  problem: TeamProblem,
  solve: Solve,
  options: TeamOptions = {},
): Promise<TeamPlan> {
  const team = teamModel(problem);
  const search = new Search(team, solve, options);
  if (team.clashes.length > 0) {
    search.setImpossible();
    return { ...search.plan(), binding: [...new Set(team.clashes)] };
  }
  if (isSmall(team)) solveWhole(search);
  else await solveInBlocks(search);
  return search.plan();
}
