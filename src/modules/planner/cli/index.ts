import type { Command } from "commander";
import { addFrameworkCommands, type FrameworkContext } from "./framework.ts";
import { addPlanCommand } from "./plan.ts";
import { addTeamPlanCommand } from "./team-plan.ts";

/** Every command of the planner. */
export function addPlannerCommands(program: Command, context: FrameworkContext): void {
  addPlanCommand(program);
  addTeamPlanCommand(program);
  addFrameworkCommands(program, context);
}
