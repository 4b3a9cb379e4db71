import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { faultOf } from "./calendar/account.ts";
import { damaged, seededRandom } from "./calendar/damage.ts";
import { wearyingCalendars } from "./calendar/wearying-calendars.ts";

/** Run as `node --conditions=source bench/fuzz-calendar.ts [mutations] [seed]`. */
const mutations = Number(process.argv[2] ?? 20_000);
const seed = Number(process.argv[3] ?? 1);
const root = join(import.meta.dirname, "../../shared/data/ics");
const LARGEST_FILE = 60_000;
/** CPU seconds allowed for each megabyte, and for any file however small. */
const SECONDS_PER_MEGABYTE = 2;
const SECONDS_AT_LEAST = 1;
/** Bytes of each calendar that is made to weary the reader: what grows with the square of them shows. */
const WEARYING = 1_000_000;

if (!existsSync(root)) {
  console.warn(`Nothing to damage: ${root} is missing.`);
  process.exit(1);
}
const files = globSync("**/*.{ics,vcs}", { cwd: root })
  .filter((name) => !name.includes("zoneinfo"))
  .sort()
  .map((name) => ({ name, bytes: readFileSync(join(root, name)) }))
  .filter(({ bytes }) => bytes.length <= LARGEST_FILE);

const random = seededRandom(seed);
const faults: string[] = [];
const before = process.cpuUsage();
let megabytes = 0;
for (let count = 0; count < mutations; count += 1) {
  const file = files[count % files.length];
  if (file === undefined) break;
  const bytes = damaged(file.bytes, random);
  megabytes += bytes.length / 1e6;
  judge(bytes, `${file.name}, mutation ${count}`);
}
const seconds = secondsSince(before);
const wearying = wearyingCalendars(WEARYING);
let slowest = 0;
for (const [kind, bytes] of wearying)
  slowest = Math.max(slowest, judge(bytes, `a calendar full of ${kind}`) / (bytes.length / 1e6));

for (const fault of faults.slice(0, 20)) console.log(fault);
console.log(
  `${mutations} damaged calendars, ${megabytes.toFixed(1)} MB, ${seconds.toFixed(1)} s, and ${wearying.length} wearying ones: ${faults.length} faults`,
);
const figures = {
  mutations,
  seed,
  faults: faults.length,
  secondsPerMegabyte: seconds / megabytes,
  wearying: wearying.length,
  slowestSecondsPerMegabyte: slowest,
};
console.log(
  JSON.stringify({ bench: "fuzz-calendar", figures, goals: { faults: 0 }, met: faults.length === 0 }),
);
process.exit(faults.length === 0 ? 0 : 1);

/** Reads a calendar, notes what is wrong with it, and gives the CPU seconds it took. */
function judge(bytes: Uint8Array, name: string): number {
  const started = process.cpuUsage();
  const fault = faultOf(bytes);
  const took = secondsSince(started);
  const told = fault ?? slowness(bytes.length, took);
  if (told !== undefined) faults.push(`${name}: ${told}`);
  return took;
}

function slowness(byteLength: number, seconds: number): string | undefined {
  const allowed = Math.max(SECONDS_AT_LEAST, (SECONDS_PER_MEGABYTE * byteLength) / 1e6);
  return seconds > allowed ? `slow: ${seconds.toFixed(1)} s for ${byteLength} bytes` : undefined;
}

function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
