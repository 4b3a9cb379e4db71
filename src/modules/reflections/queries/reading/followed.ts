import { type Db, inTenants } from "#platform/db";
import type { PeopleTables, Viewer } from "#modules/people";
import type { Wanted } from "../../rules/streams/stream-names.ts";
import type { ReflectionTables } from "../../tables.ts";

type Tables = ReflectionTables & PeopleTables;

/** The journals, topics and communities someone follows. */
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
  return rows.map(({ followed }) => {
    const name = followed.slice(followed.indexOf(":") + 1);
    if (followed.startsWith("journal:")) return { of: "journal", journalId: name };
    return followed.startsWith("community:")
      ? { of: "community", communityId: name }
      : { of: "topic", topic: name };
  });
}
