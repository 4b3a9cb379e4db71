import { type Db, inTenants } from "#platform/db";
import { isId } from "#platform/ids";
import type { ReflectionTables } from "../../tables.ts";

/** What someone elsewhere answered, for the journal's owner. */
export interface RemoteReply {
  readonly id: string;
  readonly object: string;
  readonly postId: string;
  readonly reflectionId: string;
  readonly parentId: string | undefined;
  readonly actor: string;
  readonly name: string;
  readonly inbox: string;
  readonly body: string;
  readonly state: "waiting" | "shown" | "refused";
  readonly madeAt: string;
}

/** Replies that wait for their reader's yes, oldest first. */
export async function waitingReplies(
  db: Db<ReflectionTables>,
  accountId: string,
  limit: number,
): Promise<readonly RemoteReply[]> {
  return inTenants(db, [accountId], async (tx) => {
    const rows = await selected(tx, accountId)
      .where("state", "=", "waiting")
      .orderBy("made_at")
      .orderBy("id")
      .limit(limit)
      .execute();
    return rows.map(reply);
  });
}

/** How many wait. */
export async function waitingCount(tx: Db<ReflectionTables>, accountId: string): Promise<number> {
  const { count } = await tx
    .selectFrom("fediverse_replies")
    .select((each) => each.fn.countAll<number>().as("count"))
    .where("tenant_id", "=", accountId)
    .where("state", "=", "waiting")
    .executeTakeFirstOrThrow();
  return count;
}

/** One of an account's, by its id here or its address over there. */
export async function remoteReply(
  tx: Db<ReflectionTables>,
  accountId: string,
  key: { readonly id: string } | { readonly object: string },
): Promise<RemoteReply | undefined> {
  if ("id" in key && !isId(key.id)) return undefined;
  const row = await selected(tx, accountId)
    .where("id" in key ? "id" : "object", "=", "id" in key ? key.id : key.object)
    .executeTakeFirst();
  return row && reply(row);
}

/** Whose reply an address over there is: the accounts whose posts it answers. */
export async function accountsWithReply(
  db: Db<ReflectionTables>,
  by: { readonly object: string } | { readonly actor: string },
): Promise<readonly string[]> {
  const rows = await inTenants(db, "every tenant", async (tx) =>
    tx
      .selectFrom("fediverse_replies")
      .select("tenant_id")
      .distinct()
      .where("object" in by ? "object" : "actor", "=", "object" in by ? by.object : by.actor)
      .orderBy("tenant_id")
      .execute(),
  );
  return rows.map((row) => row.tenant_id);
}

function selected(tx: Db<ReflectionTables>, accountId: string) {
  return tx
    .selectFrom("fediverse_replies")
    .select(["id", "object", "post_id", "reflection_id", "parent_id", "actor", "name", "inbox", "body"])
    .select(["state", "made_at"])
    .where("tenant_id", "=", accountId);
}

type ReplyRow = Awaited<ReturnType<ReturnType<typeof selected>["executeTakeFirstOrThrow"]>>;

function reply(row: ReplyRow): RemoteReply {
  return {
    id: row.id,
    object: row.object,
    postId: row.post_id,
    reflectionId: row.reflection_id,
    parentId: row.parent_id ?? undefined,
    actor: row.actor,
    name: row.name,
    inbox: row.inbox,
    body: row.body,
    state: row.state,
    madeAt: row.made_at,
  };
}
