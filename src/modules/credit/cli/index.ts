import type { Command } from "commander";
import { addAttendanceCommand } from "./attendance.ts";
import { addBadgeCommands, type BadgeCommandContext } from "./badge.ts";

/** Every command of credit. */
export function addCreditCommands(program: Command, context: BadgeCommandContext): void {
  addAttendanceCommand(program);
  addBadgeCommands(program, context);
}
