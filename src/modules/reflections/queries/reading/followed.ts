import { type Db, inTenants } from "#platform/db";
import type { PeopleTables, Viewer } from "#modules/people";
import type { Wanted } from "../../rules/streams/stream-names.ts";
import type { ReflectionTables } from "../../tables.ts";

type Tables = ReflectionTables & PeopleTables;

/** The journals and topics someone follows. */
export async function followedBy(db: Db<Tables>, viewer: Viewer): Promise<readonly Wanted[]> {
  const rows = await inTenants(db, [viewer.accountId], async (tx) =>
    tx
      .selectFrom("reflection_follows")
      .select("followed")
      .where("tenant_id", "=", viewer.accountId)
      .orderBy("followed")
      .limit(500)
      .execute(),
  );
  return rows.map(({ followed }) =>
    followed.startsWith("journal:")
      ? { of: "journal", journalId: followed.slice("journal:".length) }
      : { of: "topic", topic: followed.slice("topic:".length) },
  );
}
