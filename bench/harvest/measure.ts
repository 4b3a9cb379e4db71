/** Seconds of CPU, of all threads of this process, that some work takes. */
export function cpuSeconds(work: () => unknown): number {
  globalThis.gc?.();
  const before = process.cpuUsage();
  work();
  return secondsSince(before);
}

/** Seconds of CPU, of all threads of this process, since a reading of `process.cpuUsage()`. */
export function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** The middle value; of an even number of values the greater of the two in the middle. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value below which this share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
