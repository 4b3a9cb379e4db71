import { pathToFileURL } from "node:url";
import type { Command } from "commander";
import { InvalidInput, SourceFailure } from "#platform/errors";
import { inputBytes, exitCodeFor, explain, plainTable, startProgress, sameFailure } from "#platform/terminal";
import { now as presentInstant, parseInstant, formatInstant, parseDate, resolveZone } from "#platform/time";
import { normalAddress } from "../actions/add-source.ts";
import { readFieldWords } from "../queries/field-words.ts";
import { readListings, type ReadListings } from "../queries/reading/read-listings.ts";
import { readSource } from "../queries/reading/read-source.ts";
import { listingLine } from "../rules/listing-line.ts";
import type { CatalogCommandContext } from "./context.ts";

interface HarvestOptions {
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly zone?: string;
  readonly language?: string;
  readonly provider?: string;
  readonly asOf?: string;
  readonly horizonMonths?: string;
  readonly maxSessions?: string;
}

const documentation = `
Reads what is published at addresses or in files, shows what was found, and keeps nothing.
To keep it in the catalog, use "carrel import" for files and "carrel sources add" for addresses.

With --json it prints one line of JSON for each listing (docs/api/listing-line.md). What could not be read is told on
standard error, and so is what an address was recognized as or led to; with --json as
{"source", "where", "message", "isLoss"}.

A file may be a calendar (.ics), a feed (RSS, Atom, JSON Feed), a page (HTML), a table (.csv, .tsv, .xlsx), a message
(.eml), or the JSON of the calendars we know. "-" reads standard input.

A table that may list no offerings at all (no titles, no row with a date, a link, a price, credit or a length) is shown with
a warning at "table" that names what it lacks; "carrel import" refuses it until somebody says that it is right.

Examples:
  carrel harvest https://library.example/events.ics --dry-run --json
  carrel harvest calendars/*.ics --dry-run --zone America/Denver
`;

/** `carrel harvest ADDRESS|FILE… --dry-run`: reads without a server or a database. */
export function addHarvestCommand(program: Command, context: CatalogCommandContext): void {
  program
    .command("harvest")
    .description("show what calendars, feeds, pages and files list, without keeping it")
    .argument("<address-or-file...>", "what to read")
    .option("--dry-run", "read and show only (so far the only way; said for safety)")
    .option("--json", "one line of JSON for each listing")
    .option("--zone <zone>", "time zone of times that carry none, such as America/New_York", "UTC")
    .option("--language <tag>", "language when neither the source nor its words tell")
    .option("--provider <name>", "who offers what is listed, when the source does not say")
    .option("--as-of <date>", "the day or instant taken as now, for series without an end")
    .option("--horizon-months <number>", "how far ahead series are expanded", "18")
    .option("--max-sessions <number>", "at most this many sessions of one series", "1000")
    .addHelpText("after", documentation)
    .action(async (inputs: readonly string[], options: HarvestOptions) => harvest(inputs, options, context));
}

async function harvest(
  inputs: readonly string[],
  options: HarvestOptions,
  context: CatalogCommandContext,
): Promise<void> {
  const given = checkedOptions(options);
  const words = readFieldWords(context.packsFolder);
  const progress = startProgress("Reading");
  const failures: unknown[] = [];
  for (const [place, input] of inputs.entries()) {
    progress.update(place, inputs.length, input);
    try {
      const reading = await readInput(input, { settings: given, words, now: given.now }, context);
      progress.end();
      if (options.json === true) printJson(input, reading);
      else printForPeople(input, reading);
      const isUnknown = reading.format === "unknown" && reading.listings.length === 0;
      if (isUnknown) failures.push(unreadable(input));
    } catch (error) {
      // The other inputs are read all the same; the first failure decides the exit code.
      progress.end();
      if (exitCodeFor(error) === 1) throw error;
      failures.push(error);
      process.stderr.write(
        options.json === true
          ? `${JSON.stringify({ source: input, where: "document", message: explain(error), isLoss: true })}\n`
          : `${input}: ${explain(error)}\n`,
      );
    }
  }
  if (failures.length > 0)
    throw sameFailure(
      failures[0],
      inputs.length === 1
        ? "Nothing could be read."
        : `${failures.length} of ${inputs.length} could not be read: each is named above.`,
    );
}

