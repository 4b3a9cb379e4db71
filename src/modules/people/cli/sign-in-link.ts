import type { Command } from "commander";
import { commandToken } from "../actions/sign-in/command-link.ts";
import { letterMinutes } from "../rules/sign-in/letters.ts";
import type { PeopleCommandContext } from "./context.ts";

/** `carrel sign-in-link`: lets someone in who has neither mail nor a password, from the machine Carrel runs on. */
export function addSignInLinkCommand(program: Command, { configuration }: PeopleCommandContext): void {
  program
    .command("sign-in-link")
    .description("print an address that signs in once, for one who can use this machine")
    .argument("[email]", "whose account; not needed where one person uses Carrel alone")
    .action((email = "") => {
      const { secret, publicUrl } = configuration();
      const token = commandToken(secret, String(email).trim().toLowerCase());
      process.stderr.write(`Open this in a browser. It works once, for ${letterMinutes} minutes:\n`);
      process.stdout.write(`${publicUrl}/sign-in/command/${token}\n`);
    });
}
