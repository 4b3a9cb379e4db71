import type { Search } from "../search.ts";
import { solveWhole } from "../whole-plan.ts";

export async function solveInBlocks(search: Search): Promise<void> {
  await Promise.resolve();
  solveWhole(search);
}
