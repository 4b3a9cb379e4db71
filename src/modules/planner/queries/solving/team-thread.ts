import { loadSolver, type SolveAnswer } from "#platform/solver";
import { threadModule, Threads, type ThreadSide } from "#platform/threads";
import { nowMilliseconds } from "#platform/time";
import { bestTeamPlan } from "../../rules/team/best-team-plan.ts";
import type { SolveTogether, TeamOptions, TeamProgress } from "../../rules/team/team-options.ts";
import type { TeamPlan } from "../../rules/team/team-plan.ts";
import type { TeamProblem } from "../../rules/team/team-problem.ts";
import type { solveModels } from "./models-thread.ts";

/** What crosses to the thread. */
export interface TeamWork {
  readonly problem: TeamProblem;
  readonly options: Pick<TeamOptions, "seconds" | "gap" | "start">;
}

/** How far a search is, as it crosses from the thread: the plan itself instead of a function that puts it together. */
export interface TeamProgressReport extends Omit<TeamProgress, "plan"> {
  readonly plan: TeamPlan;
}

/** One for each core of the smallest machine we run on. */
const width = 2;

/** Seconds from one report to the next: a large plan takes long to put together. */
const reportEvery = { small: 2, large: 30 };
const manyPeople = 2000;

/** Runs in a thread: solving blocks, and its parts have threads of their own. */
export async function solveTeam(
  { problem, options }: TeamWork,
  side: ThreadSide<TeamProgressReport>,
): Promise<TeamPlan> {
  const begun = nowMilliseconds();
  const elapsed = () => (nowMilliseconds() - begun) / 1000;
  const every = problem.people.length > manyPeople ? reportEvery.large : reportEvery.small;
  let next = 0;
  return bestTeamPlan(problem, await loadSolver(), {
    ...options,
    width,
    elapsed,
    together: inThreads(side),
    isStopped: side.isStopped,
    onProgress: ({ plan, ...progress }) => {
      if (progress.seconds < next) return;
      next = progress.seconds + every;
      side.report({ ...progress, plan: plan() });
    },
  });
}

/** Models in as many threads as there are cores, each taken by whichever is free; a stop reaches them while they solve. */
function inThreads({ isStopped }: ThreadSide<TeamProgressReport>): SolveTogether {
  const threads = new Threads(width);
  return async (jobs) => {
    const stop = new AbortController();
    const watch = setInterval(() => {
      if (isStopped()) stop.abort();
    }, 200);
    try {
      const taken = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
      const answers = await Promise.all(
        Array.from({ length: Math.min(width, jobs.length) }, async () =>
          threads.run<typeof solveModels>({
            module: threadModule(import.meta.url, "./models-thread"),
            work: "solveModels",
            input: { jobs, taken },
            graceMilliseconds: 30_000,
            signal: stop.signal,
          }),
        ),
      );
      const byJob = new Map(answers.flat());
      return jobs.map((_, job) => byJob.get(job) ?? nothing);
    } catch (error) {
      // Stopped before their turn came: there is nothing of them.
      if (stop.signal.aborted) return jobs.map(() => nothing);
      throw error;
    } finally {
      clearInterval(watch);
    }
  };
}

const nothing: SolveAnswer = {
  outcome: "none",
  value: Number.NaN,
  bound: Number.POSITIVE_INFINITY,
  columns: new Float64Array(0),
  rowPrices: new Float64Array(0),
  columnPrices: new Float64Array(0),
  seconds: 0,
  nodes: 0,
};
