import { type Db, inTenants } from "#platform/db";
import type { ReflectionTables } from "../../tables.ts";

/** Someone in a community, or asking to be: by the name they have there. Who was removed, or left the employer, is left out. */
export interface Member {
  /** What addresses call them. */
  readonly id: string;
  /** For the program alone; on no page and in no address. */
  readonly journalId: string;
  readonly name: string;
  readonly state: "asked" | "member";
  readonly isKeeper: boolean;
  readonly words: string;
  readonly since: string;
}

const most = 2000;

/** Those in a community whose room the caller may open, keepers first, then by name. */
export async function membersOf(db: Db<ReflectionTables>, communityId: string): Promise<readonly Member[]> {
  const rows = await inTenants(db, [communityId], async (tx) =>
    tx
      .selectFrom("community_members")
      .select(["id", "journal_id", "name", "state", "is_keeper", "words", "since"])
      .where("tenant_id", "=", communityId)
      .where("is_present", "=", true)
      .where("state", "!=", "removed")
      .orderBy("is_keeper", "desc")
      .orderBy("name")
      .orderBy("id")
      .limit(most)
      .execute(),
  );
  return rows.map((row) => ({
    id: row.id,
    journalId: row.journal_id,
    name: row.name,
    state: row.state === "member" ? ("member" as const) : ("asked" as const),
    isKeeper: row.is_keeper,
    words: row.words,
    since: row.since,
  }));
}
