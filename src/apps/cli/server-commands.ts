import type { Command } from "commander";
import { type Configuration, readConfiguration } from "#platform/config";
import { InvalidInput } from "#platform/errors";
import { serve } from "#platform/http";
import { now } from "#platform/time";
import { fillSample, readSamplePack } from "#modules/catalog";
import { openProgram, packsFolder, terminalLog } from "#apps/program";
import { createSite } from "#apps/web";
import { startBackgroundWork } from "#apps/worker";

interface ServeOptions {
  readonly port?: string;
  readonly sample: boolean;
}

/** `carrel serve`. */
export function addServerCommands(program: Command): void {
  program
    .command("serve")
    .description("serve the site and work on its jobs, until Ctrl-C")
    .option("--port <number>", "port to serve on, instead of PORT or 8080")
    .option("--no-sample", "leave an empty catalogue empty: no made-up library system")
    .action(serveSite);
}

async function serveSite(options: ServeOptions): Promise<void> {
  const configuration = withPort(readConfiguration(), options.port);
  const log = terminalLog(configuration);
  const program = await openProgram(configuration, log);
  if (
    options.sample &&
    (await fillSample(program.db, readSamplePack(packsFolder), { words: program.words, now: now() }))
  )
    process.stderr.write(
      "The catalogue was empty: it now shows a sample library system, made up from end to end.\n",
    );
  await program.finder.followed.start();
  const work = await startBackgroundWork(program);
  const server = await serve(createSite(program), { port: configuration.port, host: configuration.host });
  process.stdout.write(`Carrel is at ${server.url} (Ctrl-C stops it)\n`);
  await untilStopped();
  await server.close();
  await work.stop();
  await program.close();
}

function withPort(configuration: Configuration, text: string | undefined): Configuration {
  if (text === undefined) return configuration;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidInput([{ where: "--port", message: "Write a port number from 0 to 65535." }]);
  const isUsualAddress = configuration.publicUrl === `http://localhost:${configuration.port}`;
  return { ...configuration, port, ...(isUsualAddress ? { publicUrl: `http://localhost:${port}` } : {}) };
}

/** Resolves at Ctrl-C or when the machine asks the process to end. */
async function untilStopped(): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}
