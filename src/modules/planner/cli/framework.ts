import type { Command } from "commander";
import { writeFile } from "node:fs/promises";
import { InvalidInput, NotFound } from "#platform/errors";
import { inputBytes, plainTable } from "#platform/terminal";
import { now } from "#platform/time";
import { readFieldWords } from "#modules/catalog";
import { type FrameworkForm, frameworkForms, frameworkText } from "../queries/frameworks/framework-text.ts";
import { readFrameworkFile } from "../queries/frameworks/read-framework-file.ts";
import { looseEdges, readShippedFrameworks } from "../queries/frameworks/shipped-frameworks.ts";
import type { Framework, Frameworks } from "../rules/frameworks/framework.ts";
import { contentSentence } from "../rules/frameworks/framework-reading.ts";
import { slugOf } from "../rules/frameworks/read-case.ts";

/** What the commands of frameworks are given by the program. */
export interface FrameworkContext {
  /** Where the shipped packs are. */
  readonly packsFolder: string;
  readonly configuration: () => { readonly publicUrl: string };
}

const guide = "docs/guide/frameworks.md tells what a framework's file says.";

/** `carrel framework list | validate | export | import`. */
export function addFrameworkCommands(program: Command, context: FrameworkContext): void {
  const framework = program
    .command("framework")
    .description("competency frameworks, and what belongs to what");
  framework
    .command("list")
    .description("the frameworks that come with Carrel, and when each was last checked")
    .option("--json", "one line of JSON for each framework")
    .addHelpText("after", `\n${guide}\n`)
    .action(({ json }: { readonly json?: boolean }) => {
      const all = [...shipped(context).frameworks.values()];
      process.stdout.write(`${json === true ? all.map(listLine).join("\n") : listTable(all)}\n`);
    });
  framework
    .command("validate")
    .description("say what is wrong with frameworks, and where: CASE JSON, YAML or CSV (exit code 2)")
    .argument("<file...>", "files; - reads standard input")
    .action(async (files: readonly string[]) => validate(files, context));
  framework
    .command("export")
    .description("write a framework as CASE 1.0 JSON, CSV or YAML")
    .argument("<framework>", "the id of a shipped framework, or a file")
    .option("--as <form>", "json, csv or yaml", "json")
    .action(async (given: string, { as }: { readonly as: string }) => {
      const framework = await givenFramework(given, context);
      process.stdout.write(frameworkText(framework, formOf(as), context.configuration().publicUrl));
    });
  addImport(framework, context);
}

interface ImportOptions {
  readonly to?: string;
  readonly name?: string;
  readonly publisher?: string;
  readonly licence?: string;
}

function addImport(framework: Command, context: FrameworkContext): void {
  framework
    .command("import")
    .description(
      "turn CASE JSON or a table into a pack; on the site, a library adds its own under /frameworks",
    )
    .argument("<file>", "CASE JSON, CSV, Excel or YAML; - reads standard input")
    .option("--to <file>", "where the pack is written, instead of standard output")
    .option("--name <name>", "of a table, which says none: its name")
    .option("--publisher <name>", "of a table: who made it")
    .option("--licence <words>", "of a table: what may be done with it")
    .addHelpText("after", `\n${guide}\n`)
    .action(async (file: string, { to, ...facts }: ImportOptions) => {
      const { framework: read, notes } = await readOne(file, facts);
      const { frameworks, topics } = shipped(context);
      for (const note of [...notes, ...looseEdges(read, frameworks, topics)])
        process.stderr.write(`${note}\n`);
      const text = frameworkText(read, "yaml", context.configuration().publicUrl);
      if (to === undefined) process.stdout.write(text);
      else await writeFile(to, text);
    });
}

async function validate(files: readonly string[], context: FrameworkContext): Promise<void> {
  const { frameworks, topics } = shipped(context);
  const problems: string[] = [];
  for (const file of files) {
    const reading = await readFrameworkFile({
      name: file,
      bytes: await inputBytes(file),
      facts: factsOf(file, {}),
    });
    if (!reading.isValid) {
      // Those of YAML name the file themselves.
      problems.push(
        ...reading.problems.map((each) => {
          const sentence = contentSentence(each);
          return sentence.startsWith(file) ? sentence : `${file}, ${sentence}`;
        }),
      );
      continue;
    }
    const loose = looseEdges(reading.framework, frameworks, topics);
    problems.push(...loose.map((sentence) => `${file}, ${sentence}`));
    if (loose.length === 0)
      process.stdout.write(`${file}: nothing is wrong with “${reading.framework.name}”.\n`);
  }
  if (problems.length > 0) throw new InvalidInput(problems.map((message) => ({ where: "", message })));
}

async function givenFramework(given: string, context: FrameworkContext): Promise<Framework> {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(given)) return (await readOne(given, {})).framework;
  const found = shipped(context).frameworks.get(given);
  if (found === undefined)
    throw new NotFound(
      `There is no framework “${given}” in packs/frameworks (carrel framework list names them).`,
    );
  return found;
}

/** @throws InvalidInput naming everything that is wrong. */
async function readOne(file: string, facts: Omit<ImportOptions, "to">) {
  const reading = await readFrameworkFile({
    name: file,
    bytes: await inputBytes(file),
    facts: factsOf(file, facts),
  });
  if (reading.isValid) return reading;
  throw new InvalidInput(reading.problems.map((each) => ({ where: "", message: contentSentence(each) })));
}

function factsOf(file: string, { licence, name, publisher }: Omit<ImportOptions, "to">) {
  const stem = (file.split("/").at(-1) ?? file).replace(/\.\w+$/u, "");
  return {
    id: slugOf(name ?? stem),
    name: name ?? stem,
    publisher: publisher ?? "not stated",
    version: "not stated",
    licence: licence ?? "not stated",
    checkedOn: now().slice(0, 10),
    status: "unverified" as const,
  };
}

function formOf(text: string): FrameworkForm {
  const form = frameworkForms.find((each) => each === text);
  if (form === undefined) throw new InvalidInput(`--as ${text}: write json, csv or yaml.`);
  return form;
}

function shipped({ packsFolder }: FrameworkContext): {
  readonly frameworks: Frameworks;
  readonly topics: ReadonlySet<string>;
} {
  const { vocabulary } = readFieldWords(packsFolder);
  const topics = new Set(vocabulary.terms.topics.map(({ id }) => id));
  return { topics, frameworks: readShippedFrameworks(packsFolder, topics) };
}

function listLine({
  checkedOn,
  competencies,
  id,
  name,
  publisher,
  source,
  status,
  version,
}: Framework): string {
  return JSON.stringify({
    id,
    name,
    publisher,
    version,
    status,
    checkedOn,
    source,
    competencies: competencies.length,
  });
}

function listTable(all: readonly Framework[]): string {
  return plainTable(
    ["Id", "Version", "Headings", "Status", "Checked", "Name"],
    all.map(({ checkedOn, competencies, id, name, status, version }) => [
      id,
      version,
      String(competencies.length),
      status,
      checkedOn,
      name,
    ]),
  );
}
