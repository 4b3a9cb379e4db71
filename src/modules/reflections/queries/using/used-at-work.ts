import { type Db, inTenants } from "#platform/db";
import { type PeopleTables, permit, type Viewer } from "#modules/people";
import { toldTopics, type ToldTopic } from "../../rules/using/used-topics.ts";
import type { ReflectionTables } from "../../tables.ts";

type Tables = ReflectionTables & PeopleTables;

/**
 * What got used at an employer, by topic, of those who chose to be counted: from five people on, in words, and up to the month before
 * this one, so that nobody is known by what changed since yesterday. Who left is counted no more.
 */
export async function usedAtWork(
  db: Db<Tables>,
  viewer: Viewer,
  { tenantId, thisMonth }: { readonly tenantId: string; readonly thisMonth: string },
): Promise<readonly ToldTopic[]> {
  permit(viewer, "see trips and trails", { tenantId });
  const rows = await inTenants(db, [tenantId], async (tx) =>
    tx
      .selectFrom("shared_uses as use")
      .innerJoin("staff", (join) =>
        join.onRef("staff.tenant_id", "=", "use.tenant_id").onRef("staff.id", "=", "use.staff_id"),
      )
      .select(["use.topic", (each) => each.fn.countAll<number>().as("people")])
      .select((each) => each.fn.countAll<number>().filterWhere("use.was_used", "=", true).as("used"))
      .where("use.tenant_id", "=", tenantId)
      .where("use.answered_in", "<", thisMonth)
      .where("staff.account_id", "is not", null)
      .where("staff.is_active", "=", true)
      .groupBy("use.topic")
      .orderBy("use.topic")
      .limit(1000)
      .execute(),
  );
  return toldTopics(rows);
}
