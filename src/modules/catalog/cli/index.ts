import type { Command } from "commander";
import type { CatalogCommandContext } from "./context.ts";
import { addHarvestCommand } from "./harvest.ts";

/** Every command of the catalogue. */
export function addCatalogCommands(program: Command, context: CatalogCommandContext): void {
  addHarvestCommand(program, context);
}
