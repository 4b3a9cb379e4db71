import { type Db, inTenants } from "#platform/db";
import type { PeopleTables, Viewer } from "#modules/people";
import type { ReflectionTables } from "../../tables.ts";

/** An employer, and whether its people may write for each other under a pen name. */
export interface PenNameRule {
  readonly roomId: string;
  readonly name: string;
  readonly isAllowed: boolean;
}

/** What each employer of a viewer is called, and says of pen names; by name. */
export async function penNameRules(
  db: Db<ReflectionTables & PeopleTables>,
  viewer: Viewer,
): Promise<readonly PenNameRule[]> {
  const ids = [...new Set(viewer.positions.map(({ tenantId }) => tenantId))];
  if (ids.length === 0) return [];
  const rows = await inTenants(db, ids, async (tx) =>
    tx
      .selectFrom("organisations as root")
      .leftJoin("reflection_settings as kept", "kept.tenant_id", "root.tenant_id")
      .select(["root.id", "root.name", "kept.allows_pen_names"])
      .whereRef("root.id", "=", "root.tenant_id")
      .where("root.tenant_id", "in", ids)
      .orderBy("root.name")
      .orderBy("root.id")
      .execute(),
  );
  return rows.map((row) => ({ roomId: row.id, name: row.name, isAllowed: row.allows_pen_names ?? true }));
}
