import type { Command } from "commander";
import { addAttendanceCommand } from "./attendance.ts";

/** Every command of credit. */
export function addCreditCommands(program: Command): void {
  addAttendanceCommand(program);
}
