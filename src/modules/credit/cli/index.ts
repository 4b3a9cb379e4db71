import type { Command } from "commander";
import { addAttendanceCommand } from "./attendance.ts";
import { addBadgeCommands, type BadgeCommandContext } from "./badge.ts";
import { addCreditCheckCommand } from "./credit-check.ts";
import type { PacksContext } from "./given-pack.ts";
import { addMailInCommand, type MailInContext } from "./mail-in.ts";
import { addPackCommands } from "./packs.ts";

/** Every command of credit. */
export function addCreditCommands(
  program: Command,
  context: BadgeCommandContext & PacksContext & MailInContext,
): void {
  addAttendanceCommand(program);
  addBadgeCommands(program, context);
  addMailInCommand(program, context);
  const credit = program.command("credit").description("reckon learning by an authority's rule");
  addCreditCheckCommand(credit, context);
  addPackCommands(credit, context);
}
