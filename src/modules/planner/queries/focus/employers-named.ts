import { type Db, inTenants } from "#platform/db";
import type { PeopleTables, Viewer } from "#modules/people";

/** The employers at which the viewer holds a position today, by name. */
export async function employersNamed(
  db: Db<PeopleTables>,
  viewer: Viewer,
): Promise<readonly { readonly tenantId: string; readonly name: string }[]> {
  const ids = [...new Set(viewer.positions.map(({ tenantId }) => tenantId))];
  if (ids.length === 0) return [];
  return inTenants(db, ids, async (tx) =>
    tx
      .selectFrom("organisations")
      .select(["tenant_id as tenantId", "name"])
      .where("tenant_id", "in", ids)
      .where("parent_id", "is", null)
      .orderBy("name")
      .orderBy("tenant_id")
      .execute(),
  );
}
