import { threadModule, Threads } from "#platform/threads";
import type { PlanExplanation } from "../../rules/personal/plan-explanation.ts";
import type { PersonalPlan } from "../../rules/personal/personal-plan.ts";
import type { PersonalProblem } from "../../rules/personal/personal-problem.ts";
import type { explainPersonal, PlanProgress, solvePersonal } from "./personal-thread.ts";

/** How long to look, whom to tell, and how to stop. */
export interface InThreadOptions {
  /** Wall time after which the best so far is given. */
  readonly seconds?: number;
  /** Stops with the best so far; before its turn has come, throws the signal's reason. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PlanProgress) => void;
}

/** One for each core of the smallest machine we run on: a plan is solved in seconds, and others wait for their turn. */
const threads = new Threads(2);

/** `bestPersonalPlan` in a thread of its own, so that the program goes on answering. */
export async function planInThread(
  problem: PersonalProblem,
  { seconds, signal, onProgress }: InThreadOptions = {},
): Promise<PersonalPlan> {
  return threads.run<typeof solvePersonal>({
    module: threadModule(import.meta.url, "./personal-thread"),
    work: "solvePersonal",
    input: { problem, seconds },
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  });
}

/** `explainPlan` in a thread of its own; stopped, it leaves out what it has not yet worked out. */
export async function explainInThread(
  problem: PersonalProblem,
  plan: PersonalPlan,
  { seconds, signal }: Omit<InThreadOptions, "onProgress"> = {},
): Promise<PlanExplanation> {
  return threads.run<typeof explainPersonal>({
    module: threadModule(import.meta.url, "./personal-thread"),
    work: "explainPersonal",
    input: { problem, plan, seconds },
    ...(signal && { signal }),
  });
}
