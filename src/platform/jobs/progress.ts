import { sql } from "kysely";
import { type Db, type Instant, withTables } from "#platform/db";
import { nowMilliseconds } from "#platform/time";
import type { JobTables } from "./tables.ts";

/** How far a job is, for the person who started it. */
export interface JobProgress {
  readonly jobId: string;
  readonly jobName: string;
  readonly state: "waiting" | "running" | "done" | "failed";
  readonly done: number;
  /** Absent while it is not known. */
  readonly total?: number;
  readonly message: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** The job with its progress, or `undefined` when this tenant has no such job. */
export async function jobProgress(db: Db, tenantId: string, jobId: string): Promise<JobProgress | undefined> {
  const row = await selectProgress(db, tenantId).where("job_id", "=", jobId).executeTakeFirst();
  return row && view(row);
}

/** What a tenant started lately, newest first. */
export async function recentJobs(db: Db, tenantId: string, limit = 20): Promise<readonly JobProgress[]> {
  const rows = await selectProgress(db, tenantId)
    .orderBy("created_at", "desc")
    .orderBy("job_id", "desc")
    .limit(limit)
    .execute();
  return rows.map(view);
}

/** Where a running job writes how far it is. */
export interface ProgressWriter {
  readonly start: () => Promise<void>;
  readonly report: (done: number, total?: number, message?: string) => Promise<void>;
  readonly finish: (state: "done" | "failed" | "waiting", message?: string) => Promise<void>;
}

const leastMilliseconds = 500;

/** Writes to the row that `enqueue` made; to nothing when nobody watches. */
export function progressWriter(db: Db, jobId: string, tenantId: string | undefined): ProgressWriter {
  if (tenantId === undefined)
    return { start: async () => {}, report: async () => {}, finish: async () => {} };
  let last = 0;
  const write = async (columns: object): Promise<void> => {
    await withTables<JobTables>(db)
      .updateTable("job_progress")
      .set({ ...columns, updated_at: sql<Instant>`now()` })
      .where("tenant_id", "=", tenantId)
      .where("job_id", "=", jobId)
      .execute();
  };
  return {
    start: () => write({ state: "running" }),
    report: async (done, total, message) => {
      const present = nowMilliseconds();
      if (present - last < leastMilliseconds && done !== total) return;
      last = present;
      await write({
        done_count: done,
        total_count: total ?? null,
        ...(message !== undefined && { message }),
      });
    },
    finish: (state, message) => write({ state, ...(message !== undefined && { message }) }),
  };
}

function selectProgress(db: Db, tenantId: string) {
  return withTables<JobTables>(db)
    .selectFrom("job_progress")
    .select([
      "job_id",
      "job_name",
      "state",
      "done_count",
      "total_count",
      "message",
      "created_at",
      "updated_at",
    ])
    .where("tenant_id", "=", tenantId);
}

type ProgressRow = Awaited<ReturnType<ReturnType<typeof selectProgress>["execute"]>>[number];

function view(row: ProgressRow): JobProgress {
  return {
    jobId: row.job_id,
    jobName: row.job_name,
    state: row.state,
    done: row.done_count,
    ...(row.total_count === null ? {} : { total: row.total_count }),
    message: row.message,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
