import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { now } from "#platform/time";
import type { PeopleTables, Viewer } from "#modules/people";
import { communityFor } from "../communities/communities.ts";
import { membersOf } from "../communities/members.ts";
import { openReflection } from "../reading/one-reflection.ts";
import { repliesOf } from "../reading/thread.ts";
import type { NoticeKind } from "../../rules/talking/notice.ts";
import { headlineOf } from "../../rules/writing/headline.ts";
import type { ReflectionTables } from "../../tables.ts";

type Tables = ReflectionTables & PeopleTables;

/** Something that happened, and that its reader may still look at. */
export interface Notice {
  readonly id: string;
  readonly kind: NoticeKind;
  /** The reflection or the community it is of, and the page that shows it. */
  readonly aboutId: string;
  readonly path: string;
  readonly headline: string;
  readonly byName: string;
  readonly madeAt: string;
  readonly isNew: boolean;
}

const most = 30;

/** How many notices someone has not seen. */
export async function newNotices(db: Db<ReflectionTables>, accountId: string): Promise<number> {
  const { count } = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("reflection_notices")
      .select((each) => each.fn.countAll<number>().as("count"))
      .where("tenant_id", "=", accountId)
      .where("seen_at", "is", null)
      .executeTakeFirstOrThrow(),
  );
  return count;
}

/** What happened last, newest first: only what the viewer may read today. All of it counts as seen afterwards. */
export async function takeNotices(db: Db<Tables>, viewer: Viewer): Promise<readonly Notice[]> {
  const { accountId } = viewer;
  const rows = await inTenants(db, [accountId], async (tx) => {
    const found = await noticeRows(tx, accountId).orderBy("id", "desc").limit(most).execute();
    await tx
      .updateTable("reflection_notices")
      .set({ seen_at: now() })
      .where("tenant_id", "=", accountId)
      .where("seen_at", "is", null)
      .execute();
    return found;
  });
  return readable(db, viewer, rows);
}

/** What a letter was made of, newest first: only what its reader may read now and did not see since. */
export async function noticesMailedAt(
  db: Db<Tables>,
  viewer: Viewer,
  mailedAt: string,
): Promise<readonly Notice[]> {
  const rows = await inTenants(db, [viewer.accountId], async (tx) =>
    noticeRows(tx, viewer.accountId)
      .where("mailed_at", "=", mailedAt)
      .where("seen_at", "is", null)
      .orderBy("id", "desc")
      .limit(most)
      .execute(),
  );
  return readable(db, viewer, rows);
}

function noticeRows(tx: Db<Tables>, accountId: string) {
  return tx
    .selectFrom("reflection_notices")
    .select([
      "id",
      "kind",
      "reflection_id",
      "community_id",
      "by_name",
      "by_journal",
      "reply_id",
      "made_at",
      "seen_at",
    ])
    .where("tenant_id", "=", accountId)
    .orderBy("made_at", "desc");
}

type NoticeRow = Awaited<ReturnType<ReturnType<typeof noticeRows>["execute"]>>[number];

async function readable(
  db: Db<Tables>,
  viewer: Viewer,
  rows: readonly NoticeRow[],
): Promise<readonly Notice[]> {
  const found: Notice[] = [];
  for (const row of rows) {
    const told =
      row.reflection_id === null ? await toldOfCommunity(db, viewer, row) : await toldOf(db, viewer, row);
    if (told !== undefined)
      found.push({
        ...told,
        id: row.id,
        kind: row.kind,
        aboutId: row.reflection_id ?? row.community_id ?? "",
        madeAt: row.made_at,
        isNew: row.seen_at === null,
      });
  }
  return found;
}

type Told = Pick<Notice, "headline" | "byName" | "path">;

/** Both as the viewer reads them now: a name that was changed since, or an answer that was taken back, is not told. */
async function toldOf(db: Db<Tables>, viewer: Viewer, row: NoticeRow): Promise<Told | undefined> {
  const reflectionId = row.reflection_id ?? "";
  const path = `/reflections/${reflectionId}`;
  const open = await openReflection(db, viewer, reflectionId).catch(asNothing);
  if (open === undefined || (row.by_journal !== null && open.reader.blocked.has(row.by_journal)))
    return undefined;
  const headline = headlineOf(open.whose === "own" ? open.own : open.shared);
  if (row.reply_id === null) {
    const isByWriter = row.kind === "mention" && row.by_journal !== null && open.whose === "another's";
    return { headline, path, byName: isByWriter ? open.shared.authorName : row.by_name };
  }
  const replies = await repliesOf(db, open.reader, { id: reflectionId, rooms: open.rooms });
  const reply = replies.find(({ id }) => id === row.reply_id);
  return reply && { headline, path, byName: reply.authorName };
}

/** Of a community: that somebody asks, as long as they do and the viewer tends it; that the viewer is in, as long as they are. */
async function toldOfCommunity(db: Db<Tables>, viewer: Viewer, row: NoticeRow): Promise<Told | undefined> {
  const community = await communityFor(db, viewer, row.community_id ?? "").catch(asNothing);
  if (community?.own?.state !== "member") return undefined;
  const { id, name: headline, own } = community;
  if (row.kind === "let in") return { headline, byName: row.by_name, path: `/communities/${id}` };
  const asking = own.isKeeper ? await membersOf(db, id) : [];
  const one = asking.find(({ journalId, state }) => journalId === row.by_journal && state === "asked");
  return one && { headline, byName: one.name, path: `/communities/${id}/members` };
}

function asNothing(error: unknown): undefined {
  if (error instanceof NotFound) return undefined;
  throw error;
}
