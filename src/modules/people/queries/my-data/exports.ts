import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { jobProgress } from "#platform/jobs";
import type { PeopleTables } from "../../tables.ts";

/** An export as its page shows it. @throws NotFound when the account has no such export. */
export async function exportOf(db: Db<PeopleTables>, accountId: string, id: string) {
  return inTenants(db, [accountId], async (tx) => {
    const row = await tx
      .selectFrom("record_exports")
      .select(["state", "job_id", "size_bytes"])
      .where("tenant_id", "=", accountId)
      .where("id", "=", id)
      .executeTakeFirst();
    if (row === undefined) throw new NotFound("There is no such export.");
    const job = row.job_id === null ? undefined : await jobProgress(tx, accountId, row.job_id);
    const failed = row.state === "waiting" && job?.state === "failed";
    return {
      state: failed ? ("failed" as const) : row.state,
      sizeBytes: row.size_bytes ?? undefined,
      done: job?.done ?? 0,
      total: job?.total,
    };
  });
}
