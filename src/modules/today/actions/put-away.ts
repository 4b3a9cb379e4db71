import { type Db, inTenants } from "#platform/db";
import { now } from "#platform/time";
import { permit, type Viewer } from "#modules/people";
import type { Thing } from "../rules/thing.ts";
import type { TodayTables } from "../tables.ts";

/** Puts something away for the viewer: it is not proposed to them again. */
export async function putAway(
  db: Db<TodayTables>,
  viewer: Viewer,
  { thing, title }: { readonly thing: Thing; readonly title: string },
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .insertInto("today_put_away")
      .values({ tenant_id: accountId, thing, title, put_away_at: now() })
      .onConflict((conflict) => conflict.columns(["tenant_id", "thing"]).doNothing())
      .execute();
  });
}

/** Takes it back: it may be proposed again. What was not put away stays as it is. */
export async function takeBack(db: Db<TodayTables>, viewer: Viewer, thing: Thing): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .deleteFrom("today_put_away")
      .where("tenant_id", "=", accountId)
      .where("thing", "=", thing)
      .execute();
  });
}
