import { threadModule, Threads } from "#platform/threads";
import type { TeamPlan } from "../../rules/team/team-plan.ts";
import type { TeamProblem } from "../../rules/team/team-problem.ts";
import type { TeamProgress } from "../../rules/team/team-options.ts";
import type { solveTeam } from "./team-thread.ts";

/** How long to look, how good is good enough, whom to tell, and how to stop. */
export interface TeamInThreadOptions {
  /** Wall time after which the best so far is given. */
  readonly seconds?: number;
  /** Good enough: the bound is at most this part of the value above it. */
  readonly gap?: number;
  /** A kept plan to go on from. */
  readonly start?: TeamPlan;
  /** Stops with the best so far; before its turn has come, throws the signal's reason. */
  readonly signal?: AbortSignal;
  /** Told of better plans and bounds every few seconds. */
  readonly onProgress?: (progress: TeamProgress) => void;
}

/** One team at a time: it has threads of its own. */
const threads = new Threads(1);

/** A solve under way looks at the flag only now and then; a large one also hands back much. */
const graceMilliseconds = 60_000;

/** `bestTeamPlan` in a thread of its own, with threads for its parts, so that the program goes on answering. */
export async function teamPlanInThread(
  problem: TeamProblem,
  { signal, onProgress, ...options }: TeamInThreadOptions = {},
): Promise<TeamPlan> {
  return threads.run<typeof solveTeam>({
    module: threadModule(import.meta.url, "./team-thread"),
    work: "solveTeam",
    input: { problem, options },
    graceMilliseconds,
    ...(signal && { signal }),
    ...(onProgress && {
      onProgress: ({ plan, ...progress }) => onProgress({ ...progress, plan: () => plan }),
    }),
  });
}
