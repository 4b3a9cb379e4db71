import { type Db, inTenants } from "#platform/db";
import type { PeopleTables, Viewer } from "#modules/people";
import type { Wanted } from "../../rules/streams/stream-names.ts";
import type { ReflectionTables } from "../../tables.ts";

type Tables = ReflectionTables & PeopleTables;

/** The journals and topics someone follows. */
export async function followedBy(db: Db<Tables>, viewer: Viewer): Promise<readonly Wanted[]> {
  return inTenants(db, [viewer.accountId], async (tx) => followedIn(tx, viewer.accountId));
}

/** The same in a transaction that is open for the account's tenant. */
export async function followedIn(tx: Db<Tables>, accountId: string): Promise<readonly Wanted[]> {
  const rows = await tx
    .selectFrom("reflection_follows")
    .select("followed")
    .where("tenant_id", "=", accountId)
    .orderBy("followed")
    .limit(500)
    .execute();
  return rows.map(({ followed }) =>
    followed.startsWith("journal:")
      ? { of: "journal", journalId: followed.slice("journal:".length) }
      : { of: "topic", topic: followed.slice("topic:".length) },
  );
}
