import type { Command } from "commander";

/** `carrel plan`: one person's best plan. */
export function addPlanCommand(program: Command): void {
  program.command("plan").description("find the best plan within one person's limits");
}
