import type { Command } from "commander";
import { startProgress } from "#platform/terminal";
import type { CatalogCommandContext } from "./context.ts";

/** `carrel search rebuild`: the index made anew from the database. */
export function addSearchCommand(program: Command, context: CatalogCommandContext): void {
  const search = program.command("search").description("look after the search index");
  search
    .command("rebuild")
    .description("make the search index anew from the database; nothing is lost by it")
    .option("--json", 'print {"offerings": number}')
    .action(async ({ json }: { readonly json?: boolean }) => {
      const { finder } = await context.open();
      const progress = startProgress("Indexing");
      const offerings = await finder.followed.rebuild((done) => progress.update(done, undefined));
      progress.end();
      process.stdout.write(
        json === true
          ? `${JSON.stringify({ offerings })}\n`
          : `The index holds ${offerings} ${offerings === 1 ? "offering" : "offerings"}.\n`,
      );
    });
}
