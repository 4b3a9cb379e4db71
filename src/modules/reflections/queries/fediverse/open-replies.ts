import { type Db, inTenants } from "#platform/db";
import type { SentReflection } from "../../rules/fediverse/documents.ts";
import { everyonesRoom } from "../../rules/sharing/rooms.ts";
import type { ReflectionTables } from "../../tables.ts";
import { journalsBy } from "../journals/journals.ts";

/** A reply that everyone may read now. */
export interface OpenReply extends Pick<SentReflection, "reflectionId" | "title" | "body" | "about"> {
  readonly replyId: string;
  /** When it was said. */
  readonly sharedAt: string;
  readonly parentId: string | undefined;
}

/**
 * What a journal answers where everyone may read both it and what it answers at this moment, by the reply's id; nothing that
 * moderators hid, nor below what they hid.
 */
export async function openReplies(
  db: Db<ReflectionTables>,
  journalId: string,
  ids?: readonly string[],
): Promise<ReadonlyMap<string, OpenReply>> {
  if (ids?.length === 0) return new Map();
  const rows = await inTenants(db, [everyonesRoom], async (tx) =>
    tx
      .selectFrom("shared_replies as reply")
      .innerJoin("shared_reflections as copy", (join) =>
        join.onRef("copy.tenant_id", "=", "reply.tenant_id").onRef("copy.id", "=", "reply.reflection_id"),
      )
      .select(["reply.id as replyId", "reply.reflection_id as reflectionId", "parent_id", "reply.body"])
      .select("made_at as sharedAt")
      .where("reply.tenant_id", "=", everyonesRoom)
      .where("reply.journal_id", "=", journalId)
      .where("reply.hidden_at", "is", null)
      .where("copy.level", "=", "everyone")
      .where("copy.hidden_at", "is", null)
      .$if(ids !== undefined, (query) => query.where("reply.id", "in", ids ?? []))
      .orderBy("made_at")
      .orderBy("reply.id")
      .execute(),
  );
  return new Map(
    rows.map(({ parent_id: parentId, ...row }) => [
      row.replyId,
      { ...row, parentId: parentId ?? undefined, title: "", about: "" },
    ]),
  );
}

/** Accounts that answer these reflections in everyone's room, or answered them in what was sent. */
export async function answerersOf(
  db: Db<ReflectionTables>,
  reflectionIds: readonly string[],
): Promise<readonly string[]> {
  if (reflectionIds.length === 0) return [];
  const sent = await inTenants(db, "every tenant", async (tx) =>
    tx
      .selectFrom("fediverse_posts")
      .select("tenant_id")
      .distinct()
      .where("reflection_id", "in", reflectionIds)
      .where("reply_id", "is not", null)
      .where("removed_at", "is", null)
      .orderBy("tenant_id")
      .execute(),
  );
  const said = await inTenants(db, [everyonesRoom], async (tx) =>
    tx
      .selectFrom("shared_replies")
      .select("journal_id")
      .distinct()
      .where("tenant_id", "=", everyonesRoom)
      .where("reflection_id", "in", reflectionIds)
      .where("handle", "is not", null)
      .orderBy("journal_id")
      // Whom it leaves out, the hourly look at every journal finds.
      .limit(100)
      .execute(),
  );
  const journals = await journalsBy(
    db,
    "id",
    said.map((row) => row.journal_id),
  );
  return [...new Set([...sent.map((row) => row.tenant_id), ...journals.map(({ accountId }) => accountId)])];
}

/** The account whose reflection everyone may read. */
export async function ownerOfReflection(
  db: Db<ReflectionTables>,
  reflectionId: string,
): Promise<string | undefined> {
  const row = await inTenants(db, [everyonesRoom], async (tx) =>
    tx
      .selectFrom("shared_reflections")
      .select("journal_id")
      .where("tenant_id", "=", everyonesRoom)
      .where("id", "=", reflectionId)
      .executeTakeFirst(),
  );
  const [owner] = row === undefined ? [] : await journalsBy(db, "id", [row.journal_id]);
  return owner?.accountId;
}
