/**
 * How long a question to Neighbours takes among 200,000 programs, on the embedded database: words, distance and audience together
 * and each alone, first what fits, then the twenty programs of the page read by who may read. CPU of all threads.
 *
 *   --quick   20,000 programs, fewer questions
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate, openDatabase, withTables } from "#platform/db";
import { readFieldWords } from "../src/modules/catalog/queries/field-words.ts";
import { ProgramFinder } from "../src/modules/programs/queries/finding/program-finder.ts";
import type { ProgramsDb } from "../src/modules/programs/queries/program.ts";
import { readPrograms } from "../src/modules/programs/queries/reading/read-program.ts";
import { anythingNear, type NearQuery } from "../src/modules/programs/rules/near/near-query.ts";
import { anyone } from "../src/modules/programs/rules/reading/who-may-read.ts";
import { fillPrograms } from "./neighbours/fill-programs.ts";

const isQuick = process.argv.includes("--quick");
const size = isQuick ? { systems: 200, programs: 20_000 } : { systems: 2_000, programs: 200_000 };
const questions = isQuick ? 100 : 400;
const goals = { p95Milliseconds: 15 };

const kinds: Readonly<Record<string, (place: number) => Partial<NearQuery>>> = {
  "words, distance, audience": (place) => ({ text: wordsOf(place), audiences: ["teens"], withinMiles: 50 }),
  "words, however far": (place) => ({ text: wordsOf(place), withinMiles: 0 }),
  "distance alone": () => ({ withinMiles: 100 }),
  "distance, cost, season": () => ({ withinMiles: 100, costs: ["up-to-50"], seasons: ["autumn"] }),
};

const directory = mkdtempSync(join(tmpdir(), "carrel-bench-"));
const database = await openDatabase({ dataDirectory: directory });
try {
  await migrate(database);
  await fillPrograms(database.db, size);
  const db: ProgramsDb = withTables(database.db);
  const finder = new ProgramFinder({ db, words: readFieldWords("packs") });
  const building = process.cpuUsage();
  await finder.catchUp();
  const buildSeconds = spent(building) / 1000;
  console.log(`${size.programs} programs; the index took ${buildSeconds.toFixed(1)} s of CPU`);
  const figures: Record<string, { readonly median: number; readonly p95: number; readonly found: number }> =
    {};
  for (const [kind, ask] of Object.entries(kinds)) {
    figures[kind] = await measure(db, finder, ask);
    console.log(kind, figures[kind]);
  }
  const met = Object.values(figures).every(({ p95 }) => p95 <= goals.p95Milliseconds);
  const megabytes = Math.round(process.memoryUsage().rss / 1_000_000);
  console.log(
    JSON.stringify({ bench: "neighbours", figures: { ...figures, buildSeconds, megabytes }, goals, met }),
  );
  process.exitCode = met ? 0 : 1;
} finally {
  await database.close();
  rmSync(directory, { recursive: true, force: true });
}

async function measure(db: ProgramsDb, finder: ProgramFinder, ask: (place: number) => Partial<NearQuery>) {
  const times: number[] = [];
  let found = 0;
  for (let place = -20; place < questions; place += 1) {
    const before = process.cpuUsage();
    // Readers all over the country, as many from one place as a branch has staff.
    const at = {
      latitude: 26 + (((place >> 2) * 3.7 + 200) % 22),
      longitude: -122 + (((place >> 2) * 7.3 + 400) % 50),
    };
    const near = await finder.near(
      { ...anythingNear, ...ask(place) },
      { reader: anyone, place: at, pageSize: 20 },
    );
    const programs = await readPrograms(db, anyone, { ids: near.ids });
    if (programs.length !== near.ids.length) throw new Error("A program of the page could not be read.");
    if (place < 0) continue;
    found += near.total;
    times.push(spent(before));
  }
  times.sort((one, other) => one - other);
  const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10;
  return { median: at(0.5), p95: at(0.95), found: Math.round(found / questions) };
}

function spent(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

function wordsOf(place: number): string {
  const words =
    "podcast lantern seed robot knitting chess comic garden kite drum clay poetry maker coding".split(" ");
  return `${words[(place + 20) % words.length] ?? ""} ${words[(place * 3 + 60) % words.length] ?? ""}`;
}
