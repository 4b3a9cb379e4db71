import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { now } from "#platform/time";
import type { PeopleTables, Viewer } from "#modules/people";
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
  readonly reflectionId: string;
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
    .select(["id", "kind", "reflection_id", "by_name", "by_journal", "reply_id", "made_at", "seen_at"])
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
    const told = await toldOf(db, viewer, row);
    if (told !== undefined)
      found.push({
        ...told,
        id: row.id,
        kind: row.kind,
        reflectionId: row.reflection_id,
        madeAt: row.made_at,
        isNew: row.seen_at === null,
      });
  }
  return found;
}

/** Both as the viewer reads them now: a name that was changed since, or an answer that was taken back, is not told. */
async function toldOf(
  db: Db<Tables>,
  viewer: Viewer,
  row: NoticeRow,
): Promise<Pick<Notice, "headline" | "byName"> | undefined> {
  const open = await openReflection(db, viewer, row.reflection_id).catch(asNothing);
  if (open === undefined || (row.by_journal !== null && open.reader.blocked.has(row.by_journal)))
    return undefined;
  const headline = headlineOf(open.whose === "own" ? open.own : open.shared);
  if (row.reply_id === null) {
    const isByWriter = row.kind === "mention" && row.by_journal !== null && open.whose === "another's";
    return { headline, byName: isByWriter ? open.shared.authorName : row.by_name };
  }
  const replies = await repliesOf(db, open.reader, { id: row.reflection_id, rooms: open.rooms });
  const reply = replies.find(({ id }) => id === row.reply_id);
  return reply && { headline, byName: reply.authorName };
}

function asNothing(error: unknown): undefined {
  if (error instanceof NotFound) return undefined;
  throw error;
}
