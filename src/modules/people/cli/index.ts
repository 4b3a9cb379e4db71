import type { Command } from "commander";
import { addAuditCommands } from "./audit/audit.ts";
import type { PeopleCommandContext } from "./context.ts";
import { addImportPeopleCommand } from "./imports/import-command.ts";
import { addListPeopleCommand } from "./imports/list-command.ts";
import { addSignInLinkCommand } from "./sign-in-link.ts";

export type { PeopleCommandContext } from "./context.ts";

/** Every command of people. */
export function addPeopleCommands(program: Command, context: PeopleCommandContext): void {
  addSignInLinkCommand(program, context);
  addAuditCommands(program, context);
  const people = program.command("people").description("staff and branches of the library");
  addImportPeopleCommand(people, context);
  addListPeopleCommand(people, context);
}
