import { loadSolver } from "#platform/solver";
import { type SwapAsked, type SwapChoice, swapChoices } from "../../rules/team-plan/swap-choices.ts";

/** Runs in a thread: solving blocks. */
export async function findSwaps(asked: SwapAsked): Promise<readonly SwapChoice[]> {
  return swapChoices(asked, await loadSolver());
}
