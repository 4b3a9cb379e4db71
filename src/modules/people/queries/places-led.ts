import type { Db } from "#platform/db";
import { isPermitted } from "../actions/permit.ts";
import type { Act } from "../rules/permissions/permissions.ts";
import type { Viewer } from "../rules/viewer.ts";
import type { PeopleTables } from "../tables.ts";
import { placesBelow } from "./places-below.ts";

/**
 * The organisations of a tenant in which the viewer's positions let them do something: each of those and all below it. For
 * lists; undefined means everywhere. Who supervises someone by name, and leads nowhere, has no place here.
 */
export async function placesLed(
  db: Db<PeopleTables>,
  viewer: Viewer,
  { tenantId, act }: { readonly tenantId: string; readonly act: Act },
): Promise<readonly string[] | undefined> {
  const tops = viewer.positions
    .filter((position) => position.tenantId === tenantId)
    .map(({ organisationId }) => organisationId)
    .filter((id) => {
      const there = {
        ...viewer,
        positions: viewer.positions.filter(({ organisationId }) => organisationId === id),
      };
      return isPermitted(there, act, { tenantId, organisations: [id] });
    });
  if (tops.includes(tenantId)) return undefined;
  if (tops.length === 0) return [];
  return placesBelow(db, tenantId, tops);
}
