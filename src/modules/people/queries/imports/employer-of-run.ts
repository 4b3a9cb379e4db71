import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import { tenantsOf, type Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";

/** The employer an import belongs to, of those the viewer works for. @throws NotFound when it is in none of them. */
export async function employerOfRun(db: Db<PeopleTables>, viewer: Viewer, runId: string): Promise<string> {
  const row = isId(runId)
    ? await inTenants(db, tenantsOf(viewer), async (tx) =>
        tx.selectFrom("import_runs").select("tenant_id").where("id", "=", runId).executeTakeFirst(),
      )
    : undefined;
  if (row === undefined) throw new NotFound("There is no such import. It may have been dropped.");
  return row.tenant_id;
}
