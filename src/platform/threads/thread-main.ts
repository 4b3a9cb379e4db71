import { parentPort, workerData } from "node:worker_threads";
import { carried, type CarriedError } from "./thread-errors.ts";
import type { ThreadWork } from "./thread-work.ts";

/** What the thread is started with. */
export interface ThreadStart {
  readonly module: string;
  readonly work: string;
  readonly input: unknown;
  /** One Int32: 0, and 1 once the result is wanted at once. */
  readonly flag: SharedArrayBuffer;
}

/** What the thread says. */
export type FromThread =
  | { readonly kind: "progress"; readonly progress: unknown }
  | { readonly kind: "done"; readonly output: unknown }
  | { readonly kind: "failed"; readonly error: CarriedError };

async function main({ module, work, input, flag }: ThreadStart): Promise<void> {
  const stopped = new Int32Array(flag);
  // The caller's types hold these together: see Threads.run.
  const functions = (await import(module)) as Readonly<Record<string, ThreadWork<unknown>>>;
  const run = functions[work];
  if (run === undefined) throw new Error(`${module} has no function “${work}”.`);
  const output = await run(input, {
    isStopped: () => Atomics.load(stopped, 0) === 1,
    report: (progress) => say({ kind: "progress", progress }),
  });
  say({ kind: "done", output });
}

function say(message: FromThread): void {
  parentPort?.postMessage(message, []);
}

// Our own `Threads` starts it with this.
await main(workerData as ThreadStart).catch((error: unknown) =>
  say({ kind: "failed", error: carried(error) }),
);
