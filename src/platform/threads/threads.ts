import { Worker } from "node:worker_threads";
import { ThreadEnded, uncarried } from "./thread-errors.ts";
import type { FromThread, ThreadStart } from "./thread-main.ts";
import { threadFlags, threadModule } from "./thread-module.ts";
import type { ProgressOf, ThreadWork } from "./thread-work.ts";

/** What is to be run, and how. `Work` is the function's type: `threads.run<typeof solveProblem>({ … })`. */
export interface ThreadRun<Work extends ThreadWork> {
  /** The module that exports it: `threadModule(import.meta.url, "./solve-problem")`. */
  readonly module: URL;
  /** The name of the exported function. */
  readonly work: string;
  readonly input: Parameters<Work>[0];
  readonly onProgress?: (progress: ProgressOf<Work>) => void;
  /** Asks the work to finish with what it has; after `graceMilliseconds` (5,000) the thread is ended. */
  readonly signal?: AbortSignal;
  readonly graceMilliseconds?: number;
}

/** Threads for work that would block, at most so many at once; more work waits for its turn, in order. */
export class Threads {
  readonly #most: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Runs one exported function in a thread of its own and gives what it returns. Progress comes before the result.
   *
   * @throws what the function throws, of its own type where it is one of the five the program tells apart; ThreadEnded
   *   when the thread had to be ended, or ended by itself; the signal's reason when it was stopped before its turn came.
   */
  async run<Work extends ThreadWork>(run: ThreadRun<Work>): Promise<Awaited<ReturnType<Work>>> {
    await this.#turn(run.signal);
    try {
      return await inThread(run);
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }

  async #turn(signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    if (this.#running >= this.#most) {
      await new Promise<void>((resolve, reject) => {
        const leave = () => {
          this.#waiting.splice(this.#waiting.indexOf(begin), 1);
          // The reason is the caller's own.
          reject(signal?.reason as Error);
        };
        const begin = () => {
          signal?.removeEventListener("abort", leave);
          resolve();
        };
        this.#waiting.push(begin);
        signal?.addEventListener("abort", leave, { once: true });
      });
    }
    this.#running += 1;
  }
}

async function inThread<Work extends ThreadWork>(run: ThreadRun<Work>): Promise<Awaited<ReturnType<Work>>> {
  const flag = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const worker = new Worker(threadModule(import.meta.url, "./thread-main"), {
    workerData: { module: run.module.href, work: run.work, input: run.input, flag } satisfies ThreadStart,
    execArgv: threadFlags(import.meta.url),
  });
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    Atomics.store(new Int32Array(flag), 0, 1);
    timer = setTimeout(() => void worker.terminate(), run.graceMilliseconds ?? 5000);
  };
  run.signal?.addEventListener("abort", stop, { once: true });
  try {
    // The function's own type says what it gives.
    return (await outcome(worker, run)) as Awaited<ReturnType<Work>>;
  } finally {
    clearTimeout(timer);
    run.signal?.removeEventListener("abort", stop);
    await worker.terminate();
  }
}

async function outcome<Work extends ThreadWork>(
  worker: Worker,
  { onProgress }: Pick<ThreadRun<Work>, "onProgress">,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.on("message", (message: FromThread) => {
      if (message.kind === "done") resolve(message.output);
      else if (message.kind === "failed") reject(uncarried(message.error));
      else (onProgress as ((progress: unknown) => void) | undefined)?.(message.progress);
    });
    worker.on("error", (error: unknown) => {
      const words = error instanceof Error ? error.message : String(error);
      reject(new ThreadEnded(`A thread failed: ${words}`, { cause: error }));
    });
    worker.on("exit", () => reject(new ThreadEnded("A thread was ended before it gave a result.")));
  });
}
