/**
 * What a page costs on the running program: `carrel serve` with 10,000 and 100,000 offerings, asked over the loopback
 * network from this process; CPU of all its threads, the embedded database's among them.
 *
 *   --quick   10,000 offerings and fewer requests
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFieldWords } from "../src/modules/catalog/queries/field-words.ts";
import { median, paceNanoseconds, percentile } from "./harvest/measure.ts";
import { fillCatalogue } from "./pages/fill.ts";
import { firstVisit } from "./pages/first-visit.ts";
import { askAll, Readers } from "./pages/load.ts";
import { questions } from "./pages/questions.ts";
import { type RunningSite, startSite } from "./pages/server.ts";

const goals = { pagesPerSecondAndCore: 300, pageBytes: 20_000, firstVisitBytes: 60_000 };
/** CPU milliseconds a page of other programs, measured on such a machine in November 2026, not in this run. */
const measuredBefore = {
  "Moodle 5.1, course search among 1,000": "161–184",
  "gancio 1.21, search among 1,000 events": "92–97",
  "Ghost 6, front page": "81–99",
  "NodeBB 4.9, category": "13–18",
};
const isQuick = process.argv.includes("--quick");
const rounds = isQuick ? 3 : 5;
const pagesPerRound = isQuick ? 300 : 600;
/** A server that people use is warm: the compiler is done with its pages after some three thousand of them. */
const warmUpRounds = 5;
/** Those, those measured, and one for the waiting. */
const allRounds = warmUpRounds + rounds + 1;
const words = readFieldWords("packs");

console.log(
  `A step takes ${paceNanoseconds()} ns of CPU on this machine now (below 2 on an idle one): figures scale with it.`,
);
const sizes = isQuick ? [10_000] : [10_000, 100_000];
const measured = [];
for (const offerings of sizes) measured.push(await measure(offerings));
for (const [name, milliseconds] of Object.entries(measuredBefore))
  console.log(`${name}: ${milliseconds} ms of CPU a page (measured before, not in this run).`);

const figures = {
  pagesPerSecondAndCore: Math.min(...measured.map((each) => each.find.perSecondAndCore)),
  pageBytes: Math.max(...measured.map((each) => each.find.pageBytes)),
  firstVisitBytes: Math.max(...measured.map((each) => each.firstVisitBytes)),
  measured,
  paceNanoseconds: paceNanoseconds(),
};
const met =
  figures.pagesPerSecondAndCore >= goals.pagesPerSecondAndCore &&
  figures.pageBytes <= goals.pageBytes &&
  figures.firstVisitBytes <= goals.firstVisitBytes;
console.log(JSON.stringify({ bench: "pages", figures, goals, met }));
process.exitCode = met ? 0 : 1;

async function measure(offerings: number) {
  const directory = mkdtempSync(join(tmpdir(), "carrel-bench-"));
  try {
    const ids = await fillCatalogue(directory, words, offerings);
    const site = await startSite(directory);
    try {
      const find = await measurePages(site, inRounds(questions(pagesPerRound * allRounds)));
      tell(`${offerings} offerings, results`, find);
      const paths = Array.from(
        { length: pagesPerRound * allRounds },
        (_, place) => `/offerings/${ids[place % ids.length]}`,
      );
      const offering = await measurePages(site, inRounds(paths));
      tell(`${offerings} offerings, one of them`, offering);
      const visit = await firstVisit(site.url, "/find?q=copyright");
      console.log(`First visit: ${visit.total} bytes: ${JSON.stringify(visit.parts)}`);
      return { offerings, find, offering, firstVisitBytes: visit.total, memoryBytes: site.memoryBytes() };
    } finally {
      await site.stop();
    }
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function inRounds(paths: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: allRounds }, (_, round) =>
    paths.slice(round * pagesPerRound, (round + 1) * pagesPerRound),
  );
}

/**
 * Eight at a time for the CPU, then one after the other for how long a reader waits. Each round asks for other pages
 * than those before it.
 */
async function measurePages(site: RunningSite, all: readonly (readonly string[])[]) {
  const [warmUps, counted] = [all.slice(0, warmUpRounds), all.slice(warmUpRounds, -1)];
  const last = all.at(-1) ?? [];
  const readers = new Readers(site.url, "gzip, deflate, br, zstd");
  await askAll(readers, warmUps.flat(), 8);
  const milliseconds: number[] = [];
  for (const paths of counted) {
    const before = site.cpuSeconds();
    await askAll(readers, paths, 8);
    milliseconds.push(((site.cpuSeconds() - before) * 1000) / paths.length);
  }
  const answers = await askAll(readers, last, 1);
  readers.close();
  const gzip = new Readers(site.url, "gzip");
  const gzipped = await askAll(gzip, last.slice(0, 100), 4);
  gzip.close();
  const waits = answers.map((answer) => answer.milliseconds);
  return {
    cpuMilliseconds: median(milliseconds),
    perSecondAndCore: Math.round(1000 / median(milliseconds)),
    pageBytes: Math.max(...answers.map((answer) => answer.bytes)),
    medianPageBytes: median(answers.map((answer) => answer.bytes)),
    gzipPageBytes: Math.max(...gzipped.map((answer) => answer.bytes)),
    p50Milliseconds: percentile(waits, 0.5),
    p95Milliseconds: percentile(waits, 0.95),
  };
}

function tell(name: string, page: Awaited<ReturnType<typeof measurePages>>): void {
  console.log(
    `${name}: ${page.cpuMilliseconds.toFixed(2)} ms of CPU a page, ${page.perSecondAndCore} a second and core; at most ${page.pageBytes} bytes (zstd; median ${page.medianPageBytes}), ${page.gzipPageBytes} in gzip; a reader waits ${page.p50Milliseconds.toFixed(1)} ms, p95 ${page.p95Milliseconds.toFixed(1)} ms.`,
  );
}
