import { randomInt } from "node:crypto";
import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { readConfiguration } from "#platform/config";
import { testDataDirectory } from "#platform/db-testing";
import { serve, type WebApp } from "#platform/http";
import { openLog } from "#platform/log";
import { now } from "#platform/time";
import { openProgram, packsFolder, type Program } from "#apps/program";
import { createSite } from "#apps/web";
import { startBackgroundWork } from "#apps/worker";
import { fillSample, readSamplePack } from "#modules/catalog";
import { buildAssets } from "../browser/built-assets.ts";

/** The whole program as `carrel serve` runs it, with the sample in its catalogue. */
export interface JourneySite {
  readonly url: string;
  readonly app: WebApp;
  readonly program: Program;
  /** What the log wrote since the start. */
  readonly lines: readonly string[];
  readonly close: () => Promise<void>;
}

/** Starts the program on a free port, with a database of its own; it may fetch from `allowedHosts` only. */
export async function openSite(allowedHosts: readonly string[] = []): Promise<JourneySite> {
  const dataDirectory = await testDataDirectory();
  const port = await freePort();
  const lines: string[] = [];
  const log = openLog({ level: "info", isTerminal: false, write: (line) => lines.push(line) });
  const configuration = readConfiguration({
    PORT: String(port),
    DATA_DIR: dataDirectory,
    HARVEST: "off",
    FETCH_ALLOW: allowedHosts.join(","),
    MAIL_IN_DOMAIN: "learn.example",
    MAIL_IN_PORT: String(await freePort()),
  });
  const program = await openProgram(configuration, log);
  await fillSample(program.db, readSamplePack(packsFolder), { words: program.words, now: now() });
  await program.finder.followed.start();
  const work = await startBackgroundWork(program);
  const app = createSite(program, { assets: buildAssets(), rateLimits: false });
  const server = await serve(app, { port });
  return {
    url: server.url,
    app,
    program,
    lines,
    close: async () => {
      await server.close();
      await work.stop();
      await program.close();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

// The site must know its address before it listens: feeds and calendar files name it. Until then nothing holds
// the port, so it lies below those that a system hands out by itself to any connection (from 32768 on Linux).
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 32_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
