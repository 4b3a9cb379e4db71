import { type Db, inTenants } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import { everyonesRoom } from "../../rules/sharing/rooms.ts";
import type { ReactionKind } from "../../rules/talking/reactions.ts";
import type { Reply } from "../../rules/talking/thread.ts";
import type { ReflectionTables } from "../../tables.ts";
import type { KnownReader } from "./reader-of.ts";

type Tables = ReflectionTables & PeopleTables;

const most = 500;

/**
 * Replies in the rooms in which someone reads a reflection, in no order. What was said in an employer's room stays there: a
 * reflection that is opened to everyone does not take along what colleagues said among themselves.
 */
export async function repliesOf(
  db: Db<Tables>,
  reader: KnownReader,
  { id, rooms }: { readonly id: string; readonly rooms: readonly string[] },
): Promise<readonly Reply[]> {
  if (rooms.length === 0) return [];
  const rows = await inTenants(db, rooms, async (tx) =>
    tx
      .selectFrom("shared_replies as reply")
      .leftJoin("staff", (join) =>
        join.onRef("staff.tenant_id", "=", "reply.tenant_id").onRef("staff.id", "=", "reply.staff_id"),
      )
      .select(["reply.id", "reply.tenant_id", "parent_id", "journal_id", "handle", "author_name", "body"])
      .select(["made_at", "reply.changed_at", "reply.hidden_at"])
      .where("reply.tenant_id", "in", rooms)
      .where("reflection_id", "=", id)
      .where((either) => either.or([either("staff_id", "is", null), either("account_id", "is not", null)]))
      // Nor is who left a community heard there.
      .where((either) =>
        either.or([
          either("reply.tenant_id", "not in", [...reader.communities, everyonesRoom]),
          either("reply.tenant_id", "=", everyonesRoom),
          either.exists(
            either
              .selectFrom("community_members as member")
              .select("member.id")
              .whereRef("member.tenant_id", "=", "reply.tenant_id")
              .whereRef("member.journal_id", "=", "reply.journal_id")
              .where("state", "=", "member")
              .where("is_present", "=", true),
          ),
        ]),
      )
      .orderBy("made_at")
      .orderBy("reply.id")
      .limit(most)
      .execute(),
  );
  return rows
    .filter(
      (row) =>
        !reader.blocked.has(row.journal_id) &&
        (row.hidden_at === null || row.journal_id === reader.journalId),
    )
    .map((row) => ({
      id: row.id,
      roomId: row.tenant_id,
      parentId: row.parent_id ?? undefined,
      journalId: row.journal_id,
      handle: row.handle ?? undefined,
      authorName: row.author_name,
      body: row.body,
      madeAt: row.made_at,
      changedAt: row.changed_at ?? undefined,
      isHidden: row.hidden_at !== null,
    }));
}

/** A reaction, which the writer alone sees. */
export interface Reaction {
  readonly journalId: string;
  readonly authorName: string;
  readonly kind: ReactionKind;
}

/** Reactions to a reflection in these rooms, oldest first; for others than its writer, only their own are to be shown. */
export async function reactionsTo(
  db: Db<Tables>,
  { id, rooms }: { readonly id: string; readonly rooms: readonly string[] },
): Promise<readonly Reaction[]> {
  if (rooms.length === 0) return [];
  return inTenants(db, rooms, async (tx) =>
    tx
      .selectFrom("reflection_reactions")
      .select(["journal_id as journalId", "author_name as authorName", "kind"])
      .where("tenant_id", "in", rooms)
      .where("reflection_id", "=", id)
      .orderBy("made_at")
      .orderBy("journal_id")
      .limit(most)
      .execute(),
  );
}
