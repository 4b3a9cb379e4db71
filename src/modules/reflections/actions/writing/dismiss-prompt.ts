import { type Db, inTenants } from "#platform/db";
import { isId } from "#platform/ids";
import { now } from "#platform/time";
import { type PeopleTables, permit, type Viewer } from "#modules/people";
import type { ReflectionTables } from "../../tables.ts";

/** Never asks about one thing again, or may once more. Doing it twice changes nothing. */
export async function dismissPrompt(
  db: Db<ReflectionTables & PeopleTables>,
  viewer: Viewer,
  { entryId, isDismissed }: { readonly entryId: string; readonly isDismissed: boolean },
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  if (!isId(entryId)) return;
  await inTenants(db, [accountId], async (tx) => {
    if (isDismissed)
      await tx
        .insertInto("reflection_prompts_dismissed")
        .values({ tenant_id: accountId, entry_id: entryId, dismissed_at: now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    else
      await tx
        .deleteFrom("reflection_prompts_dismissed")
        .where("tenant_id", "=", accountId)
        .where("entry_id", "=", entryId)
        .execute();
  });
}
