import type { Command } from "commander";
import { addPlanCommand } from "./plan.ts";

/** Every command of the planner. */
export function addPlannerCommands(program: Command): void {
  addPlanCommand(program);
}
