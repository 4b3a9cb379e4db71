import { type Db, inTenants } from "#platform/db";
import { enqueue } from "#platform/jobs";
import { formatInstant, now, parseInstant } from "#platform/time";
import type { PeopleTables } from "../../tables.ts";
import { applyImportJob } from "./jobs.ts";

/** A batch is written in seconds: one that says nothing for so long is not being written. */
const silentMinutes = 30;

/**
 * Has confirmed imports that nobody is writing any more written to their end: the command or the program that wrote them
 * ended in the middle. How many those were. Safe to repeat, since a batch locks its run and goes on where the last one was.
 */
export async function resumeImports(db: Db<PeopleTables>): Promise<number> {
  const before = formatInstant((parseInstant(now()) ?? 0) - silentMinutes * 60);
  return inTenants(db, "every tenant", async (tx) => {
    const silent = await tx
      .selectFrom("import_runs")
      .select(["tenant_id", "id"])
      .where("state", "=", "applying")
      .where("changed_at", "<", before)
      .orderBy("changed_at")
      .orderBy("id")
      .limit(20)
      .execute();
    for (const { tenant_id: tenantId, id: runId } of silent)
      await enqueue(tx, applyImportJob, { tenantId, runId }, { key: runId });
    return silent.length;
  });
}
