import { basename } from "node:path";
import type { Command } from "commander";
import { inputBytes, explain, exitCodeFor, startProgress, sameFailure } from "#platform/terminal";
import { importDocument } from "../actions/import-document.ts";
import type { CatalogCommandContext } from "./context.ts";

interface ImportOptions {
  readonly json?: boolean;
  readonly zone?: string;
  readonly language?: string;
  readonly provider?: string;
  readonly name?: string;
  readonly anyRows?: boolean;
}

const documentation = `
Takes what files list into the catalog; each file becomes a source of its name. Importing a file again brings it up to
date: what has not changed is left alone, what the file no longer lists stays.

A table without titles, or of which no row has a date, a web address, a price, credit or a length of time, may be a list of
something else, such as branches: it is refused unless --any-rows says that it lists things to learn.

With --json it prints one line for each file: {"file", "source", "format", "records", "added", "changed", "problems"};
of what was not imported {"file", "message"}, on standard error.

Examples:
  carrel import workshops.csv spring.ics
  carrel import - --name inbox.eml < message.eml
`;

/** `carrel import FILE…`: files into the catalogue. */
export function addImportCommand(program: Command, context: CatalogCommandContext): void {
  program
    .command("import")
    .description("take the listings of files into the catalog")
    .argument("<file...>", "calendars, feeds, pages, tables, messages; - reads standard input")
    .option("--zone <zone>", "time zone of times that carry none; the site's when left out")
    .option("--language <tag>", "language when neither the file nor its words tell")
    .option("--provider <name>", "who offers what is listed, when the file does not say")
    .option("--name <name>", "name of the source, instead of the file's")
    .option("--any-rows", "take in a table whose rows have no date, link, price, credit or length")
    .option("--json", "one line of JSON for each file")
    .addHelpText("after", documentation)
    .action(async (files: readonly string[], options: ImportOptions) => importFiles(files, options, context));
}

async function importFiles(
  files: readonly string[],
  options: ImportOptions,
  context: CatalogCommandContext,
): Promise<void> {
  const program = await context.open();
  const progress = startProgress("Importing");
  const failures: unknown[] = [];
  for (const file of files) {
    try {
      const settings = {
        zone: options.zone ?? program.zone,
        language: options.language,
        provider: options.provider,
      };
      const report = await importDocument(
        program.db,
        {
          bytes: await inputBytes(file),
          name: options.name ?? (file === "-" ? "standard input" : basename(file)),
          settings,
          takesAnyRows: options.anyRows,
        },
        { words: program.words, onProgress: (done, total) => progress.update(done, total, file) },
      );
      progress.end();
      const { sourceId, ...counts } = report;
      if (options.json === true)
        process.stdout.write(`${JSON.stringify({ file, source: sourceId, ...counts })}\n`);
      else tell(file, report);
    } catch (error) {
      // The other files are taken in all the same.
      progress.end();
      if (exitCodeFor(error) === 1) throw error;
      failures.push(error);
      process.stderr.write(
        options.json === true
          ? `${JSON.stringify({ file, message: explain(error) })}\n`
          : `${file}: ${explain(error)}\n`,
      );
    }
  }
  if (failures.length > 0)
    throw sameFailure(
      failures[0],
      files.length === 1
        ? "Nothing was imported."
        : `${failures.length} of ${files.length} files were not imported: each is named above.`,
    );
}

function tell(file: string, report: Awaited<ReturnType<typeof importDocument>>): void {
  const unchanged = report.records - report.added - report.changed;
  process.stdout.write(
    `${file}: ${report.format}, ${report.added} added, ${report.changed} changed, ${unchanged} as before\n`,
  );
  for (const problem of report.problems)
    process.stderr.write(`  ${problem.isLoss ? "lost: " : ""}${problem.where}: ${problem.message}\n`);
}
