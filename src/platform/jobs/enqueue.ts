import { sql } from "kysely";
import { afterCommit, type Db, type Instant, json, withTables } from "#platform/db";
import { newId } from "#platform/ids";
import type { Event, Job, JobTerms } from "./job.ts";
import type { Envelope, JobTables } from "./tables.ts";
import { wake } from "./wake.ts";

export interface EnqueueOptions {
  /** While one with the same key waits, another is not added: it would find the same work. One that runs is no bar. */
  readonly key?: string;
  /** Never two of this kind with the same value at the same time, on all processes together. */
  readonly aloneBy?: string;
  /** Not before; at once when not given. */
  readonly runAt?: Instant;
  /** Shows its progress to this tenant. */
  readonly progressTenant?: string;
}

/** The queue that jobs go to when they have failed for good. */
export const deadQueue = "dead";
/** How long a job may wait for a worker before it is dropped. */
const keptDays = 14;

/**
 * Puts a job into the queue, in the caller's transaction: it runs only if that is committed.
 *
 * Returns its id, or `undefined` when one with the same key waits already.
 */
export async function enqueue<Payload>(
  db: Db,
  job: Job<Payload>,
  payload: NoInfer<Payload>,
  options: EnqueueOptions = {},
): Promise<string | undefined> {
  const tx = withTables<JobTables>(db);
  const envelope = { payload, ...(options.progressTenant && { progressTenant: options.progressTenant }) };
  const added = await tx
    .with("made", (queues) =>
      queues
        .insertInto("jobs.queue")
        .values(queueRow(job))
        .onConflict((conflict) => conflict.doNothing()),
    )
    .insertInto("jobs.job_common")
    .values({
      ...placed(job.name, envelope, options),
      ...policyColumns(job),
      ...(options.aloneBy !== undefined && { group_id: options.aloneBy }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (added === undefined) return undefined;
  if (options.progressTenant !== undefined)
    await tx
      .insertInto("job_progress")
      .values({ tenant_id: options.progressTenant, job_id: added.id, job_name: job.name })
      .execute();
  afterCommit(() => wake(job.name));
  return added.id;
}

/** Tells every subscriber of an event, in the caller's transaction. Those that subscribe later do not hear of it. */
export async function publish<Payload>(
  db: Db,
  event: Event<Payload>,
  payload: NoInfer<Payload>,
): Promise<void> {
  const tx = withTables<JobTables>(db);
  const queues = await tx
    .selectFrom("jobs.subscription as subscription")
    .innerJoin("jobs.queue as queue", "queue.name", "subscription.name")
    .where("subscription.event", "=", event.name)
    .select([
      "queue.name",
      "queue.retry_limit",
      "queue.retry_delay",
      "queue.retry_backoff",
      "queue.retry_delay_max",
      "queue.expire_seconds",
      "queue.heartbeat_seconds",
    ])
    .orderBy("queue.name")
    .execute();
  if (queues.length === 0) return;
  await tx
    .insertInto("jobs.job_common")
    .values(
      queues.map(({ name, ...policy }) => ({ ...placed(name, { payload }, {}), ...policy, group_id: null })),
    )
    .execute();
  afterCommit(() => {
    for (const { name } of queues) wake(name);
  });
}

// The queue's documented way in for SQL: a plain insert. Its own `send` would look the queue up on a second connection,
// which a transaction on the embedded database does not have.
function placed(name: string, envelope: Envelope, { key, runAt }: EnqueueOptions) {
  const start = runAt === undefined ? sql<Instant>`now()` : sql<Instant>`${runAt}::timestamptz`;
  return {
    id: newId(),
    name,
    data: json(envelope),
    // Unique by key among the waiting ones; a `standard` job never is.
    policy: key === undefined ? "standard" : "short",
    singleton_key: key ?? null,
    start_after: start,
    keep_until: sql<Instant>`${start} + make_interval(days => ${keptDays})`,
    dead_letter: deadQueue,
  };
}

// The first job of its kind may come before a worker that knows it.
function queueRow(job: JobTerms) {
  const { group_id: _, ...policy } = policyColumns(job);
  return {
    ...policy,
    name: job.name,
    policy: "standard",
    retention_seconds: keptDays * 86_400,
    deletion_seconds: keptDays * 86_400,
    dead_letter: deadQueue,
    partition: false,
    table_name: "job_common",
  };
}

function policyColumns(job: JobTerms) {
  return {
    retry_limit: job.retries,
    retry_delay: job.firstRetrySeconds,
    retry_backoff: true,
    retry_delay_max: job.longestRetrySeconds,
    expire_seconds: job.longestRunSeconds,
    heartbeat_seconds: job.heartbeatSeconds ?? null,
    group_id: job.runsAlone ? job.name : null,
  };
}
