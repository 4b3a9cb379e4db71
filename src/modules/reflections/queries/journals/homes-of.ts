import { type Db, inTenants } from "#platform/db";
import type { PeopleTables, Viewer } from "#modules/people";
import type { Home } from "../../rules/sharing/copies-of.ts";
import type { ReflectionTables } from "../../tables.ts";

/** The employers of a writer today, and what each says of pen names. */
export async function homesOf(
  db: Db<ReflectionTables & PeopleTables>,
  viewer: Viewer,
): Promise<readonly Home[]> {
  const positions = Map.groupBy(viewer.positions, ({ tenantId }) => tenantId);
  if (positions.size === 0) return [];
  const settings = await inTenants(db, [...positions.keys()], async (tx) =>
    tx.selectFrom("reflection_settings").select(["tenant_id", "allows_pen_names"]).execute(),
  );
  return [...positions].map(([tenantId, held]) => ({
    tenantId,
    staffId: held[0]?.staffId ?? "",
    places: [...new Set(held.map(({ organisationId }) => organisationId))],
    allowsPenNames: settings.find((each) => each.tenant_id === tenantId)?.allows_pen_names ?? true,
  }));
}
