import { sql } from "kysely";
import { type OpenDatabase, withTables } from "#platform/db";
import type { JobTables } from "./tables.ts";

/**
 * Gives back to the queue what a process that was killed had begun, without waiting until it is missed. Only for the embedded
 * database, which one process has at a time: whatever is under way when it is opened is under way nowhere. What was tried
 * often enough is left to its time-out, so that a job which ends its process does not end every next one too.
 */
export async function takeBack({ db, kind }: OpenDatabase): Promise<void> {
  if (kind !== "pglite") return;
  await withTables<JobTables>(db)
    .updateTable("jobs.job_common")
    .set({ state: "retry", start_after: sql<string>`now()` })
    .where("state", "=", "active")
    .whereRef("retry_count", "<", "retry_limit")
    .execute();
}
