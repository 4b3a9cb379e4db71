import { sql } from "kysely";
import { z } from "zod";
import { type Db, maintain, type OpenDatabase, withTables } from "#platform/db";
import { defineJob, type JobHandler, onJob } from "./job.ts";
import type { JobTables } from "./tables.ts";

const upkeepJob = defineJob({
  name: "platform.upkeep",
  schema: z.object({}),
  retries: 1,
  longestRunSeconds: 3600,
  runsAlone: true,
  schedule: { at: "40 8 * * *" },
});

/** Every night (08:40 UTC, between midnight and four in the United States): forgets what is old, and tidies the database. */
export function upkeep(open: OpenDatabase): JobHandler {
  return onJob(upkeepJob, async (_payload, { db }) => {
    await forgetOld(db);
    await maintain(open);
  });
}

async function forgetOld(db: Db): Promise<void> {
  const tables = withTables<JobTables>(db);
  await tables
    .deleteFrom("job_effects")
    .where("done_at", "<", sql<string>`now() - interval '90 days'`)
    .execute();
  await tables
    .deleteFrom("job_progress")
    .where("updated_at", "<", sql<string>`now() - interval '30 days'`)
    .execute();
}
