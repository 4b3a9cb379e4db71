import { loadSolver, type SolveAnswer } from "#platform/solver";
import type { ThreadSide } from "#platform/threads";
import type { SolveJob } from "../../rules/team/team-options.ts";

/** Runs in a thread: models one after the other. Once it is stopped, each ends with the best so far. */
export async function solveModels(
  jobs: readonly SolveJob[],
  { isStopped }: ThreadSide,
): Promise<readonly SolveAnswer[]> {
  const solve = await loadSolver();
  return jobs.map(({ model, options }) => solve(model, { ...options, isStopped }));
}
