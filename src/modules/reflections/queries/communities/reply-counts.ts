import { type Db, inTenants } from "#platform/db";
import type { ReflectionTables } from "../../tables.ts";
import type { KnownReader } from "../reading/reader-of.ts";

/** How many replies stand in a community to each of these, by those who belong to it and whom the reader does not block. */
export async function replyCounts(
  db: Db<ReflectionTables>,
  { blocked }: KnownReader,
  { communityId, ids }: { readonly communityId: string; readonly ids: readonly string[] },
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await inTenants(db, [communityId], async (tx) =>
    tx
      .selectFrom("shared_replies as reply")
      .innerJoin("community_members as member", (join) =>
        join
          .onRef("member.tenant_id", "=", "reply.tenant_id")
          .onRef("member.journal_id", "=", "reply.journal_id"),
      )
      .select(({ fn }) => ["reflection_id", fn.countAll<number>().as("count")])
      .where("reply.tenant_id", "=", communityId)
      .where("reflection_id", "in", ids)
      .where("hidden_at", "is", null)
      .where("state", "=", "member")
      .where("is_present", "=", true)
      .$if(blocked.size > 0, (query) => query.where("reply.journal_id", "not in", [...blocked]))
      .groupBy("reflection_id")
      .execute(),
  );
  return new Map(rows.map((row) => [row.reflection_id, row.count]));
}
