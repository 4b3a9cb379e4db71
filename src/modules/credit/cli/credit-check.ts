import type { Command } from "commander";
import { InvalidInput } from "#platform/errors";
import { inputBytes } from "#platform/terminal";
import { now, parseDate } from "#platform/time";
import { UnclearSubject } from "../rules/cycles/unclear-subject.ts";
import { type Ledger, readLedger } from "../rules/ledger/read-ledger.ts";
import type { RulePack } from "../rules/packs/pack.ts";
import { packSentences } from "../rules/packs/pack-sentences.ts";
import { standing } from "../rules/standing/current.ts";
import { explain, type Explanation } from "../rules/standing/explain.ts";
import { standingJson } from "../rules/standing/standing-json.ts";
import type { Standing } from "../rules/standing/standing.ts";
import { givenPack, type PacksContext } from "./given-pack.ts";

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
export function addCreditCheckCommand(credit: Command, context: PacksContext): void {
  credit
    .command("check")
    .description("say what a rule pack makes of a ledger, with the reason for every minute")
    .requiredOption("--pack <file|id>", "a rule pack")
    .requiredOption("--ledger <file>", "who, and what they did; - reads standard input")
    .requiredOption("--as-of <date>", "the day on which it is asked, 2026-11-01")
    .option("--json", "one JSON object")
    .addHelpText("after", documentation)
    .action(async (options: CheckOptions) => check(options, context));
}

async function check(options: CheckOptions, context: PacksContext): Promise<void> {
  if (parseDate(options.asOf) === undefined)
    throw new InvalidInput([{ where: "--as-of", message: "Write a day as 2026-11-01." }]);
  const pack = await givenPack(options.pack, context);
  const ledger = ledgerFrom(new TextDecoder().decode(await inputBytes(options.ledger)));
  const found = standingOf(pack, ledger, options.asOf);
  const titles = new Map(ledger.entries.map(({ id, title }) => [id, title]));
  const warnings = warningsOn(pack, options.asOf);
  const text =
    options.json === true
      ? JSON.stringify({ ...standingJson(found, pack, titles), warnings })
      : [...warnings, ...tree(explain(found, pack, titles))].join("\n");
  process.stdout.write(`${text}\n`);
}

/** What is to be known of the rule before it is relied on, on the day asked for and today. */
function warningsOn(pack: RulePack, asOf: string): readonly string[] {
  const today = now().slice(0, 10);
  return packSentences(pack, asOf > today ? asOf : today).warnings;
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
