import { type Db, inTransaction, withTables } from "#platform/db";
import type { JobTables } from "./tables.ts";

/** Owner of what all tenants share, such as the catalogue. */
export const sharedTenant = "00000000-0000-0000-0000-000000000000";

/**
 * Does something once for a key, however often its job is given out. Both are kept together or not at all, so the work
 * must be in the database: what happens outside of it (a letter, a request) cannot be taken back.
 *
 * Returns whether it was done now. Keys are kept for 90 days.
 */
export async function once(
  db: Db,
  effect: { readonly tenantId: string; readonly job: string; readonly key: string },
  work: (tx: Db) => Promise<void>,
): Promise<boolean> {
  return inTransaction(withTables<JobTables>(db), async (tx) => {
    const added = await tx
      .insertInto("job_effects")
      .values({ tenant_id: effect.tenantId, job_name: effect.job, effect_key: effect.key })
      .onConflict((conflict) => conflict.doNothing())
      .returning("effect_key")
      .executeTakeFirst();
    if (added === undefined) return false;
    await work(tx);
    return true;
  });
}
