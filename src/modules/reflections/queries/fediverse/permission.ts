import { type Db, inTenants } from "#platform/db";
import type { PeopleTables, Viewer } from "#modules/people";
import type { ReflectionTables } from "../../tables.ts";

/** An employer, and whether its people may open their journals to other servers. */
export interface FediverseRule {
  readonly tenantId: string;
  readonly name: string;
  readonly isAllowed: boolean;
}

/** What each employer of someone says, by name; none allows it until its administrator says so. */
export async function fediverseRules(
  db: Db<ReflectionTables & PeopleTables>,
  viewer: Pick<Viewer, "positions">,
): Promise<readonly FediverseRule[]> {
  const ids = [...new Set(viewer.positions.map(({ tenantId }) => tenantId))];
  if (ids.length === 0) return [];
  const rows = await inTenants(db, ids, async (tx) =>
    tx
      .selectFrom("organisations as root")
      .leftJoin("reflection_settings as kept", "kept.tenant_id", "root.tenant_id")
      .select(["root.id", "root.name", "kept.allows_fediverse"])
      .whereRef("root.id", "=", "root.tenant_id")
      .where("root.tenant_id", "in", ids)
      .orderBy("root.name")
      .orderBy("root.id")
      .execute(),
  );
  return rows.map((row) => ({ tenantId: row.id, name: row.name, isAllowed: row.allows_fediverse ?? false }));
}
