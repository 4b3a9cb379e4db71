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

/**
 * Nanoseconds of CPU for one multiplication and addition that wait for each other, now: an idle core of 2–3 GHz needs
 * below 2. Other work on the machine makes CPU time dearer too, so figures of two runs are compared by this.
 */
export function paceNanoseconds(): number {
  // Called often and briefly: a function called a few times for long is never compiled to the last degree.
  const [calls, steps] = [200, 100_000];
  const round = (): number => {
    const before = process.cpuUsage();
    for (let call = 0; call < calls; call += 1) last = multiplied(steps, last);
    return secondsSince(before);
  };
  const seconds = Math.min(...Array.from({ length: 9 }, round));
  return Math.round((seconds / (calls * steps)) * 1e11) / 100;
}

/** Used, so that nobody finds out that the steps lead to nothing. */
let last = 1;

function multiplied(steps: number, first: number): number {
  let value = first;
  for (let step = 0; step < steps; step += 1) value = (Math.imul(value, 31) + step) | 0;
  return value;
}
