import { startWorkers, upkeep } from "#platform/jobs";
import { mailDelivery, openMailer } from "#platform/mail";
import { catalogJobs } from "#modules/catalog";
import { creditJobs } from "#modules/credit";
import { peopleJobs } from "#modules/people";
import type { Program } from "#apps/program";

/** Work in the background, running. */
export interface BackgroundWork {
  readonly stop: () => Promise<void>;
}

/** Starts working on every job of the program; `stop` waits for what runs. */
export async function startBackgroundWork(program: Program): Promise<BackgroundWork> {
  const { configuration, database, log } = program;
  const mailer = openMailer(configuration);
  const handlers = [
    ...peopleJobs(program),
    ...catalogJobs({ ...program, harvests: configuration.harvests }),
    ...creditJobs(program),
    mailDelivery(mailer, configuration.mailFrom),
    upkeep(database),
  ];
  const workers = await startWorkers(database, handlers, { log });
  return {
    stop: async () => {
      await workers.stop(10);
      mailer.close();
    },
  };
}
