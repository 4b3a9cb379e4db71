import { type Db, inTenants } from "#platform/db";
import type { ReflectionTables } from "../../tables.ts";
import type { KnownCommunity } from "./communities.ts";

/** How many ask to come into each of these communities that the viewer tends; those that nobody asks for are left out. */
export async function askingIn(
  db: Db<ReflectionTables>,
  own: readonly KnownCommunity[],
): Promise<ReadonlyMap<string, number>> {
  const ids = own.filter((each) => each.own?.isKeeper === true).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const rows = await inTenants(db, ids, async (tx) =>
    tx
      .selectFrom("community_members")
      .select(({ fn }) => ["tenant_id", fn.countAll<number>().as("count")])
      .where("tenant_id", "in", ids)
      .where("state", "=", "asked")
      .where("is_present", "=", true)
      .groupBy("tenant_id")
      .execute(),
  );
  return new Map(rows.map((row) => [row.tenant_id, row.count]));
}
