import { loadSolver, type SolveAnswer } from "#platform/solver";
import type { ThreadSide } from "#platform/threads";
import type { SolveJob } from "../../rules/team/team-options.ts";

/** Models that several threads solve together. */
export interface SharedJobs {
  readonly jobs: readonly SolveJob[];
  /** One Int32, the same for all threads: how many of the jobs were taken so far. */
  readonly taken: SharedArrayBuffer;
}

/** An answer, and the number of the job it is of. */
export type NumberedAnswer = readonly [job: number, answer: SolveAnswer];

/** Runs in a thread: takes the next model that no other has taken. Once it is stopped, each ends with the best so far. */
export async function solveModels(
  { jobs, taken }: SharedJobs,
  { isStopped }: ThreadSide,
): Promise<readonly NumberedAnswer[]> {
  const solve = await loadSolver();
  const next = new Int32Array(taken);
  const answers: NumberedAnswer[] = [];
  for (let job = Atomics.add(next, 0, 1); job < jobs.length; job = Atomics.add(next, 0, 1)) {
    const { model, options } = jobs[job] ?? {};
    if (model !== undefined) answers.push([job, solve(model, { ...options, isStopped })]);
  }
  return answers;
}
