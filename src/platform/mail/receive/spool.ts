import { mkdirSync } from "node:fs";
import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import { InvalidInput, NotFound } from "#platform/errors";
import { newId } from "#platform/ids";
import type { Log } from "#platform/log";
import type { ArrivedMail, Letterbox } from "./letterbox.ts";

/** Mail that another process left for the one that has the database, a file each. */
export interface MailSpool {
  readonly leave: (mail: ArrivedMail) => Promise<void>;
  /** Takes what was left, now and then; gives how to stop. */
  readonly follow: (letterbox: Letterbox, log: Log) => { readonly stop: () => Promise<void> };
}

const pauseMilliseconds = 5_000;
const pauseAfterFailureMilliseconds = 60_000;

/** The spool in a data directory: `mail-in/`. Mail waits there while the server is down, and none is lost. */
export function openMailSpool(dataDirectory: string): MailSpool {
  const folder = join(dataDirectory, "mail-in");
  return {
    leave: async ({ bytes, ...envelope }) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, newId());
      // The envelope in a line of its own before the message.
      await writeFile(`${path}.part`, Buffer.concat([Buffer.from(`${JSON.stringify(envelope)}\n`), bytes]), {
        mode: 0o600,
      });
      await rename(`${path}.part`, `${path}.mail`);
    },
    follow: (letterbox, log) => follow(folder, letterbox, log),
  };
}

function follow(folder: string, letterbox: Letterbox, log: Log): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const working = keepTaking(async () => takeAll(folder, letterbox, log), signal);
  return {
    stop: async () => {
      stopping.abort();
      await working;
    },
  };
}

async function keepTaking(takeWhatIsThere: () => Promise<boolean>, signal: AbortSignal): Promise<void> {
  do {
    const isDone = await takeWhatIsThere();
    // Whoever stops it in the pause ends the pause, and nothing else throws here.
    await setTimeout(isDone ? pauseMilliseconds : pauseAfterFailureMilliseconds, undefined, { signal }).catch(
      () => undefined,
    );
  } while (!signal.aborted);
}

/** Whether nothing is left that could be taken later. */
async function takeAll(folder: string, letterbox: Letterbox, log: Log): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  let isDone = true;
  for (const name of names.filter((each) => each.endsWith(".mail")).toSorted())
    try {
      await takeOne(join(folder, name), letterbox, log);
    } catch (error) {
      isDone = false;
      log.warn("A mail was not taken, and is tried again.", { error });
    }
  return isDone;
}

const envelope = z.object({ recipient: z.string(), sender: z.string().optional() });

function envelopeOf(line: string): z.output<typeof envelope> {
  return envelope.parse(JSON.parse(line));
}

async function takeOne(path: string, letterbox: Letterbox, log: Log): Promise<void> {
  const bytes = await readFile(path);
  const end = bytes.indexOf("\n");
  const { recipient, sender } = envelopeOf(bytes.subarray(0, end).toString());
  try {
    await letterbox.take({ recipient, sender, bytes: bytes.subarray(end + 1) });
  } catch (error) {
    if (!(error instanceof InvalidInput || error instanceof NotFound)) throw error;
    log.info("A mail was set aside for good.", { error });
  }
  await rm(path);
}
