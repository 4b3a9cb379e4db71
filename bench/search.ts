/**
 * How fast Find searches, beside what else one could use: CPU per search, CPU to build, memory. Every engine runs in a
 * process of its own, on the same made-up offerings and the same questions: the others on fewer of them, and no more
 * than fit a time that is said, since some need a second for each.
 *
 *   --only ours   Carrel's index alone
 *   --quick       20,000 offerings instead of 100,000, and no million
 *   --no-million  Everyone at 100,000, and no million
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Contender, type Figures, measure, type Measured } from "./search/measure.ts";
import { carrel } from "./search/ours.ts";
import { flexSearch, miniSearch, orama, sqlite } from "./search/others.ts";
import { pglite, postgres } from "./search/postgres.ts";

const contenders: Readonly<Record<string, () => Contender | Promise<Contender | undefined>>> = {
  Carrel: carrel,
  MiniSearch: miniSearch,
  FlexSearch: flexSearch,
  Orama: orama,
  "SQLite FTS5": sqlite,
  PostgreSQL: postgres,
  PGlite: pglite,
};
/** Seconds of CPU for each kind of question and for building; and of waiting for one engine, should it hang. */
const patience = { secondsPerKind: 10, secondsToBuild: 240, hoursPerEngine: 2 };
/** What is asked of engines that need up to a second for a question, after what warms them up. */
const askedOfOthers = { questions: 60, warmUp: 5 };
const full = "words, three filters, all facets";
const goals = {
  hundredThousand: { p95: 5, p99: 10, buildSeconds: 8 },
  million: { p95: 40, megabytes: 1000 },
};

const [, , command = "", name = "", size = ""] = process.argv;
if (command === "--engine") {
  const make = contenders[name];
  if (!make) throw new RangeError(`There is no engine "${name}".`);
  const contender = await make();
  console.log(
    JSON.stringify(contender && (await measure(contender, measuredAt(name, Number(size))))) ?? "null",
  );
} else {
  compare(new Set(process.argv.slice(2)));
}

function measuredAt(name: string, documents: number): Measured {
  if (name !== "Carrel") return { documents, ...askedOfOthers, ...patience };
  return {
    documents,
    questions: documents > 100_000 ? 300 : 1000,
    warmUp: 100,
    secondsPerKind: Infinity,
    secondsToBuild: Infinity,
  };
}

function compare(options: ReadonlySet<string>): void {
  const documents = options.has("--quick") ? 20_000 : 100_000;
  const names = options.has("--only") ? ["Carrel"] : Object.keys(contenders);
  const results = new Map<string, Figures>();
  if (names.length > 1)
    console.log(
      `Carrel is asked 1000 questions of a kind, the others ${askedOfOthers.questions} and no more than take ${patience.secondsPerKind} s of CPU; an engine that is not built in ${patience.secondsToBuild} s of CPU is left out.`,
    );
  for (const each of names) {
    const figures = inOwnProcess(each, documents);
    if (figures === undefined) continue;
    console.log(`\n${each}, ${documents} offerings`);
    report(figures, results.get("Carrel"));
    results.set(each, figures);
  }
  const ours = results.get("Carrel");
  const million =
    options.has("--quick") || options.has("--no-million") ? undefined : inOwnProcess("Carrel", 1_000_000);
  if (million) {
    console.log("\nCarrel, 1000000 offerings");
    report(million, undefined);
  }
  const met = (ours === undefined || meetsSmall(ours)) && (million === undefined || meetsLarge(million));
  console.log(
    JSON.stringify({ bench: "search", figures: { ...Object.fromEntries(results), million }, goals, met }),
  );
  process.exitCode = met ? 0 : 1;
}

/** Undefined when this machine does not have the engine, or it took too long. */
function inOwnProcess(engine: string, documents: number): Figures | undefined {
  console.log(`${engine}: building ${documents} offerings, then asking …`);
  const file = fileURLToPath(import.meta.url);
  const child = spawnSync(
    process.execPath,
    [
      "--conditions=source",
      "--expose-gc",
      "--max-old-space-size=6000",
      file,
      "--engine",
      engine,
      String(documents),
    ],
    {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
      maxBuffer: 1e8,
      ...(engine === "Carrel" ? {} : { timeout: patience.hoursPerEngine * 3_600_000 }),
    },
  );
  if (child.error && "code" in child.error && child.error.code === "ETIMEDOUT") {
    console.log(`${engine} was not done in ${patience.hoursPerEngine} hours, so it was stopped.`);
    return undefined;
  }
  const line = child.stdout.trim().split("\n").at(-1) ?? "";
  if (child.status !== 0) throw new Error(`${engine} failed at ${documents} offerings.`);
  const figures = JSON.parse(line) as Figures | null;
  if (figures === null) console.log(`${engine} is not on this machine, or took too long to build.`);
  return figures ?? undefined;
}

function report(figures: Figures, ours: Figures | undefined): void {
  const times = (value: number, own: number | undefined): string =>
    own === undefined ? "" : ` (${(value / own).toFixed(1)}×)`;
  const build = `${figures.buildSeconds.toFixed(1)} s${times(figures.buildSeconds, ours?.buildSeconds)}`;
  console.log(
    `  built in ${build}, ${figures.megabytes.toFixed(0)} MB${times(figures.megabytes, ours?.megabytes)}`,
  );
  for (const [kind, { p50, p95, p99, found, asked }] of Object.entries(figures.kinds)) {
    const own = ours?.kinds[kind];
    console.log(
      `  ${kind.padEnd(46)} p50 ${p50.toFixed(2)}${times(p50, own?.p50)}  p95 ${p95.toFixed(2)}${times(p95, own?.p95)}` +
        `  p99 ${p99.toFixed(2)}${times(p99, own?.p99)} ms CPU, ${found.toFixed(0)} found, ${asked} asked`,
    );
  }
  for (const [what, value] of Object.entries(figures.more)) console.log(`  ${what} ${value.toFixed(1)}`);
}

function meetsSmall(figures: Figures): boolean {
  const { p95 = Infinity, p99 = Infinity } = figures.kinds[full] ?? {};
  const goal = goals.hundredThousand;
  return p95 <= goal.p95 && p99 <= goal.p99 && figures.buildSeconds <= goal.buildSeconds;
}

function meetsLarge(figures: Figures): boolean {
  return (
    (figures.kinds[full]?.p95 ?? Infinity) <= goals.million.p95 && figures.megabytes < goals.million.megabytes
  );
}
