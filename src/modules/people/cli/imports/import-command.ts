import { type Command, Option } from "commander";
import { inTenants } from "#platform/db";
import { InvalidInput, NotFound } from "#platform/errors";
import { startProgress } from "#platform/terminal";
import { applyRun } from "../../actions/imports/apply-run.ts";
import { confirmRun, keepRun } from "../../actions/imports/import-files.ts";
import { readRun } from "../../actions/imports/read-run.ts";
import { importRows, importRun } from "../../queries/imports/runs.ts";
import type { PeopleProgram } from "../../queries/program.ts";
import { readImport } from "../../rules/imports/read-import.ts";
import {
  type ImportChoices,
  type ImportCounts,
  type ImportKind,
  importKinds,
} from "../../rules/imports/run.ts";
import type { PeopleCommandContext } from "../context.ts";
import { inputFiles } from "./input-files.ts";
import { plannedLine, readLines, tellCounts, tellProblems } from "./lines.ts";

/** What was given on the command line. */
interface ImportOptions {
  readonly kind?: ImportKind;
  readonly state?: string;
  readonly system?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const documentation = `
Takes branches and staff in from CSV, Excel, a OneRoster export (ZIP or folder) or the outlet file of the Public Libraries
Survey. Rows that cannot be taken are named and left out; nobody is ever removed; the same files again change nothing.

With --dry-run the files are read and nothing else happens: it needs no database.
With --json it prints one line for each row: {"row", "part", "outcome", "label", "fields" or "changes", "problems"}.

Examples:
  carrel people import branches.csv
  carrel people import staff.xlsx --dry-run
  carrel people import outlets.csv --state NY --system NY0778
  carrel people import oneroster.zip --json
`;

/** `carrel people import FILE…`: branches and staff from files. */
export function addImportPeopleCommand(people: Command, context: PeopleCommandContext): void {
  people
    .command("import")
    .description("take branches and staff in from files")
    .argument("<file...>", "CSV, Excel, ZIP, or a folder of CSV files")
    .addOption(
      new Option("--kind <kind>", "what they hold; seen by their columns when left out").choices(importKinds),
    )
    .option("--state <code>", "of the outlet file: this state")
    .option("--system <key>", "of the outlet file: this library or system, such as NY0778")
    .option("--dry-run", "read the files and say what is in them; change nothing")
    .option("--json", "one line of JSON for each row")
    .addHelpText("after", documentation)
    .action(async (paths: readonly string[], options: ImportOptions) => importPaths(paths, options, context));
}

async function importPaths(
  paths: readonly string[],
  options: ImportOptions,
  context: PeopleCommandContext,
): Promise<void> {
  const files = inputFiles(paths);
  const choices: ImportChoices = {
    kind: options.kind,
    state: options.state?.toUpperCase(),
    system: options.system,
  };
  const isJson = options.json === true;
  if (options.dryRun === true) {
    const reading = await readImport(files, choices, undefined);
    tellProblems(reading.findings, isJson);
    const bad = readLines(reading, isJson);
    if (reading.branches.length + reading.staff.length === 0)
      throw new InvalidInput("There was nothing to take in.");
    if (bad > 0)
      throw new InvalidInput(`${bad} ${bad === 1 ? "row" : "rows"} cannot be taken: each is named above.`);
    return;
  }
  const program = await context.open();
  const tenantId = await libraryOf(program);
  const progress = startProgress("Importing");
  const runId = await keepRun(program, "Carrel", { tenantId, files, choices });
  await readRun(program, tenantId, runId, async (done, total) => progress.update(done, total, "reading"));
  progress.end();
  const run = await inTenants(program.db, [tenantId], async (tx) => importRun(tx, tenantId, runId));
  tellProblems(run.findings, isJson);
  if (run.state === "choosing")
    throw new InvalidInput(
      "The outlet file holds the whole country: name the --state, and the --system of your library.",
    );
  await printRows(program, { tenantId, runId }, isJson);
  await confirmRun(program.db, { tenantId, runId });
  await applyRun(
    program,
    { tenantId, runId },
    { onProgress: async (done, total) => progress.update(done, total, "writing") },
  );
  progress.end();
  finish(run.findings.counts, isJson);
}

/** Bad rows were named; the others are in. */
function finish(counts: ImportCounts | undefined, isJson: boolean): void {
  if (counts === undefined) return;
  tellCounts(counts, isJson);
  if (counts.bad > 0)
    throw new InvalidInput(
      `${counts.bad} ${counts.bad === 1 ? "row was" : "rows were"} left out: each is named above.`,
    );
}

/** @throws NotFound before the set-up, and for someone alone. */
export async function libraryOf(program: PeopleProgram): Promise<string> {
  const installation = await program.installation.read();
  if (installation?.usedBy === "library") return installation.tenantId;
  throw new NotFound("This installation is not set up for a library. Open its page /set-up first.");
}

const pageSize = 1000;

async function printRows(
  { db }: PeopleProgram,
  key: { readonly tenantId: string; readonly runId: string },
  isJson: boolean,
): Promise<void> {
  for (const outcome of isJson ? (["new", "changed", "bad", "missing"] as const) : (["bad"] as const))
    for (let after = -1; ;) {
      const rows = await inTenants(db, [key.tenantId], async (tx) =>
        importRows(tx, key, { outcome, after, limit: pageSize }),
      );
      for (const row of rows) plannedLine({ ...row, outcome }, isJson);
      const last = rows.at(-1);
      if (last === undefined || rows.length < pageSize) break;
      after = last.place;
    }
}
