import type { Command } from "commander";
import { addAuditCommands } from "./audit/audit.ts";
import type { PeopleCommandContext } from "./context.ts";
import { addSignInLinkCommand } from "./sign-in-link.ts";

export type { PeopleCommandContext } from "./context.ts";

/** Every command of people. */
export function addPeopleCommands(program: Command, context: PeopleCommandContext): void {
  addSignInLinkCommand(program, context);
  addAuditCommands(program, context);
}
