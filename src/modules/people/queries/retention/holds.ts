import { type Db, inTenants } from "#platform/db";
import type { LegalHold } from "../../rules/retention/holds.ts";
import type { PeopleTables } from "../../tables.ts";

export { isHeld } from "../../rules/retention/holds.ts";

/** The holds of a tenant that stand. */
export async function openHolds(db: Db<PeopleTables>, tenantId: string): Promise<readonly LegalHold[]> {
  return (await holdsOf(db, tenantId)).filter(({ liftedAt }) => liftedAt === undefined);
}

/** All holds of a tenant, those that stand first, then the newest. */
export async function holdsOf(db: Db<PeopleTables>, tenantId: string): Promise<readonly LegalHold[]> {
  return inTenants(db, [tenantId], async (tx) => {
    const rows = await tx
      .selectFrom("legal_holds as hold")
      .leftJoin("staff", (join) =>
        join.onRef("staff.tenant_id", "=", "hold.tenant_id").onRef("staff.id", "=", "hold.staff_id"),
      )
      .select(["hold.id", "record_class", "staff_id", "staff.name as staff_name", "reason"])
      .select(["placed_by_name", "placed_at", "lifted_by_name", "lifted_at"])
      .where("hold.tenant_id", "=", tenantId)
      .orderBy("lifted_at", (order) => order.desc().nullsFirst())
      .orderBy("placed_at", "desc")
      .orderBy("hold.id")
      .limit(1000)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      recordClass: row.record_class ?? undefined,
      staffId: row.staff_id ?? undefined,
      staffName: row.staff_name ?? undefined,
      reason: row.reason,
      placedBy: row.placed_by_name,
      placedAt: row.placed_at,
      liftedBy: row.lifted_by_name ?? undefined,
      liftedAt: row.lifted_at ?? undefined,
    }));
  });
}
