import type { Command } from "commander";
import { addCoverageCommand } from "./coverage.ts";

/** Every command of staffing. */
export function addStaffingCommands(program: Command): void {
  addCoverageCommand(program);
}
