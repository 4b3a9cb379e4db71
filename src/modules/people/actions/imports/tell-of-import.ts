import { sql } from "kysely";
import type { Db } from "#platform/db";
import type { PeopleTables } from "../../tables.ts";
import { announce } from "../webhooks/announce.ts";

/** Tells of a whole import once for each kind of thing it wrote, with how many: one event per row would be a flood. */
export async function tellOfImport(
  tx: Db<PeopleTables>,
  { tenantId, runId }: { readonly tenantId: string; readonly runId: string },
): Promise<void> {
  // The writes are JSON, which the query builder does not look into.
  const { organisations, staff, positions } = await tx
    .selectFrom("import_rows")
    .select([
      sql<number>`(count(writes -> 'organisation'))::integer`.as("organisations"),
      sql<number>`(count(writes -> 'staff'))::integer`.as("staff"),
      sql<number>`coalesce(sum(jsonb_array_length(writes -> 'positions')), 0)::integer`.as("positions"),
    ])
    .where("tenant_id", "=", tenantId)
    .where("run_id", "=", runId)
    .executeTakeFirstOrThrow();
  const told = {
    "organisation.changed": organisations,
    "staff.changed": staff,
    "position.changed": positions,
  };
  for (const [event, count] of Object.entries(told))
    if (count > 0) await announce(tx, tenantId, event, { importId: runId, count });
}
