// All people of a state, on two threads, in a process of their own: prints seconds and the peak of its memory as JSON.
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

const people = Number(process.argv[2]);
const threads = Math.min(2, availableParallelism());
const started = process.hrtime.bigint();
const results = await Promise.all(Array.from({ length: threads }, async (_, first) => share(first)));
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
const states: Record<string, number> = {};
for (const [state, count] of results.flatMap((each) => Object.entries(each)))
  states[state] = (states[state] ?? 0) + count;
const { system, user } = process.cpuUsage();
console.log(
  JSON.stringify({
    people,
    seconds,
    cpuSeconds: (system + user) / 1e6,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    states,
  }),
);

async function share(first: number): Promise<Record<string, number>> {
  const worker = new Worker(new URL("reckon-thread.ts", import.meta.url), {
    workerData: { first, step: threads, people },
    // As much as a thread of the worker gets: memory that grew with the people would end here.
    resourceLimits: { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16 },
  });
  return new Promise((resolve, reject) => {
    worker.on("message", (message: { states: Record<string, number> }) => resolve(message.states));
    worker.on("error", reject);
  });
}
