import { type Db, inTenants } from "#platform/db";
import { now } from "#platform/time";
import { type PeopleTables, permit, type Viewer, writeAudit } from "#modules/people";
import type { ReflectionTables } from "../../tables.ts";

/**
 * Says whether an employer's people may write for each other under a pen name. Where they may no longer, what stands there under one
 * goes out of sight at once; it stays with its writer, and with everyone where they chose that.
 */
export async function allowPenNames(
  db: Db<ReflectionTables & PeopleTables>,
  viewer: Viewer,
  { isAllowed, tenantId }: { readonly tenantId: string; readonly isAllowed: boolean },
): Promise<void> {
  permit(viewer, "moderate reflections", { tenantId });
  const values = { allows_pen_names: isAllowed, changed_at: now() };
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .insertInto("reflection_settings")
      .values({ tenant_id: tenantId, ...values })
      .onConflict((conflict) => conflict.column("tenant_id").doUpdateSet(values))
      .execute();
    if (!isAllowed)
      // Under a name other than the one the employer knows.
      await tx
        .deleteFrom("shared_reflections")
        .where("tenant_id", "=", tenantId)
        .where("level", "!=", "my supervisor")
        .where((row) =>
          row.not(
            row.exists(
              row
                .selectFrom("staff")
                .select("staff.id")
                .whereRef("staff.tenant_id", "=", "shared_reflections.tenant_id")
                .whereRef("staff.id", "=", "shared_reflections.staff_id")
                .whereRef("staff.name", "=", "shared_reflections.author_name"),
            ),
          ),
        )
        .execute();
    await writeAudit(tx, tenantId, viewer, {
      act: "moderate reflections",
      subject: `pen names ${tenantId}`,
      details: { isAllowed },
    });
  });
}
