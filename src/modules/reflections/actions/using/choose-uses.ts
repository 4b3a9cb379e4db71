import { type Db, inTenants } from "#platform/db";
import { now } from "#platform/time";
import { type PeopleTables, permit, type Viewer } from "#modules/people";
import type { UseChoices } from "../../queries/using/use-questions.ts";
import type { ReflectionTables } from "../../tables.ts";
import { shareUses } from "./share-uses.ts";

/** Says whether someone wants to be asked, and to be counted; what was counted goes at once when they do not. */
export async function chooseUses(
  db: Db<ReflectionTables & PeopleTables>,
  viewer: Viewer,
  { isAsked, isCounted }: UseChoices,
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  const values = { is_asked: isAsked, is_counted: isCounted, changed_at: now() };
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .insertInto("reflection_use_choices")
      .values({ tenant_id: accountId, ...values })
      .onConflict((conflict) => conflict.column("tenant_id").doUpdateSet(values))
      .execute();
    await shareUses(tx, viewer);
  });
}
