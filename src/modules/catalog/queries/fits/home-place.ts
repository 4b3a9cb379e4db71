import { type Db, inTenants } from "#platform/db";
import { type PeopleTables, tenantsOf, type Viewer } from "#modules/people";
import type { Coordinates } from "#platform/places";

/** Where the building stands that someone works in; undefined when that is not known. */
export async function homePlace(
  db: Db<PeopleTables>,
  viewer: Pick<Viewer, "accountId" | "positions">,
): Promise<Coordinates | undefined> {
  const [position] = viewer.positions;
  if (position === undefined) return undefined;
  const place = await inTenants(db, tenantsOf(viewer), async (tx) =>
    tx
      .selectFrom("organisations")
      .select(["latitude", "longitude"])
      .where("tenant_id", "=", position.tenantId)
      .where("id", "=", position.organisationId)
      .where("kind", "in", ["branch", "school"])
      .executeTakeFirst(),
  );
  if (place === undefined || place.latitude === null || place.longitude === null) return undefined;
  return { latitude: place.latitude, longitude: place.longitude };
}
