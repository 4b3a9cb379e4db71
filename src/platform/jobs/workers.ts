import { type JobResult, type JobWithMetadata, PgBoss } from "pg-boss";
import { type OpenDatabase, withTables } from "#platform/db";
import type { Log } from "#platform/log";
import { z } from "zod";
import { alone } from "./alone.ts";
import { deadQueue, enqueue } from "./enqueue.ts";
import { defineJob, type JobHandler, type JobTerms, onJob } from "./job.ts";
import { runJob } from "./run-job.ts";
import type { Envelope, JobTables } from "./tables.ts";
import { takeBack } from "./take-back.ts";
import { onWake, wake } from "./wake.ts";
import { watchForWork } from "./watch-for-work.ts";

/** Workers that are running. */
export interface Workers {
  /**
   * Takes no new work, asks what runs to end after its batch, waits for it (at most the given time), and gives the rest back
   * to the queue.
   */
  readonly stop: (waitSeconds?: number) => Promise<void>;
}

export interface WorkerSettings {
  readonly log: Log;
  /** How often to look for work that came due, or that another process enqueued, in seconds; 2. */
  readonly pollSeconds?: number;
}

/** Workers that nothing woke look for themselves after so long: a safety net, since `watchForWork` looks for all of them. */
const restSeconds = 60;

/** The queue keeps its tables in a schema of its own, by its own migrations. */
const schema = "jobs";

/**
 * Makes the queue's tables, by the queue's own migrations: part of bringing a database up to date, before anything is
 * enqueued.
 */
export async function prepareQueue(open: OpenDatabase): Promise<void> {
  const boss = bossFor(open, { supervise: false, schedule: false });
  await boss.start();
  await makeQueues(boss, []);
  await boss.stop({ close: false, graceful: false });
  // Work inside a tenant's wall enqueues too, as the role that owns nothing.
  const rights = "select, insert, update, delete";
  for (const grant of [
    `grant usage on schema ${schema} to carrel_member`,
    `grant ${rights} on all tables in schema ${schema} to carrel_member`,
    `alter default privileges in schema ${schema} grant ${rights} on tables to carrel_member`,
  ])
    await open.runSql(grant);
  await takeBack(open);
}

/** Starts working: on the handlers' jobs and events, and on their schedules. */
export async function startWorkers(
  open: OpenDatabase,
  handlers: readonly JobHandler[],
  settings: WorkerSettings,
): Promise<Workers> {
  const boss = bossFor(open, { supervise: true, schedule: true });
  boss.on("error", (error) => settings.log.error("The job queue reported an error.", { error }));
  boss.on("warning", (warning) => settings.log.warn("The job queue reported a warning.", { ...warning }));
  await boss.start();
  const all = [...handlers, scheduleHandler(handlers)];
  await makeQueues(
    boss,
    all.map(({ job }) => job),
  );
  await subscribe(open, handlers);
  await setSchedules(boss, handlers);
  const ids = new Map<string, readonly string[]>();
  const stopping = new AbortController();
  for (const handler of all)
    ids.set(
      handler.job.name,
      await work(boss, handler, { open, log: settings.log, stopping: stopping.signal }),
    );
  const quiet = onWake((name) => {
    for (const id of ids.get(name) ?? []) boss.notifyWorker(id);
  });
  const watch = watchForWork(open, [...ids.keys()], settings);
  return {
    stop: async (waitSeconds = 30) => {
      quiet();
      stopping.abort();
      await watch.stop();
      await boss.stop({ close: false, graceful: true, timeout: waitSeconds * 1000 });
    },
  };
}

function bossFor(
  open: OpenDatabase,
  parts: { readonly supervise: boolean; readonly schedule: boolean },
): PgBoss {
  return new PgBoss({
    db: { executeSql: open.runSql },
    backend: open.kind,
    schema,
    ...parts,
    // Rebuilding indexes beside running work and watching autovacuum are for a server; the other engine has neither.
    reindex: open.kind === "postgres",
    monitorVacuum: open.kind === "postgres",
  });
}

