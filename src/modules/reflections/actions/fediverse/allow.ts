import { type Db, inTenants } from "#platform/db";
import { now } from "#platform/time";
import { type PeopleTables, permit, type Viewer, writeAudit } from "#modules/people";
import type { ReflectionTables } from "../../tables.ts";
import { republish } from "./outgoing.ts";

/**
 * Says whether an employer's people may open their journals to other servers. Where they may no longer, each of them is taken off.
 */
export async function allowFediverse(
  db: Db<ReflectionTables & PeopleTables>,
  viewer: Viewer,
  { isAllowed, tenantId }: { readonly tenantId: string; readonly isAllowed: boolean },
): Promise<void> {
  permit(viewer, "open journals to other servers", { tenantId });
  const values = { allows_fediverse: isAllowed, changed_at: now() };
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .insertInto("reflection_settings")
      .values({ tenant_id: tenantId, ...values })
      .onConflict((conflict) => conflict.column("tenant_id").doUpdateSet(values))
      .execute();
    await writeAudit(tx, tenantId, viewer, {
      act: "open journals to other servers",
      subject: `journals on other servers ${tenantId}`,
      details: { isAllowed },
    });
    if (isAllowed) return;
    const employed = await tx
      .selectFrom("staff")
      .select("account_id")
      .where("tenant_id", "=", tenantId)
      .where("account_id", "is not", null)
      .orderBy("account_id")
      .execute();
    for (const { account_id: accountId } of employed) if (accountId !== null) await republish(tx, accountId);
  });
}
