/**
 * What credit's pages cost on the running program, signed in: a session with 100 people and one with 10,000, a record with 25
 * entries and one with 500; CPU of all threads, the embedded database's among them.
 *
 *   --quick   fewer requests
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FilledCredit, fillCredit } from "./credit-pages/fill-credit.ts";
import { median } from "./harvest/measure.ts";
import { startSite } from "./pages/server.ts";

/** A page of a session shows fifty people: what it costs grows by their being counted alone. A record is reckoned whole. */
const goals = { sessionGrowth: 3, recordMilliseconds: 150 };
const isQuick = process.argv.includes("--quick");
const [rounds, pagesPerRound] = isQuick ? [3, 10] : [5, 30];

const small = await measure({ people: 100, entries: 25 });
const large = await measure({ people: 10_000, entries: 500 });
const figures = { small, large, sessionGrowth: rounded(large.session / small.session) };
const met =
  figures.sessionGrowth <= goals.sessionGrowth &&
  Math.max(large.record, large.transcript, large.entry) <= goals.recordMilliseconds;
console.log(JSON.stringify({ bench: "credit-pages", figures, goals, met }));
process.exitCode = met ? 0 : 1;

async function measure(size: { readonly people: number; readonly entries: number }) {
  const directory = mkdtempSync(join(tmpdir(), "carrel-bench-"));
  try {
    const filled = await fillCredit(directory, size);
    const site = await startSite(directory);
    try {
      return { ...size, ...(await costs(site, filled)) };
    } finally {
      await site.stop();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function costs(
  site: { readonly url: string; readonly cpuSeconds: () => number },
  { session, coordinator, owner }: FilledCredit,
) {
  const page = async (path: string, cookie: string) => {
    const response = await fetch(`${site.url}${path}`, { headers: { cookie }, redirect: "manual" });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${path} answers ${response.status}.`);
    return text;
  };
  const entry = /\/record\/entries\/[0-9a-f-]{36}/u.exec(await page("/record", owner))?.[0] ?? "";
  const asked = {
    session: [`/sessions/${session}`, coordinator],
    record: ["/record", owner],
    entry: [entry, owner],
    transcript: ["/record/transcript", owner],
  } as const;
  const found = { session: 0, record: 0, entry: 0, transcript: 0 };
  for (const [name, [path, cookie]] of Object.entries(asked)) {
    for (let warm = 0; warm < pagesPerRound; warm += 1) await page(path, cookie);
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const before = site.cpuSeconds();
      for (let count = 0; count < pagesPerRound; count += 1) await page(path, cookie);
      times.push(((site.cpuSeconds() - before) / pagesPerRound) * 1000);
    }
    const milliseconds = rounded(median(times));
    Object.assign(found, { [name]: milliseconds });
    console.log(`${name}: ${milliseconds} ms of CPU`);
  }
  return found;
}

function rounded(figure: number): number {
  return Math.round(figure * 100) / 100;
}
