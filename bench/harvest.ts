/**
 * How fast sources become findable: documents read and normalised beside peers that only parse them, then 10,000 events
 * of eight calendars saved, matched and indexed on the embedded database, four at a time as the worker does, and what the
 * index costs at a restart.
 *
 *   --quick   fewer rounds and events
 */
import { readFieldWords } from "../src/modules/catalog/queries/field-words.ts";
import { median, paceNanoseconds } from "./harvest/measure.ts";
import { measureReading } from "./harvest/reading.ts";
import { measureSaving, slowestFindable } from "./harvest/saving.ts";

const goals = {
  calendarEventsPerCpuSecond: 10_000,
  feedItemsPerCpuSecond: 8000,
  savedEventsPerSecond: 1000,
  findableMilliseconds: 1000,
};
const isQuick = process.argv.includes("--quick");
const words = readFieldWords("packs");

console.log(
  `A step takes ${paceNanoseconds()} ns of CPU on this machine now (below 2 on an idle one): figures scale with it.`,
);
const reading = measureReading(words, isQuick ? 3 : 7);
for (const [name, { ours, peer }] of Object.entries(reading))
  console.log(
    `${name}: ${ours} read and normalised per CPU second; ${name.endsWith("Calendars") ? "node-ical" : "feedsmith"} only parses ${peer}: ${(ours / peer).toFixed(1)} times as many.`,
  );

const runs = [];
for (let round = 0; round < (isQuick ? 1 : 3); round += 1) {
  const run = await measureSaving(words, isQuick ? 3000 : 10_000);
  runs.push(run);
  console.log(
    `${run.events} events into ${run.offerings} offerings, saved, matched and findable: ${rate(run.events, run.wallSeconds)} a second, ${rate(run.events, run.cpuSeconds)} a second of CPU (all threads); findable after ${median(run.findableMilliseconds).toFixed(0)} ms, p95 ${slowestFindable(run).toFixed(0)} ms; restart ${run.restartCpuSeconds.toFixed(2)} s of CPU, rebuild ${run.rebuildCpuSeconds.toFixed(2)} s.`,
  );
}

const figures = {
  calendarEventsPerCpuSecond: slowest("Calendars"),
  feedItemsPerCpuSecond: slowest("Feeds"),
  savedEventsPerSecond: Math.round(median(runs.map((run) => run.events / run.wallSeconds))),
  savedEventsPerCpuSecond: Math.round(median(runs.map((run) => run.events / run.cpuSeconds))),
  findableMilliseconds: Math.round(median(runs.map(slowestFindable))),
  restartCpuSeconds: median(runs.map((run) => run.restartCpuSeconds)),
  rebuildCpuSeconds: median(runs.map((run) => run.rebuildCpuSeconds)),
  reading,
  paceNanoseconds: paceNanoseconds(),
};
const met =
  figures.calendarEventsPerCpuSecond >= goals.calendarEventsPerCpuSecond &&
  figures.feedItemsPerCpuSecond >= goals.feedItemsPerCpuSecond &&
  figures.savedEventsPerSecond >= goals.savedEventsPerSecond &&
  figures.findableMilliseconds <= goals.findableMilliseconds;
console.log(JSON.stringify({ bench: "harvest", figures, goals, met }));
process.exitCode = met ? 0 : 1;

function slowest(kind: "Calendars" | "Feeds"): number {
  const rates = Object.entries(reading).flatMap(([name, { ours }]) => (name.endsWith(kind) ? [ours] : []));
  return Math.min(...rates);
}

function rate(count: number, seconds: number): number {
  return Math.round(count / seconds);
}
