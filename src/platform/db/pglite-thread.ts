import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { FromThread, PgliteStorage, ToThread } from "./pglite-messages.ts";
import { PgliteStream } from "./pglite-stream.ts";

const main = new URL(
  `./pglite-thread-main.${import.meta.url.endsWith(".ts") ? "ts" : "js"}`,
  import.meta.url,
);

/** A checkpoint of much that was written may take a while. What it does not write is in the log. */
const closeMilliseconds = 30_000;

/**
 * PGlite in a thread of its own, with a watch on it: PGlite can neither cancel a statement nor time it out, so one
 * that runs too long has its thread ended, and the next connection starts a new one on the same files. The engine
 * recovers from its log as it would after a crash; nothing acknowledged is lost.
 */
export class PgliteThread {
  readonly #storage: PgliteStorage;
  /** Longest that one message may keep the engine busy; `Infinity` switches the watch off. */
  limitMilliseconds: number;
  #worker: Worker | undefined;
  #isOpen = false;
  #wasOpen = false;
  #lastConnection = 0;
  #stream: PgliteStream | undefined;
  #unfinished = 0;
  #watch: NodeJS.Timeout | undefined;
  #closed: (() => void) | undefined;
  #ending: Promise<unknown> = Promise.resolve();
  #waiting: { readonly resolve: () => void; readonly reject: (error: Error) => void }[] = [];

  constructor(storage: PgliteStorage, limitMilliseconds: number) {
    this.#storage = storage;
    this.limitMilliseconds = limitMilliseconds;
  }

  /** Resolves when the engine answers; rejects with its words when it cannot open the files. */
  async open(): Promise<void> {
    // Two engines on one directory would destroy it: the ended thread must be gone before the next one starts.
    await this.#ending;
    if (this.#isOpen) return;
    // Where files were, an engine would make new ones: an empty database, as if it were the one before.
    if (this.#wasOpen && !hasFiles(this.#storage))
      throw new Error("The files of the embedded database are gone.");
    const opened = new Promise<void>((resolve, reject) => this.#waiting.push({ resolve, reject }));
    this.#worker ??= this.#start();
    await opened;
  }

  /** For the driver's `stream` setting. */
  stream(): PgliteStream {
    return new PgliteStream({
      connect: (stream) => this.#connect(stream),
      send: (stream, bytes) => this.#send(stream, bytes),
      leave: (stream) => {
        if (this.#stream === stream) this.#stream = undefined;
      },
      keepAlive: (isWanted) => (isWanted ? this.#worker?.ref() : this.#worker?.unref()),
    });
  }

  /** Writes a checkpoint and ends the thread; without one where the engine does not come to its end, as on files that are gone. */
  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    worker.ref();
    const closed = new Promise<void>((resolve) => (this.#closed = resolve));
    post(worker, { kind: "close" });
    const patience = setTimeout(() => this.#closed?.(), closeMilliseconds);
    await closed;
    clearTimeout(patience);
    this.#forget();
    await worker.terminate();
  }

  #start(): Worker {
    const worker = new Worker(main, { workerData: this.#storage, execArgv: [] });
    worker.on("message", (message: FromThread) => {
      // What one that was given up still says is not for the one after it.
      if (this.#worker === worker) this.#receive(message);
    });
    worker.on("error", (error) => this.#lose(worker, error));
    worker.on("exit", () => this.#lose(worker, new Error("The embedded database stopped by itself.")));
    return worker;
  }

  #connect(stream: PgliteStream): void {
    this.#stream = stream;
    this.#lastConnection += 1;
    const connection = this.#lastConnection;
    this.open().then(
      () => this.#greet(connection),
      (error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))),
    );
  }

  #greet(connection: number): void {
    if (this.#worker === undefined) return;
    this.#expectAnswer();
    post(this.#worker, { kind: "connect", connection });
  }

  #send(stream: PgliteStream, bytes: Uint8Array): void {
    if (this.#worker === undefined || this.#stream !== stream) return;
    this.#expectAnswer();
    // A copy of its own: the driver writes from a shared buffer, which a transfer would take away.
    const copy = new Uint8Array(bytes);
    this.#worker.postMessage(
      { kind: "bytes", connection: this.#lastConnection, bytes: copy } satisfies ToThread,
      [copy.buffer],
    );
  }

  #receive(message: FromThread): void {
    switch (message.kind) {
      case "open":
        this.#isOpen = true;
        this.#wasOpen = true;
        for (const { resolve } of this.#waiting.splice(0)) resolve();
        return;
      case "failed":
        this.#end(new Error(message.message));
        return;
      case "connected":
        this.#takeAnswer();
        if (message.connection === this.#lastConnection) this.#stream?.emit("connect");
        return;
      case "bytes":
        if (message.connection === this.#lastConnection) this.#stream?.push(message.bytes);
        return;
      case "done":
        this.#takeAnswer();
        if (message.bytes.length > 0 && message.connection === this.#lastConnection)
          this.#stream?.push(message.bytes);
        return;
      case "closed":
        this.#closed?.();
        return;
      default:
        message satisfies never;
    }
  }

  #expectAnswer(): void {
    this.#unfinished += 1;
    this.#restartWatch();
  }

  #takeAnswer(): void {
    this.#unfinished -= 1;
    this.#restartWatch();
  }

  #restartWatch(): void {
    clearTimeout(this.#watch);
    if (this.#unfinished === 0 || this.limitMilliseconds === Infinity) return;
    this.#watch = setTimeout(() => {
      const seconds = this.limitMilliseconds / 1000;
      this.#end(new Error(`The embedded database was restarted: a statement took over ${seconds} s.`));
    }, this.limitMilliseconds);
  }

  #end(error: Error): void {
    const worker = this.#worker;
    if (worker === undefined) return;
    this.#lose(worker, error);
    this.#ending = worker.terminate();
  }

  #lose(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#forget();
    this.#stream?.destroy(error);
    for (const { reject } of this.#waiting.splice(0)) reject(error);
    this.#closed?.();
  }

  #forget(): void {
    clearTimeout(this.#watch);
    this.#worker = undefined;
    this.#isOpen = false;
    this.#unfinished = 0;
  }
}

function hasFiles(storage: PgliteStorage): boolean {
  return storage.kind === "memory" || existsSync(join(storage.path, "PG_VERSION"));
}

function post(worker: Worker, message: ToThread): void {
  worker.postMessage(message, []);
}
