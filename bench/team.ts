/**
 * What the pages of the team cost on the running program, signed in: a system of 25 branches and 300 people, and one of
 * 250 branches and 5,000 people; CPU of all threads, the embedded database's among them. Page times must stay flat.
 *
 *   --quick   fewer requests
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { median } from "./harvest/measure.ts";
import { startSite } from "./pages/server.ts";
import { fillTeam } from "./staffing/fill-team.ts";

/** A page of many rows is dearer than one of few; beyond a page's rows it must not grow. */
const goals = { growth: 1.5 };
const isQuick = process.argv.includes("--quick");
const [rounds, pagesPerRound] = isQuick ? [3, 20] : [7, 40];

const small = await measure({ branches: 25, staff: 300 });
const large = await measure({ branches: 250, staff: 5000 });
const growth = Object.fromEntries(
  Object.entries(large.pages).map(([name, milliseconds]) => [name, milliseconds / (small.pages[name] ?? 1)]),
);
const figures = { small, large, growth };
const met = Object.values(growth).every((times) => times <= goals.growth);
console.log(JSON.stringify({ bench: "team", figures, goals, met }));
process.exitCode = met ? 0 : 1;

async function measure(size: { readonly branches: number; readonly staff: number }) {
  const directory = mkdtempSync(join(tmpdir(), "carrel-bench-"));
  try {
    const { cookie, branchId } = await fillTeam(directory, size);
    const site = await startSite(directory);
    try {
      const page = async (path: string) => {
        const response = await fetch(`${site.url}${path}`, { headers: { cookie }, redirect: "manual" });
        const bytes = gzipSync(await response.text()).length;
        if (response.status !== 200) throw new Error(`${path} answers ${response.status}.`);
        return bytes;
      };
      const paths = {
        team: "/team?week=2027-03-08",
        branch: `/team/branches/${branchId}?week=2027-03-08`,
        fits: "/find?fits=me",
      };
      const pages: Record<string, number> = {};
      for (const [name, path] of Object.entries(paths)) {
        const atFirst = site.cpuSeconds();
        const bytes = await page(path);
        const firstMilliseconds = (site.cpuSeconds() - atFirst) * 1000;
        for (let warm = 0; warm < 2 * pagesPerRound; warm += 1) await page(path);
        const times: number[] = [];
        for (let round = 0; round < rounds; round += 1) {
          const before = site.cpuSeconds();
          for (let asked = 0; asked < pagesPerRound; asked += 1) await page(path);
          times.push(((site.cpuSeconds() - before) / pagesPerRound) * 1000);
        }
        pages[name] = median(times);
        console.log(
          `${size.staff} staff in ${size.branches} branches, ${path}: ${median(times).toFixed(1)} ms of CPU, ${firstMilliseconds.toFixed(0)} ms when nothing is remembered, ${bytes} bytes compressed`,
        );
      }
      return { ...size, pages };
    } finally {
      await site.stop();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
