import { sampleOfferings, sampleQuestions, type SampleOffering } from "./corpus.ts";

/** A search engine made ready to be measured. Its searches give how many they found. */
export interface Contender {
  readonly put: (offerings: readonly SampleOffering[]) => unknown;
  /** After the last `put`. */
  readonly settle?: () => unknown;
  readonly kinds: Readonly<Record<string, (text: string, offering: SampleOffering) => unknown>>;
  readonly finish?: () => Readonly<Record<string, number>>;
  /** CPU time so far of a process that works for this one. */
  readonly otherCpuMilliseconds?: () => number;
  readonly close?: () => Promise<void>;
}

export interface Figures {
  readonly buildSeconds: number;
  /** Growth of the resident memory, after a collection of garbage, the texts themselves left out. */
  readonly megabytes: number;
  readonly kinds: Readonly<Record<string, Percentiles>>;
  readonly more: Readonly<Record<string, number>>;
}

export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly found: number;
  /** How many questions there was time for. */
  readonly asked: number;
}

export interface Measured {
  readonly documents: number;
  /** Of each kind, after those that warm it up. */
  readonly questions: number;
  readonly warmUp: number;
  /** Seconds of CPU after which no further question of a kind is asked. */
  readonly secondsPerKind: number;
  /** Seconds of CPU after which an engine that is still being built is given up. */
  readonly secondsToBuild: number;
}

/** CPU time of this process so far, all threads and the collection of garbage included. */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const batch = 500;

/**
 * Fills an engine with so many offerings and asks it so many questions of each kind, as far as the time allows; undefined
 * when it took too long to build.
 */
export async function measure(contender: Contender, measured: Measured): Promise<Figures | undefined> {
  const { documents } = measured;
  const next = sampleOfferings();
  const asked = sampleQuestions(measured.questions + measured.warmUp);
  collectGarbage();
  const memory = process.memoryUsage().rss;
  const spent = () => cpuMilliseconds() + (contender.otherCpuMilliseconds?.() ?? 0);
  let building = 0;
  let last: SampleOffering | undefined;
  for (let made = 0; made < documents; made += batch) {
    const offerings = Array.from({ length: Math.min(batch, documents - made) }, next);
    last = offerings.at(-1);
    const before = spent();
    await contender.put(offerings);
    building += spent() - before;
    if (building > measured.secondsToBuild * 1000) {
      await contender.close?.();
      return undefined;
    }
  }
  const before = spent();
  await contender.settle?.();
  building += spent() - before;
  collectGarbage();
  const megabytes = (process.memoryUsage().rss - memory) / 1e6;
  const kinds: Record<string, Percentiles> = {};
  for (const [name, ask] of Object.entries(contender.kinds)) {
    if (last) kinds[name] = await percentiles(asked, measured, { ask: (text) => ask(text, last), spent });
  }
  await contender.close?.();
  return { buildSeconds: building / 1000, megabytes, kinds, more: contender.finish?.() ?? {} };
}

/** Fewer answers than this say nothing of how slow the slow ones are. */
const leastAsked = 15;

async function percentiles(
  questions: readonly string[],
  { warmUp, secondsPerKind }: Measured,
  { ask, spent }: { readonly ask: (text: string) => unknown; readonly spent: () => number },
): Promise<Percentiles> {
  const times: number[] = [];
  let found = 0;
  const began = spent();
  for (const [at, text] of questions.entries()) {
    const before = spent();
    if (times.length >= leastAsked && before - began > secondsPerKind * 1000) break;
    const count = await ask(text);
    if (at < warmUp) continue;
    times.push(spent() - before);
    found += Number(count);
  }
  times.sort((left, right) => left - right);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), found: found / times.length, asked: times.length };
}

function collectGarbage(): void {
  // Only with --expose-gc; without it memory is a little overstated.
  (globalThis as { gc?: () => void }).gc?.();
}
