import type { Db } from "#platform/db";
import type { PeopleTables } from "../tables.ts";

/**
 * The zone of where someone works: of their latest position's organisation, else of the one it belongs to, else of the whole library;
 * null when none states one. The caller is inside the tenant's wall.
 */
export async function zoneOfWork(
  tx: Db<PeopleTables>,
  tenantId: string,
  staffId: string,
): Promise<string | null> {
  const row = await tx
    .selectFrom("positions as position")
    .innerJoin("organisations as place", (join) =>
      join
        .onRef("place.tenant_id", "=", "position.tenant_id")
        .onRef("place.id", "=", "position.organisation_id"),
    )
    .leftJoin("organisations as above", (join) =>
      join.onRef("above.tenant_id", "=", "place.tenant_id").onRef("above.id", "=", "place.parent_id"),
    )
    .leftJoin("organisations as root", (join) =>
      join.onRef("root.tenant_id", "=", "place.tenant_id").onRef("root.id", "=", "place.tenant_id"),
    )
    .select((zone) => zone.fn.coalesce("place.zone", "above.zone", "root.zone").as("zone"))
    .where("position.tenant_id", "=", tenantId)
    .where("position.staff_id", "=", staffId)
    .orderBy("position.ends_on", (order) => order.desc().nullsFirst())
    .orderBy("position.starts_on", "desc")
    .orderBy("position.id")
    .limit(1)
    .executeTakeFirst();
  return row?.zone ?? null;
}
