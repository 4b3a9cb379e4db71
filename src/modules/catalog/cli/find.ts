import type { Command } from "commander";
import { InvalidInput } from "#platform/errors";
import { plainTable } from "#platform/terminal";
import { type Found, type FoundOffering } from "../rules/finding/found.ts";
import { namesUnknown } from "../queries/finding/names-unknown.ts";
import { contradictions, findParameters, findQuery, findQueryString } from "../rules/finding/find-query.ts";
import { costLine } from "../rules/publishing/index.ts";
import { sessionLine } from "../rules/finding/when.ts";
import { offeringLine } from "../rules/offering-line.ts";
import type { CatalogCommandContext } from "./context.ts";

const documentation = `
Searches the catalog in DATA_DIR (or DATABASE_URL). With --json it prints the answer of the JSON interface
(docs/api/README.md: Found) as one line.

Examples:
  carrel find "makerspace teens" --free --max-minutes 60
  carrel find --near 11217 --within 25mi --day thu --after 13:00 --before 17:00
  carrel find "copyright" --way own-pace --json
`;

type Options = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** `carrel find WORDS`: the same question as on the Find page. */
export function addFindCommand(program: Command, context: CatalogCommandContext): void {
  program
    .command("find")
    .description("find learning that fits: by words, money, time, place and topic")
    .argument("[words...]", "what to look for")
    .option("--free", "free only")
    .option("--max-cost <dollars>", "costs at most this")
    .option("--max-minutes <minutes>", "takes at most this long")
    .option("--near <place>", "a ZIP code, or a town and its state; online learning stays in")
    .option("--within <distance>", "such as 25mi or 40km (25 miles when left out)")
    .option("--day <days...>", "mon, tue, wed, thu, fri, sat, sun")
    .option("--after <time>", "not before, such as 13:00")
    .option("--before <time>", "over by, such as 17:00")
    .option("--way <ways...>", "live-online, in-person, own-pace")
    .option(
      "--kind <kinds...>",
      "webinar, workshop, conference, course, lesson, chat, article, degree-program, meeting, other",
    )
    .option("--topic <topics...>", "topics by their ids in packs/vocabulary/topics.yaml")
    .option("--audience <audiences...>", "for whom, by the ids in packs/vocabulary/audiences.yaml")
    .option("--credit <categories...>", "stated credit: any, or a category")
    .option("--language <tags...>", "such as en or es")
    .option("--from <date>", "from this day on")
    .option("--to <date>", "up to this day")
    .option("--past", "past sessions too")
    .option("--order <order>", "best or soonest")
    .option("--page <number>", "page of 20 results")
    .option("--zone <zone>", "time zone of days, hours and what is shown")
    .option("--json", "one line of JSON")
    .addHelpText("after", documentation)
    .action(async (words: readonly string[], options: Options) => find(words, options, context));
}

async function find(
  words: readonly string[],
  { json, ...options }: Options,
  context: CatalogCommandContext,
): Promise<void> {
  const named = Object.entries(options).map(([name, value]) => [
    name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`),
    value,
  ]);
  const checked = findParameters.safeParse({ ...Object.fromEntries(named), q: words.join(" ") });
  if (!checked.success)
    throw new InvalidInput(
      checked.error.issues.map((issue) => ({ where: `--${String(issue.path[0])}`, message: issue.message })),
    );
  const wrong = contradictions(checked.data);
  if (wrong.length > 0)
    throw new InvalidInput(wrong.map(({ where, message }) => ({ where: `--${where}`, message })));
  const query = findQuery(checked.data);
  const program = await context.open();
  await program.finder.followed.start();
  const unknown = await namesUnknown(query, program);
  if (unknown.length > 0)
    throw new InvalidInput(unknown.map(({ where, message }) => ({ where: `--${where}`, message })));
  const found = await program.finder.find(query);
  if (json === true) process.stdout.write(`${JSON.stringify(jsonAnswer(found, query.page))}\n`);
  else
    printForPeople(found, {
      zone: query.zone ?? program.zone,
      question: findQueryString({ ...query, page: 1 }),
      page: query.page,
    });
}

function jsonAnswer(found: Found, page: number) {
  return {
    total: found.total,
    page,
    pages: found.pages,
    offerings: found.offerings.map((each) => jsonOffering(each)),
    facets: found.facets,
    corrected: found.corrected ?? null,
    unknownPlace: found.unknownPlace ?? null,
  };
}

/** An offering as a line of JSON: the listing's documented line, with what finding adds. */
function jsonOffering(found: FoundOffering) {
  return { ...offeringLine(found), why: found.reasons, milesAway: found.milesAway ?? null };
}

function printForPeople(
  found: Found,
  { zone, question, page }: { readonly zone: string; readonly question: string; readonly page: number },
): void {
  if (found.corrected !== undefined) process.stderr.write(`Also searched for: ${found.corrected}\n`);
  if (found.unknownPlace !== undefined)
    process.stderr.write(
      `“${found.unknownPlace}” is not a place we know: write a ZIP code, or a town and its state. Distance was left out.\n`,
    );
  if (found.total === 0) {
    process.stdout.write(
      "Nothing fits all of this. Try fewer words, a longer time or a wider circle; --past looks among past sessions too.\n",
    );
    return;
  }
  const rows = found.offerings.map(({ offering, session, reasons }) => [
    session === undefined ? "any time" : sessionLine(session, zone),
    costLine(offering.cost) ?? "?",
    offering.title,
    reasons.join("; "),
  ]);
  process.stdout.write(`${plainTable(["When", "Cost", "Title", "Why it fits"], rows)}\n`);
  if (found.pages > 1) {
    const more = page < found.pages ? `: add --page ${page + 1} for more` : "";
    process.stdout.write(
      `${found.total} in all, page ${page} of ${found.pages} (${question || "everything to come"})${more}.\n`,
    );
  }
}
