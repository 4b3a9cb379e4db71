import type { Command } from "commander";
import { InvalidInput } from "#platform/errors";
import { plainTable } from "#platform/terminal";
import { now } from "#platform/time";
import { readShippedPacks } from "../queries/packs/shipped-packs.ts";
import type { RulePack } from "../rules/packs/pack.ts";
import { packJsonSchema } from "../rules/packs/pack-json-schema.ts";
import { type PackInWords, packSentences } from "../rules/packs/pack-sentences.ts";
import { problemSentence } from "../rules/packs/read-pack.ts";
import { isOldPack } from "../rules/record/pack-age.ts";
import { givenPack, type PacksContext, readPackFile } from "./given-pack.ts";

const guide = "docs/guide/rule-packs.md tells how a library writes its own.";

/** `carrel credit packs | rule | validate | schema`. */
export function addPackCommands(credit: Command, context: PacksContext): void {
  credit
    .command("packs")
    .description("the rules that come with Carrel, and when each was last checked")
    .option("--json", "one line of JSON for each pack")
    .addHelpText("after", `\n${guide}\n`)
    .action(({ json }: { readonly json?: boolean }) => {
      const packs = [...readShippedPacks(context.packsFolder).values()];
      const text = json === true ? packs.map(packLine).join("\n") : packTable(packs);
      process.stdout.write(`${text}\n`);
    });
  credit
    .command("rule")
    .description("say a rule in plain sentences, for a board or anybody")
    .argument("<pack>", "the id of a shipped pack, or a file; - reads standard input")
    .option("--json", "one JSON object: title, warnings, sections")
    .action(async (given: string, { json }: { readonly json?: boolean }) => {
      const words = packSentences(await givenPack(given, context), today());
      process.stdout.write(`${json === true ? JSON.stringify(words) : textOf(words)}\n`);
    });
  credit
    .command("validate")
    .description("say what is wrong with rule packs: file, line, column and field (exit code 2)")
    .argument("<file...>", "packs as YAML; - reads standard input")
    .addHelpText("after", `\n${guide}\n`)
    .action(validate);
  credit
    .command("schema")
    .description("the shape of a pack as JSON Schema, for editors")
    .action(() => void process.stdout.write(`${JSON.stringify(packJsonSchema(), null, 2)}\n`));
}

async function validate(files: readonly string[]): Promise<void> {
  const problems: string[] = [];
  for (const file of files) {
    const reading = await readPackFile(file);
    if (reading.isValid)
      process.stdout.write(`${file}: nothing is wrong with “${reading.pack.credential}”.\n`);
    else problems.push(...reading.problems.map(problemSentence));
  }
  if (problems.length > 0) throw new InvalidInput(problems.map((message) => ({ where: "", message })));
}

function packLine(pack: RulePack): string {
  const { audience, authority, checkedOn, credential, id, jurisdiction, obligation, status, subject } = pack;
  const facts = { id, jurisdiction, authority, credential, audience, subject, obligation, status, checkedOn };
  return JSON.stringify({
    ...facts,
    isOld: isOldPack(pack, today()),
    sources: pack.sources.map(({ url }) => url),
  });
}

function packTable(packs: readonly RulePack[]): string {
  return plainTable(
    ["Id", "Place", "For", "Asks", "Status", "Checked"],
    packs.map((pack) => [
      pack.id,
      pack.jurisdiction,
      pack.audience,
      pack.obligation,
      pack.status,
      `${pack.checkedOn}${isOldPack(pack, today()) ? " (old)" : ""}`,
    ]),
  );
}

function textOf({ sections, title, warnings }: PackInWords): string {
  const parts = sections.map(
    ({ heading, sentences }) => `${heading}\n${sentences.map((each) => `  ${each}`).join("\n")}`,
  );
  return [title, ...warnings, ...parts].join("\n\n");
}

function today(): string {
  return now().slice(0, 10);
}
