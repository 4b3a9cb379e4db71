import { sql } from "kysely";
import { afterCommit, type Db, inTransaction, type Instant, json, withTables } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId, newId } from "#platform/ids";
import { deadQueue } from "./enqueue.ts";
import type { JobTables } from "./tables.ts";
import { wake } from "./wake.ts";

/** A job that failed for good. */
export interface DeadJob {
  readonly id: string;
  readonly jobName: string;
  readonly payload: unknown;
  /** The words of its last failure. */
  readonly reason: string;
  readonly enqueuedAt: Instant;
  readonly failedAt: Instant;
}

/** Jobs that failed for good, newest first. */
export async function deadJobs(db: Db, limit = 50): Promise<readonly DeadJob[]> {
  const rows = await withTables<JobTables>(db)
    .selectFrom("jobs.job_common")
    .select(["id", "source_name", "data", "source_output", "source_created_on", "created_on"])
    .where("name", "=", deadQueue)
    .where("state", "=", "created")
    .orderBy("created_on", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    jobName: row.source_name ?? "",
    payload: row.data.payload,
    reason: reasonOf(row.source_output),
    enqueuedAt: row.source_created_on ?? row.created_on,
    failedAt: row.created_on,
  }));
}

/**
 * Puts a dead job back into its queue with all its retries, and returns its new id.
 *
 * @throws NotFound when it is not among the dead, or its kind of work is no longer known.
 */
export async function retryDeadJob(db: Db, id: string): Promise<string> {
  if (!isId(id)) throw new NotFound("There is no such failed job.");
  return inTransaction(withTables<JobTables>(db), async (tx) => {
    const dead = await tx
      .deleteFrom("jobs.job_common")
      .where("name", "=", deadQueue)
      .where("id", "=", id)
      .returning(["source_name", "data", "group_id"])
      .executeTakeFirst();
    const queue = await tx
      .selectFrom("jobs.queue")
      .select(["name", "retry_limit", "retry_delay", "retry_backoff", "retry_delay_max", "expire_seconds"])
      .select("heartbeat_seconds")
      .where("name", "=", dead?.source_name ?? "")
      .executeTakeFirst();
    if (dead === undefined || queue === undefined) throw new NotFound("There is no such failed job.");
    const added = newId();
    await tx
      .insertInto("jobs.job_common")
      .values({
        ...queue,
        id: added,
        data: json(dead.data),
        policy: "standard",
        group_id: dead.group_id,
        keep_until: sql<Instant>`now() + interval '14 days'`,
        dead_letter: deadQueue,
      })
      .execute();
    afterCommit(() => wake(queue.name));
    return added;
  });
}

/** Forgets a dead job; forgetting it twice is no error. */
export async function dropDeadJob(db: Db, id: string): Promise<void> {
  if (!isId(id)) return;
  await withTables<JobTables>(db)
    .deleteFrom("jobs.job_common")
    .where("name", "=", deadQueue)
    .where("id", "=", id)
    .execute();
}

// The queue keeps what a failed job gave as its output: our own `{ reason }`, or its own `{ message }` for a time-out.
function reasonOf(output: unknown): string {
  if (typeof output !== "object" || output === null) return "";
  const parts = output as { reason?: unknown; message?: unknown; value?: unknown };
  if (typeof parts.reason === "string") return parts.reason;
  if (typeof parts.message === "string") return parts.message;
  return reasonOf(parts.value);
}
