import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import { InvalidInput } from "#platform/errors";
import { inputBytes } from "#platform/terminal";
import { parseDate } from "#platform/time";
import { UnclearSubject } from "../rules/cycles/unclear-subject.ts";
import { type Ledger, readLedger } from "../rules/ledger/read-ledger.ts";
import type { RulePack } from "../rules/packs/pack.ts";
import { problemSentence, readPack } from "../rules/packs/read-pack.ts";
import { standing } from "../rules/standing/current.ts";
import { explain, type Explanation } from "../rules/standing/explain.ts";
import { standingJson } from "../rules/standing/standing-json.ts";
import type { Standing } from "../rules/standing/standing.ts";

/** What the check is given by the program. */
export interface CreditCheckContext {
  /** Where the shipped packs are. */
  readonly packsFolder: string;
}

interface CheckOptions {
  readonly pack: string;
  readonly ledger: string;
  readonly asOf: string;
  readonly json?: boolean;
}

const documentation = `
A pack is a YAML file, or the id of one that comes with Carrel, such as us-ny-public-librarian. A ledger is JSON as
docs/guide/credit-engine.md describes it; so does what --json prints. No server, no database and no sign-in are needed.

Examples:
  carrel credit check --pack us-ny-public-librarian --ledger ledger.json --as-of 2026-11-01
  carrel credit check --pack our-rule.yaml --ledger - --as-of 2026-11-01 --json < ledger.json
`;

/** `carrel credit check`: what a rule makes of a ledger on a day, and why. */
export function addCreditCheckCommand(program: Command, context: CreditCheckContext): void {
  program
    .command("credit")
    .description("reckon learning by an authority's rule")
    .command("check")
    .description("say what a rule pack makes of a ledger, with the reason for every minute")
    .requiredOption("--pack <file|id>", "a rule pack")
    .requiredOption("--ledger <file>", "who, and what they did; - reads standard input")
    .requiredOption("--as-of <date>", "the day on which it is asked, 2026-11-01")
    .option("--json", "one JSON object")
    .addHelpText("after", documentation)
    .action(async (options: CheckOptions) => check(options, context));
}

async function check(options: CheckOptions, context: CreditCheckContext): Promise<void> {
  if (parseDate(options.asOf) === undefined)
    throw new InvalidInput([{ where: "--as-of", message: "Write a day as 2026-11-01." }]);
  const pack = await packOf(options.pack, context);
  const ledger = ledgerFrom(new TextDecoder().decode(await inputBytes(options.ledger)));
  const found = standingOf(pack, ledger, options.asOf);
  const titles = new Map(ledger.entries.map(({ id, title }) => [id, title]));
  const text =
    options.json === true
      ? JSON.stringify(standingJson(found, pack, titles))
      : tree(explain(found, pack, titles)).join("\n");
  process.stdout.write(`${text}\n`);
}

/** A slug is the id of a shipped pack; anything else is a file. */
async function packOf(given: string, { packsFolder }: CreditCheckContext): Promise<RulePack> {
  const isId = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(given);
  const text = isId ? await shippedPack(given, packsFolder) : decoded(await inputBytes(given));
  const reading = readPack(text, isId ? `packs/rules/${given}.yaml` : given);
  if (reading.isValid) return reading.pack;
  throw new InvalidInput(
    reading.problems.map((problem) => ({ where: "", message: problemSentence(problem) })),
  );
}

async function shippedPack(id: string, packsFolder: string): Promise<string> {
  try {
    return await readFile(join(packsFolder, "rules", `${id}.yaml`), "utf8");
  } catch (cause) {
    const message = `There is no pack “${id}” in packs/rules. A file of your own is given with its ending: ./${id}.yaml.`;
    throw new InvalidInput([{ where: "--pack", message }], { cause });
  }
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function ledgerFrom(text: string): Ledger {
  const reading = readLedger(text);
  if (reading.isValid) return reading.ledger;
  throw new InvalidInput(
    reading.problems.map(({ message, where }) => ({
      where: where === "" ? "ledger" : `ledger, ${where}`,
      message,
    })),
  );
}

function standingOf(pack: RulePack, { entries, subject }: Ledger, asOf: string): Standing {
  try {
    return standing(pack, subject, entries, asOf);
  } catch (error) {
    if (!(error instanceof UnclearSubject)) throw error;
    throw new InvalidInput([{ where: `ledger, ${error.where}`, message: error.message }], { cause: error });
  }
}

function tree({ children, sentence }: Explanation, depth = 0): readonly string[] {
  return [`${"  ".repeat(depth)}${sentence}`, ...children.flatMap((child) => tree(child, depth + 1))];
}
