import { nowMilliseconds } from "#platform/time";
import { percentile } from "../harvest/measure.ts";

/** Milliseconds of CPU; the wall's clock beside it, which also counts what else the machine does. */
export interface Spent {
  readonly median: number;
  readonly p95: number;
  readonly wallP95: number;
}

/**
 * What one piece of work costs all threads of this process, the embedded database's and the collector's among them: of each of
 * several rounds the median and the 95th percentile, and of those the median. A round that warms up is not counted.
 */
export async function medianOfRounds(
  { each, rounds }: { readonly rounds: number; readonly each: number },
  work: (count: number) => Promise<void>,
): Promise<Spent> {
  const all: Spent[] = [];
  let done = 0;
  for (let round = -1; round < rounds; round += 1) {
    const [cpu, wall]: [number[], number[]] = [[], []];
    for (let count = 0; count < each; count += 1) {
      const [before, began] = [process.cpuUsage(), nowMilliseconds()];
      await work((done += 1));
      const { system, user } = process.cpuUsage(before);
      cpu.push((user + system) / 1000);
      wall.push(nowMilliseconds() - began);
    }
    if (round < 0) continue;
    all.push({ median: percentile(cpu, 0.5), p95: percentile(cpu, 0.95), wallP95: percentile(wall, 0.95) });
  }
  const middle = (of: (each: Spent) => number) => Math.round(percentile(all.map(of), 0.5) * 100) / 100;
  return {
    median: middle(({ median }) => median),
    p95: middle(({ p95 }) => p95),
    wallP95: middle(({ wallP95 }) => wallP95),
  };
}
