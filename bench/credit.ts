// The credit engine: one person with 500 entries, under every shipped pack; and all people of a state on two threads.
// Run: npm run bench -- credit
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { standing } from "../src/modules/credit/rules/standing/current.ts";
import { madePerson } from "./credit/made-people.ts";
import { duePacks } from "./credit/packs.ts";

const goals = { personMilliseconds: 5, stateSeconds: 60, memoryGrowth: 1.2 };

interface StateFigures {
  readonly people: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  readonly states: Readonly<Record<string, number>>;
}

const medians = duePacks().map((words) => ({ id: words.pack.id, milliseconds: personMedian(words) }));
const slowest = medians.toSorted((a, b) => b.milliseconds - a.milliseconds);
for (const { id, milliseconds } of slowest.slice(0, 5)) console.log(`500 entries, ${id}: ${milliseconds} ms`);
const thousand = stateOf(1000);
const tenThousand = stateOf(10_000);
const figures = {
  packs: medians.length,
  personMilliseconds: slowest[0]?.milliseconds ?? Number.NaN,
  personMedianOfPacks: slowest[slowest.length >> 1]?.milliseconds ?? Number.NaN,
  stateSeconds: rounded(tenThousand.seconds),
  stateCpuSeconds: rounded(tenThousand.cpuSeconds),
  peakMegabytesOf1000: rounded(thousand.peakMegabytes),
  peakMegabytesOf10000: rounded(tenThousand.peakMegabytes),
  memoryGrowth: rounded(tenThousand.peakMegabytes / thousand.peakMegabytes),
};
const met =
  figures.personMilliseconds < goals.personMilliseconds &&
  figures.stateSeconds < goals.stateSeconds &&
  figures.memoryGrowth <= goals.memoryGrowth;
console.log(JSON.stringify({ bench: "credit", figures, goals, met }));
process.exitCode = met ? 0 : 1;

/** Milliseconds of CPU, warm, for the person who is new each time. */
function personMedian(words: Parameters<typeof madePerson>[1]): number {
  const runs = 41;
  const people = Array.from({ length: runs }, (_, number) => madePerson(number, words, 500));
  for (let round = 0; round < 2; round += 1)
    for (const { entries, pack, subject } of people) standing(pack, subject, entries, "2026-11-22");
  const milliseconds = people.map(({ entries, pack, subject }) => {
    const before = process.cpuUsage();
    standing(pack, subject, entries, "2026-11-22");
    const { system, user } = process.cpuUsage(before);
    return (system + user) / 1000;
  });
  return rounded(milliseconds.toSorted((a, b) => a - b)[runs >> 1] ?? Number.NaN);
}

function stateOf(people: number): StateFigures {
  const script = join(import.meta.dirname, "credit/reckon-state.ts");
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ["--conditions=source", script, String(people)],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`Reckoning ${people} people failed: ${stderr}`);
  // Our own script prints it.
  const figures = JSON.parse(stdout) as StateFigures;
  const states = Object.entries(figures.states).map(([state, count]) => `${count} ${state}`);
  console.log(
    `${people} people: ${rounded(figures.seconds)} s, ${rounded(figures.cpuSeconds)} s of CPU, ${rounded(figures.peakMegabytes)} MB at most; ${states.join(", ")}`,
  );
  return figures;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
