import type { Command } from "commander";
import type { Db } from "#platform/db";
import { deadJobs, dropDeadJob, retryDeadJob } from "#platform/jobs";
import { plainTable } from "#platform/terminal";

/** What the commands need of the program. */
interface JobCommandContext {
  readonly open: () => Promise<{ readonly db: Db }>;
}

interface Form {
  readonly json?: boolean;
}

const mostShown = 200;

/** `carrel jobs`: work that failed for good, tried again or dropped. */
export function addJobCommands(program: Command, context: JobCommandContext): void {
  const command = program.command("jobs").description("work in the background that failed for good");
  command
    .command("list", { isDefault: true })
    .description("what failed after all its tries, newest first, and why")
    .option("--json", "one line of JSON for each: {id, jobName, payload, reason, enqueuedAt, failedAt}")
    .action(async ({ json }: Form) => list(context, json === true));
  command
    .command("retry")
    .description("put failed work back into its queue, with all its tries")
    .argument("<id>", "as the list shows it")
    .option("--json", 'print {"id": string}, its new id')
    .action(async (id: string, { json }: Form) => {
      const { db } = await context.open();
      const added = await retryDeadJob(db, id);
      say(json, { id: added }, "It is in its queue again, and done while the site runs.");
    });
  command
    .command("drop")
    .description("forget failed work")
    .argument("<id>", "as the list shows it")
    .option("--json", 'print {"dropped": string}, its id')
    .action(async (id: string, { json }: Form) => {
      const { db } = await context.open();
      await dropDeadJob(db, id);
      say(json, { dropped: id }, "It is forgotten.");
    });
}

async function list(context: JobCommandContext, isJson: boolean): Promise<void> {
  const { db } = await context.open();
  const jobs = await deadJobs(db, mostShown);
  if (isJson) for (const job of jobs) process.stdout.write(`${JSON.stringify(job)}\n`);
  else if (jobs.length === 0) process.stdout.write("Nothing has failed for good.\n");
  else
    process.stdout.write(
      `${plainTable(
        ["Id", "Work", "Failed", "Why"],
        jobs.map(({ id, jobName, failedAt, reason }) => [id, jobName, failedAt, reason]),
      )}\n`,
    );
}

function say(json: boolean | undefined, told: object, sentence: string): void {
  process.stdout.write(json === true ? `${JSON.stringify(told)}\n` : `${sentence}\n`);
}
