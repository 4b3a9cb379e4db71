// How many pages of 50 results and 40 filters the web shell serves per second and core: rendering, headers, compression
// and sockets, without the search itself; and what a first visit weighs. Run: npm run bench -- shell
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, statSync } from "node:fs";
import { Agent, get } from "node:http";
import { join } from "node:path";
import { build } from "esbuild";

const pagesPerRound = 600;
const rounds = 5;
const goals = { pagesPerSecondAndCore: 300, pageBytes: 20_000, firstVisitBytes: 60_000 };

const root = join(import.meta.dirname, "..");
const publicFolder = join(root, "dist", "public");
const child = fork(await bundledSite(), [publicFolder]);
const [url] = (await once(child, "message")) as [string];
const agent = new Agent({ keepAlive: true, maxSockets: 8 });

const page = (await fetchPage(0)).bytes;
await round();
const perPage: Record<string, number[]> = { zstd: [], br: [], gzip: [], identity: [] };
for (let count = 0; count < rounds; count += 1)
  for (const [encoding, milliseconds] of Object.entries(perPage)) milliseconds.push(await round(encoding));
child.send("close");
agent.destroy();

const medians = Object.fromEntries(Object.entries(perPage).map(([name, all]) => [name, median(all)]));
const firstVisitBytes = page + assetBytes();
const figures = {
  pagesPerSecondAndCore: Math.round(1000 / (medians["zstd"] ?? Infinity)),
  pageBytes: page,
  firstVisitBytes,
};
for (const [name, milliseconds] of Object.entries(medians))
  console.log(
    `${name.padEnd(9)} ${milliseconds.toFixed(2)} ms of CPU a page, ${Math.round(1000 / milliseconds)} a second and core`,
  );
console.log(`page ${page} bytes, first visit ${firstVisitBytes} bytes`);
const met =
  figures.pagesPerSecondAndCore >= goals.pagesPerSecondAndCore &&
  figures.pageBytes <= goals.pageBytes &&
  figures.firstVisitBytes <= goals.firstVisitBytes;
console.log(JSON.stringify({ bench: "shell", figures, goals, met }));
process.exitCode = met ? 0 : 1;

/** CPU milliseconds of the server per page. */
async function round(encoding = "zstd"): Promise<number> {
  const before = await usage();
  let next = 0;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (next < pagesPerRound) await fetchPage((next += 1), encoding);
    }),
  );
  const after = await usage();
  return (after - before) / 1000 / pagesPerRound;
}

async function usage(): Promise<number> {
  child.send("usage");
  const [{ user, system }] = (await once(child, "message")) as [NodeJS.CpuUsage];
  return user + system;
}

function fetchPage(start: number, encoding = "zstd"): Promise<{ bytes: number }> {
  return new Promise((resolve, reject) => {
    get(`${url}/find?start=${start}`, { agent, headers: { "accept-encoding": encoding } }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => (bytes += chunk.length));
      response.on("end", () => resolve({ bytes }));
    }).on("error", reject);
  });
}

// Node strips types but does not know JSX, so the site is bundled first.
async function bundledSite(): Promise<string> {
  const folder = join(root, "node_modules", ".cache", "bench");
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, "site.mjs");
  await build({
    entryPoints: [join(root, "bench", "shell", "site.tsx")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    conditions: ["source"],
    jsx: "automatic",
    jsxImportSource: "hono/jsx",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return outfile;
}

/** What a first visit fetches beside the page: style sheet, the two fonts every page needs, the filter island, the icon. */
function assetBytes(): number {
  const folder = join(publicFolder, "assets");
  const wanted = /^(style-\w+\.css|filter-form-\w+\.js|icon-\w+\.svg)\.br$|^\w+-latin-\w+\.woff2$/;
  return readdirSync(folder)
    .filter((name) => wanted.test(name))
    .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
