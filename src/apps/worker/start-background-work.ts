import { startWorkers, upkeep } from "#platform/jobs";
import { allLetterboxes, mailDelivery, openMailer, openMailReceiver, openMailSpool } from "#platform/mail";
import { catalogJobs } from "#modules/catalog";
import { creditJobs, recordLetterbox } from "#modules/credit";
import { peopleJobs } from "#modules/people";
import { plannerJobs } from "#modules/planner";
import { programJobs, programLetterbox } from "#modules/programs";
import { letterWriter, reflectionJobs } from "#modules/reflections";
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
    ...plannerJobs(program),
    ...reflectionJobs(program),
    ...programJobs({ ...program, harvests: configuration.harvests }),
    mailDelivery(mailer, configuration.mailFrom, [letterWriter(program)]),
    upkeep(database),
  ];
  // A port in use ends it before anything runs.
  const stopMail = await takeMailIn(program);
  const workers = await startWorkers(database, handlers, { log });
  return {
    stop: async () => {
      await stopMail();
      await workers.stop(10);
      mailer.close();
    },
  };
}

/** Takes mail to people's records and programs in, where that is set up; gives how to stop. */
async function takeMailIn(program: Program): Promise<() => Promise<void>> {
  const { configuration, log } = program;
  const { mailIn, mailFrom, dataDirectory, host } = configuration;
  if (mailIn === undefined) return async () => {};
  const given = { ...program, domain: mailIn.domain, ownSender: mailFrom };
  const letterbox = allLetterboxes([recordLetterbox(given), programLetterbox(given)]);
  const { domain, port } = mailIn;
  const receiver =
    port === undefined ? undefined : await openMailReceiver({ port, host, domain, log }, letterbox);
  const following = openMailSpool(dataDirectory).follow(letterbox, log);
  return async () => {
    await receiver?.close();
    await following.stop();
  };
}