/** It was shown why: only the exit code is still to tell it. */
function unreadable(input: string): Error {
  return isAddress(input) ? new SourceFailure("It cannot be read.") : new InvalidInput("It cannot be read.");
}

/** As it is asked for: `webcal:host/a.ics` without slashes too; `webcal:` stays, and is tried without security where there is none. */
function addressToAsk(input: string): string {
  if (!/^(webcals?|feed):/iu.test(input)) return input;
  const address = normalAddress(input) ?? input;
  return /^webcal:/iu.test(input) ? address.replace(/^https:/u, "webcal:") : address;
}

function isAddress(input: string): boolean {
  return /^(https?|webcals?|feed):/iu.test(input);
}

type Given = Parameters<typeof readListings>[2];

/** What was read, and how it was come by when it was not straight from the address given. */
interface ReadInput extends ReadListings {
  readonly notes?: readonly string[];
}

async function readInput(input: string, given: Given, context: CatalogCommandContext): Promise<ReadInput> {
  if (isAddress(input)) {
    const read = await readSource(addressToAsk(input), {
      ...given,
      fetch: context.fetch(),
      obeysRobots: false,
    });
    // Nothing is remembered from an earlier time, so nothing can be unchanged since.
    if (read.isUnchanged)
      throw new SourceFailure("The server says that nothing changed, though it was not asked.");
    return read;
  }
  const hints = input === "-" ? {} : { url: pathToFileURL(input).href };
  return readListings(await inputBytes(input), hints, given);
}

function printJson(input: string, { listings, problems, format, notes = [] }: ReadInput): void {
  for (const message of notes)
    process.stderr.write(`${JSON.stringify({ source: input, where: "address", message, isLoss: false })}\n`);
  for (const listing of listings)
    process.stdout.write(`${JSON.stringify(listingLine(listing, input, format))}\n`);
  for (const problem of problems) process.stderr.write(`${JSON.stringify({ source: input, ...problem })}\n`);
}

function printForPeople(input: string, { listings, problems, format, because, notes = [] }: ReadInput): void {
  const rows = listings.map((listing) => [
    listing.sessions[0]?.start.slice(0, 16).replace("T", " ") ?? "any time",
    listing.sessions.length > 1 ? `×${listing.sessions.length}` : "",
    listing.kind,
    listing.status === "cancelled" ? `${listing.title} (cancelled)` : listing.title,
  ]);
  process.stdout.write(
    `${input}: ${format} (${because}), ${listings.length} ${listings.length === 1 ? "listing" : "listings"}\n`,
  );
  for (const note of notes) process.stderr.write(`  ${note}\n`);
  if (rows.length > 0) process.stdout.write(`${plainTable(["Starts (UTC)", "", "Kind", "Title"], rows)}\n`);
  for (const problem of problems)
    process.stderr.write(`  ${problem.isLoss ? "lost: " : ""}${problem.where}: ${problem.message}\n`);
}

function checkedOptions(options: HarvestOptions) {
  const problems = [];
  const zone = resolveZone(options.zone ?? "UTC");
  if (zone.id === undefined)
    problems.push({
      where: "--zone",
      message: `“${options.zone}” is no time zone: write one such as America/New_York.`,
    });
  const now = options.asOf === undefined ? presentInstant() : instantOf(options.asOf);
  if (now === undefined)
    problems.push({
      where: "--as-of",
      message: "Write a date such as 2026-12-03 or an instant such as 2026-12-03T12:00:00Z.",
    });
  const numbers = {
    "--horizon-months": Number(options.horizonMonths),
    "--max-sessions": Number(options.maxSessions),
  };
  for (const [where, value] of Object.entries(numbers))
    if (!Number.isInteger(value) || value < 1 || value > 100_000)
      problems.push({ where, message: "Write a whole number, at least 1." });
  if (problems.length > 0 || now === undefined || zone.id === undefined) throw new InvalidInput(problems);
  return {
    zone: zone.id,
    language: options.language,
    provider: options.provider,
    now,
    horizonMonths: numbers["--horizon-months"],
    maxSessions: numbers["--max-sessions"],
  };
}

function instantOf(text: string): string | undefined {
  if (parseDate(text) !== undefined) return `${text}T00:00:00Z`;
  const instant = parseInstant(text);
  return instant === undefined ? undefined : formatInstant(instant);
}
