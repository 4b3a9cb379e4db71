import type { Command } from "commander";
import { addAttendanceCommand } from "./attendance.ts";
import { addBadgeCommands, type BadgeCommandContext } from "./badge.ts";
import { addCreditCheckCommand, type CreditCheckContext } from "./credit-check.ts";

/** Every command of credit. */
export function addCreditCommands(program: Command, context: BadgeCommandContext & CreditCheckContext): void {
  addAttendanceCommand(program);
  addBadgeCommands(program, context);
  addCreditCheckCommand(program, context);
}
