import type { Command } from "commander";
import { type Configuration, noteServedAddress, readConfiguration } from "#platform/config";
import { InvalidInput } from "#platform/errors";
import { serve } from "#platform/http";
import { now, nowMilliseconds } from "#platform/time";
import { fillSample, readSamplePack } from "#modules/catalog";
import { openProgram, packsFolder, type Program, terminalLog } from "#apps/program";
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
    .option("--no-sample", "leave an empty catalog empty: no made-up library system")
    .action(serveSite);
}

async function serveSite(options: ServeOptions): Promise<void> {
  const configuration = withPort(readConfiguration(), options.port);
  const log = terminalLog(configuration);
  const program = await openProgram(configuration, log);
  try {
    await fillWhenEmpty(program, options);
    await program.finder.followed.start();
    const work = await startBackgroundWork(program);
    try {
      await answerUntilStopped(program);
    } finally {
      await work.stop();
    }
  } finally {
    // A port in use must not leave a process behind that holds the database.
    await program.close();
  }
}

async function fillWhenEmpty(program: Program, { sample }: ServeOptions): Promise<void> {
  const given = { words: program.words, now: now() };
  if (sample && (await fillSample(program.db, readSamplePack(packsFolder), given)))
    process.stderr.write(
      "The catalog was empty: it now shows a sample library system, made up from end to end.\n",
    );
}

async function answerUntilStopped(program: Program): Promise<void> {
  const { port, host } = program.configuration;
  const server = await serve(createSite(program), { port, host });
  noteServedAddress(program.configuration);
  const stopped = untilStopped();
  process.stdout.write(`Carrel is at ${server.url} (Ctrl-C stops it)\n`);
  if ((await program.installation.read()) === undefined)
    process.stdout.write(`Set up from another machine with the code ${program.setUpCode}\n`);
  await stopped;
  await server.close();
}

function withPort(configuration: Configuration, text: string | undefined): Configuration {
  if (text === undefined) return configuration;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidInput([{ where: "--port", message: "Write a port number from 0 to 65535." }]);
  const isUsualAddress = configuration.publicUrl === `http://localhost:${configuration.port}`;
  return { ...configuration, port, ...(isUsualAddress ? { publicUrl: `http://localhost:${port}` } : {}) };
}

/**
 * Resolves at Ctrl-C or when the machine asks the process to end. The same signal may come twice, from the terminal and
 * from the program that started this one: only one that comes later ends the process without waiting.
 */
async function untilStopped(): Promise<void> {
  let asked: number | undefined;
  await new Promise<void>((resolve) => {
    const ask = () => {
      const at = nowMilliseconds();
      if (asked !== undefined && at - asked > sameSignalMilliseconds) process.exit(130);
      asked ??= at;
      resolve();
    };
    process.on("SIGINT", ask);
    process.on("SIGTERM", ask);
  });
}

const sameSignalMilliseconds = 2000;
