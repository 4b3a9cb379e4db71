import { percentile } from "../harvest/measure.ts";

/** Milliseconds of CPU; the wall's clock beside it, which also counts what else the machine does. */
export interface Spent {
  readonly median: number;
  readonly p95: number;
  readonly wallP95: number;
}

/** The medians of several rounds' figures, after one that warms up and is not counted. */
export async function medianOfRounds(
  rounds: number,
  round: () => Promise<readonly { readonly cpu: number; readonly wall: number }[]>,
): Promise<Spent> {
  const all: Spent[] = [];
  for (let count = -1; count < rounds; count += 1) {
    const times = await round();
    const cpu = times.map((each) => each.cpu);
    const wall = times.map((each) => each.wall);
    if (count < 0) continue;
    all.push({ median: percentile(cpu, 0.5), p95: percentile(cpu, 0.95), wallP95: percentile(wall, 0.95) });
  }
  const middle = (of: (each: Spent) => number) => Math.round(percentile(all.map(of), 0.5) * 100) / 100;
  return {
    median: middle(({ median }) => median),
    p95: middle(({ p95 }) => p95),
    wallP95: middle(({ wallP95 }) => wallP95),
  };
}
