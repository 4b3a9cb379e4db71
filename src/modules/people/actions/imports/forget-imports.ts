import { type Db, inTenants } from "#platform/db";
import type { FileStore } from "#platform/files";
import { formatInstant, now, parseInstant } from "#platform/time";
import type { PeopleTables } from "../../tables.ts";

const keptDays = 30;

/** Removes imports older than 30 days, with their rows and files: the audit log says what they did. How many those were. */
export async function forgetImports(db: Db<PeopleTables>, files: FileStore): Promise<number> {
  const before = formatInstant((parseInstant(now()) ?? 0) - keptDays * 86_400);
  const gone = await inTenants(db, "every tenant", async (tx) =>
    tx
      .deleteFrom("import_runs")
      .where("changed_at", "<", before)
      .where("state", "!=", "applying")
      .returning(["tenant_id", "files"])
      .execute(),
  );
  for (const { tenant_id: tenantId, files: kept } of gone)
    for (const { digest } of kept)
      if (!(await isUsed(db, tenantId, digest))) await files.remove(tenantId, digest);
  return gone.length;
}

// The same bytes may have been taken in again, or be someone's file.
async function isUsed(db: Db<PeopleTables>, tenantId: string, digest: string): Promise<boolean> {
  return inTenants(db, "every tenant", async (tx) => {
    const runs = await tx
      .selectFrom("import_runs")
      .select("files")
      .where("tenant_id", "=", tenantId)
      .limit(1000)
      .execute();
    return runs.some((run) => run.files.some((file) => file.digest === digest));
  });
}