async function makeQueues(boss: PgBoss, jobs: readonly JobTerms[]): Promise<void> {
  const known = new Set((await boss.getQueues()).map(({ name }) => name));
  if (!known.has(deadQueue)) await boss.createQueue(deadQueue, { retentionSeconds: 90 * 86_400 });
  for (const job of jobs) {
    const options = {
      retryLimit: job.retries,
      retryDelay: job.firstRetrySeconds,
      retryBackoff: true,
      retryDelayMax: job.longestRetrySeconds,
      expireInSeconds: job.longestRunSeconds,
      deadLetter: deadQueue,
      ...(job.heartbeatSeconds !== undefined && { heartbeatSeconds: job.heartbeatSeconds }),
    };
    await (known.has(job.name) ? boss.updateQueue(job.name, options) : boss.createQueue(job.name, options));
  }
}

// Subscribers that are no longer there are forgotten, or their jobs would wait for nobody.
async function subscribe(open: OpenDatabase, handlers: readonly JobHandler[]): Promise<void> {
  const db = withTables<JobTables>(open.db);
  const wanted = handlers.flatMap(({ event, job }) =>
    event === undefined ? [] : [{ event, name: job.name }],
  );
  await db
    .deleteFrom("jobs.subscription")
    .where("name", "not in", ["", ...wanted.map(({ name }) => name)])
    .execute();
  if (wanted.length > 0)
    await db
      .insertInto("jobs.subscription")
      .values(wanted)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

const dueJob = defineJob({ name: "platform.due", schema: z.object({ name: z.string() }), retries: 2 });

// The schedule only says that a job is due. It is then enqueued by key, so that a slow worker does not gather copies.
function scheduleHandler(handlers: readonly JobHandler[]): JobHandler {
  return onJob(dueJob, async ({ name }, { db }) => {
    const handler = handlers.find(({ job }) => job.name === name);
    if (handler?.job.schedule === undefined) return;
    await enqueue(db, { ...handler.job, schema: z.unknown() }, handler.job.schedule.payload ?? {}, {
      key: "schedule",
    });
  });
}

async function setSchedules(boss: PgBoss, handlers: readonly JobHandler[]): Promise<void> {
  const wanted = handlers.flatMap(({ job }) =>
    job.schedule === undefined ? [] : [{ job, schedule: job.schedule }],
  );
  for (const { name, key } of await boss.getSchedules())
    if (!wanted.some(({ job }) => job.name === key)) await boss.unschedule(name, key);
  for (const { job, schedule } of wanted)
    await boss.schedule(dueJob.name, schedule.at, { payload: { name: job.name } } satisfies Envelope, {
      tz: schedule.zone ?? "UTC",
      key: job.name,
    });
}

async function work(
  boss: PgBoss,
  handler: JobHandler,
  { open, log, stopping }: { readonly open: OpenDatabase; readonly log: Log; readonly stopping: AbortSignal },
): Promise<readonly string[]> {
  const { name, atOnce } = handler.job;
  const options = {
    batchSize: 1,
    perJobResults: true,
    includeMetadata: true,
    pollingIntervalSeconds: restSeconds,
    groupConcurrency: 1,
  } as const;
  const run = async (jobs: JobWithMetadata<Envelope>[]): Promise<JobResult[]> => {
    // Where there was one there may be more: look again right after this one instead of after the pause.
    wake(name);
    const each = (job: JobWithMetadata<Envelope>) => runJob(handler, job, { db: open.db, log, stopping });
    return Promise.all(
      jobs.map((job) =>
        typeof job.groupId === "string" ? alone(open, `${name} ${job.groupId}`, () => each(job)) : each(job),
      ),
    );
  };
  // One by one, because the queue's own option for several gives no way to wake more than the first.
  const ids: string[] = [];
  for (let count = 0; count < atOnce; count += 1) ids.push(await boss.work(name, options, run));
  return ids;
}
