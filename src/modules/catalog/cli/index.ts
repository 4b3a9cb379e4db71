import type { Command } from "commander";
import type { CatalogCommandContext } from "./context.ts";
import { addFindCommand } from "./find.ts";
import { addHarvestCommand } from "./harvest.ts";
import { addImportCommand } from "./import.ts";
import { addSearchCommand } from "./search-index.ts";
import { addSourceCommands } from "./sources.ts";

/** Every command of the catalogue. */
export function addCatalogCommands(program: Command, context: CatalogCommandContext): void {
  addFindCommand(program, context);
  addHarvestCommand(program, context);
  addImportCommand(program, context);
  addSourceCommands(program, context);
  addSearchCommand(program, context);
}
