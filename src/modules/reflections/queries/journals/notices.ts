import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { now } from "#platform/time";
import type { PeopleTables, Viewer } from "#modules/people";
import { openReflection } from "../reading/one-reflection.ts";
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
    const found = await tx
      .selectFrom("reflection_notices")
      .select(["id", "kind", "reflection_id as reflectionId", "by_name as byName"])
      .select(["made_at as madeAt", "seen_at as seenAt"])
      .where("tenant_id", "=", accountId)
      .orderBy("made_at", "desc")
      .orderBy("id", "desc")
      .limit(most)
      .execute();
    await tx
      .updateTable("reflection_notices")
      .set({ seen_at: now() })
      .where("tenant_id", "=", accountId)
      .where("seen_at", "is", null)
      .execute();
    return found;
  });
  const readable: Notice[] = [];
  for (const { seenAt, ...row } of rows) {
    const headline = await headlineFor(db, viewer, row.reflectionId);
    if (headline !== undefined) readable.push({ ...row, headline, isNew: seenAt === null });
  }
  return readable;
}

async function headlineFor(db: Db<Tables>, viewer: Viewer, id: string): Promise<string | undefined> {
  try {
    const open = await openReflection(db, viewer, id);
    return headlineOf(open.whose === "own" ? open.own : open.shared);
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}
