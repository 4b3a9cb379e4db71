import { type Db, inTenants } from "#platform/db";
import type { ReflectionTables } from "../../tables.ts";

/** Someone on another server who follows a journal. */
export interface Follower {
  readonly actor: string;
  readonly name: string;
  readonly followedAt: string;
}

/** How many follow. Who they are is told to nobody but the journal's owner. */
export async function followerCount(db: Db<ReflectionTables>, accountId: string): Promise<number> {
  const { count } = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("fediverse_followers")
      .select((each) => each.fn.countAll<number>().as("count"))
      .where("tenant_id", "=", accountId)
      .executeTakeFirstOrThrow(),
  );
  return count;
}

/** The newest followers, for the journal's owner. */
export async function followersOf(
  db: Db<ReflectionTables>,
  accountId: string,
  limit: number,
): Promise<readonly Follower[]> {
  return inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("fediverse_followers")
      .select(["actor", "name", "followed_at as followedAt"])
      .where("tenant_id", "=", accountId)
      .orderBy("followed_at", "desc")
      .orderBy("actor")
      .limit(limit)
      .execute(),
  );
}

/** Where to send what is for all followers: once to each server that takes it for all its people. */
export async function followerInboxes(
  tx: Db<ReflectionTables>,
  accountId: string,
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("fediverse_followers")
    .select((each) => each.fn.coalesce("shared_inbox", "inbox").as("to"))
    .distinct()
    .where("tenant_id", "=", accountId)
    .orderBy("to")
    .execute();
  return rows.map(({ to }) => to);
}

/** Wherever anything was ever sent, and where followers are: what is withdrawn is withdrawn there. */
export async function reachedInboxes(
  tx: Db<ReflectionTables>,
  accountId: string,
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("fediverse_inboxes")
    .select("inbox")
    .where("tenant_id", "=", accountId)
    .orderBy("inbox")
    .execute();
  return [...new Set([...rows.map(({ inbox }) => inbox), ...(await followerInboxes(tx, accountId))])];
}

/** Of whom a writer wants to hear nothing: addresses of people, and names of servers. */
export async function blockedElsewhere(
  tx: Db<ReflectionTables>,
  accountId: string,
): Promise<readonly { readonly blocked: string; readonly name: string }[]> {
  return tx
    .selectFrom("fediverse_blocks")
    .select(["blocked", "name"])
    .where("tenant_id", "=", accountId)
    .orderBy("made_at")
    .orderBy("blocked")
    .limit(1000)
    .execute();
}
