import { threadModule, Threads } from "#platform/threads";
import type { SwapAsked, SwapChoice } from "../../rules/team-plan/swap-choices.ts";
import type { findSwaps } from "./swap-thread.ts";

const threads = new Threads(1);

/** `swapChoices` in a thread of its own, so that the program goes on answering. */
export async function swapsInThread(input: SwapAsked): Promise<readonly SwapChoice[]> {
  return threads.run<typeof findSwaps>({
    module: threadModule(import.meta.url, "./swap-thread"),
    work: "findSwaps",
    input,
  });
}
