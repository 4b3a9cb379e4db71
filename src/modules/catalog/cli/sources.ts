import type { Command } from "commander";
import { SourceFailure } from "#platform/errors";
import { plainTable, startProgress } from "#platform/terminal";
import { addSource } from "../actions/add-source.ts";
import { harvestSource } from "../actions/harvest-source.ts";
import { source, sources } from "../queries/sources.ts";
import type { CatalogCommandContext } from "./context.ts";

interface AddOptions {
  readonly name?: string;
  readonly zone?: string;
  readonly language?: string;
  readonly json?: boolean;
}

/** `carrel sources`: list, add, harvest. */
export function addSourceCommands(program: Command, context: CatalogCommandContext): void {
  const command = program.command("sources").description("the calendars, feeds and pages that are read");
  command
    .command("list", { isDefault: true })
    .description("all sources with their health")
    .option("--json", "one line of JSON for each source")
    .action(async ({ json }: { readonly json?: boolean }) => {
      const { db } = await context.open();
      const all = await sources(db);
      if (json === true) for (const each of all) process.stdout.write(`${JSON.stringify(each)}\n`);
      else if (all.length === 0)
        process.stdout.write("There are no sources yet: carrel sources add https://…\n");
      else
        process.stdout.write(
          `${plainTable(
            ["Id", "Status", "Listings", "Name", "Last error"],
            all.map((each) => [
              each.id,
              each.status,
              String(each.listingCount),
              each.name,
              each.lastError ?? "",
            ]),
          )}\n`,
        );
    });
  command
    .command("add")
    .description("keep an address and read it for the first time")
    .argument("<address>", "calendar, feed, page, or a platform we know")
    .option("--name <name>", "what people call it; its host when left out")
    .option("--zone <zone>", "time zone of times that carry none; the site's when left out")
    .option("--language <tag>", "language when neither the source nor its words tell")
    .option("--json", "print the source and its first harvest as one line of JSON")
    .action(async (address: string, options: AddOptions) => add(address, options, context));
  command
    .command("harvest")
    .description("read sources now: those named by their ids, or all that are not paused")
    .argument("[id...]")
    .option("--json", "one line of JSON for each harvest")
    .action(async (ids: readonly string[], { json }: { readonly json?: boolean }) =>
      harvest(ids, json === true, context),
    );
}

async function add(address: string, options: AddOptions, context: CatalogCommandContext): Promise<void> {
  const { db, words, fetch, zone } = await context.open();
  const name = options.name ?? (URL.canParse(address) ? new URL(address).hostname : address);
  const id = await addSource(db, {
    address,
    name,
    format: "unknown",
    zone: options.zone ?? zone,
    language: options.language,
  });
  const report = await harvestSource(db, id, { fetch, words });
  const kept = await source(db, id);
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify({ ...kept, harvest: report })}\n`
      : `${kept.name} (${kept.format}): ${report.message}\n`,
  );
  if (report.outcome === "failed")
    throw new SourceFailure("The address is kept all the same, and read again later.");
}

async function harvest(
  ids: readonly string[],
  isJson: boolean,
  context: CatalogCommandContext,
): Promise<void> {
  const { db, words, fetch } = await context.open();
  const all = await sources(db);
  const chosen =
    ids.length > 0
      ? await Promise.all(ids.map((id) => source(db, id)))
      : all.filter(
          // What was imported or written down is never due.
          (each) => (each.status === "active" || each.status === "unverified") && each.nextHarvestAt !== null,
        );
  const progress = startProgress("Harvesting");
  let failed = 0;
  for (const [place, each] of chosen.entries()) {
    progress.update(place, chosen.length, each.name);
    const report = await harvestSource(db, each.id, { fetch, words });
    progress.end();
    if (report.outcome === "failed") failed += 1;
    process.stdout.write(
      isJson ? `${JSON.stringify({ source: each.id, ...report })}\n` : `${each.name}: ${report.message}\n`,
    );
  }
  if (chosen.length === 0) process.stderr.write("No source to read: all are paused, or there are none.\n");
  if (failed > 0)
    throw new SourceFailure(`${failed} of ${chosen.length} could not be read: each is named above.`);
}
