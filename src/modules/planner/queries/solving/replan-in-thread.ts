import { threadModule, Threads } from "#platform/threads";
import type { TeamPlan } from "../../rules/team/team-plan.ts";
import type { replan, ReplanWork } from "./replan-thread.ts";

const threads = new Threads(1);

/** `replanLocally` in a thread of its own, so that the program goes on answering. */
export async function replanInThread(input: ReplanWork, signal: AbortSignal): Promise<TeamPlan> {
  return threads.run<typeof replan>({
    module: threadModule(import.meta.url, "./replan-thread"),
    work: "replan",
    input,
    signal,
  });
}
