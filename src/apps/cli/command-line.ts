import { Command, CommanderError } from "commander";
import { exitCodeFor, explain } from "#platform/terminal";
import { addCatalogCommands } from "#modules/catalog";
import { addCreditCommands } from "#modules/credit";
import { addPeopleCommands } from "#modules/people";
import { addPlannerCommands } from "#modules/planner";
import { commandContext } from "./command-context.ts";
import { addStaffingCommands } from "#modules/staffing";
import { addJobCommands } from "./job-commands.ts";
import { addServerCommands } from "./server-commands.ts";

const exitCodes = `
Exit codes:
  0  done                        4  there is no such thing
  2  something you gave is wrong 5  it changed meanwhile, or is already done
  3  not allowed                 6  another site or file let us down
  1  a bug in Carrel

Examples:
  carrel harvest https://library.example/calendar.ics --dry-run
  carrel find "makerspace teens" --free --max-minutes 60 --near 11217 --within 25mi
  carrel serve --port 8080
`;

/**
 * Runs one command as given to the program, and returns its exit code: 0, or by the type of the error.
 * Results go to standard output, everything said about the work to standard error.
 */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  const program = new Command("carrel")
    .description(
      "Carrel: find, plan and keep the learning of library people. Each command has its own --help.",
    )
    .showHelpAfterError("(add --help for what can be given)")
    .addHelpText("after", exitCodes)
    .exitOverride()
    .configureOutput({ writeErr: (text) => void process.stderr.write(text) });
  addServerCommands(program);
  const context = commandContext();
  addPeopleCommands(program, context);
  addStaffingCommands(program);
  addCatalogCommands(program, context);
  addCreditCommands(program, context);
  addPlannerCommands(program, context);
  addJobCommands(program, context);
  for (const command of program.commands) inherit(command);
  try {
    await program.parseAsync([...argv]);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    process.stderr.write(`${explain(error)}\n`);
    return exitCodeFor(error);
  } finally {
    await context.close();
  }
}

// Commander ends the process by itself in sub-commands that were not told otherwise.
function inherit(command: Command): void {
  command.exitOverride().showHelpAfterError("(add --help for what can be given)");
  for (const inner of command.commands) inherit(inner);
}
