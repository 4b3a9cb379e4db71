import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import type { ThreadStart } from "./thread-main.ts";
import { threadFlags, threadModule } from "./thread-module.ts";

/** What two threads have between them. */
export interface Paired {
  readonly port: MessagePort;
  readonly shared: SharedArrayBuffer;
}

/** A thread that works beside the one that started it, until that ends it. */
export interface PairedThread extends Paired {
  end: () => Promise<void>;
}

/**
 * Starts an exported function that takes `Paired` in a thread of its own, with so many bytes of shared memory. Both sides may
 * block: what fails in the thread is not thrown here, it only says nothing any more.
 */
export function pairedThread(module: URL, work: string, sharedBytes: number): PairedThread {
  const { port1, port2 } = new MessageChannel();
  const shared = new SharedArrayBuffer(sharedBytes);
  const worker = new Worker(threadModule(import.meta.url, "./thread-main"), {
    workerData: {
      work,
      module: module.href,
      input: { port: port2, shared } satisfies Paired,
      flag: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT),
    } satisfies ThreadStart,
    transferList: [port2],
    execArgv: threadFlags(import.meta.url),
  });
  worker.on("error", () => undefined);
  return {
    shared,
    port: port1,
    end: async () => {
      port1.close();
      await worker.terminate();
    },
  };
}
