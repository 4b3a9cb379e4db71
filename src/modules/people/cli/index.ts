import type { Command } from "commander";
import type { PeopleProgram } from "../queries/program.ts";

/** What people's commands are given by the program: nothing is opened before a command needs it. */
export interface PeopleCommandContext {
  /** The database, opened and migrated; closed by the program after the command. */
  readonly open: () => Promise<PeopleProgram>;
}

/** Every command of people. */
export function addPeopleCommands(_program: Command, _context: PeopleCommandContext): void {}
