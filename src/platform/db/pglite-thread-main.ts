// The thread that holds PGlite: in the main thread its queries would starve the event loop.
import { readFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { DurableFiles, durableStartParameters, sessionParameters } from "./durable-files.ts";
import type { FromThread, PgliteStorage, ToThread } from "./pglite-messages.ts";

const port = parentPort;
if (port === null) throw new Error("This file runs as a thread of the database only.");

/** Answers are gathered up to this size, so that a query of a few rows is one message. */
const answerBytes = 256 * 1024;

const pglite = await open(workerData as PgliteStorage).catch((error: unknown) => {
  answer({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
  return undefined;
});
if (pglite !== undefined) serve(pglite);

async function open(storage: PgliteStorage): Promise<PGlite> {
  if (storage.kind === "directory")
    return PGlite.create({
      fs: new DurableFiles(storage.path),
      startParams: [...durableStartParameters, ...sessionParameters],
    });
  const startParams = [...PGlite.defaultStartParams, ...sessionParameters];
  if (storage.dump === undefined) return PGlite.create({ startParams });
  return PGlite.create({ startParams, loadDataDir: new Blob([readFileSync(storage.dump)]) });
}

function serve(pglite: PGlite): void {
  // One after the other: a message waits until the one before it is finished.
  let work: Promise<void> = Promise.resolve();
  port?.on("message", (message: ToThread) => {
    work = work.then(() => handle(pglite, message));
  });
  answer({ kind: "open" });
}

async function handle(pglite: PGlite, message: ToThread): Promise<void> {
  switch (message.kind) {
    case "connect":
      await resetSession(pglite);
      answer({ kind: "connected", connection: message.connection });
      return;
    case "bytes":
      await run(pglite, message.connection, message.bytes);
      return;
    case "close":
      await pglite.close();
      answer({ kind: "closed" });
      port?.close();
      return;
    default:
      message satisfies never;
  }
}

// A new connection must not meet the settings, locks, statements or open transaction of the one before it.
async function resetSession(pglite: PGlite): Promise<void> {
  if (pglite.isInTransaction()) await pglite.exec("rollback");
  await pglite.exec("discard all");
}

async function run(pglite: PGlite, connection: number, bytes: Uint8Array): Promise<void> {
  let parts: Uint8Array[] = [];
  let gathered = 0;
  const take = (): Uint8Array => {
    const whole = new Uint8Array(Buffer.concat(parts, gathered));
    parts = [];
    gathered = 0;
    return whole;
  };
  await pglite.execProtocolRawStream(bytes, {
    onRawData: (part) => {
      // Copied at once: it is a view of the engine's own memory.
      parts.push(part.slice());
      gathered += part.length;
      if (gathered >= answerBytes) answer({ kind: "bytes", connection, bytes: take() });
    },
  });
  answer({ kind: "done", connection, bytes: take() });
}

function answer(message: FromThread): void {
  if ("bytes" in message) port?.postMessage(message, [message.bytes.buffer as ArrayBuffer]);
  else port?.postMessage(message);
}
