import { type Db, inTenants } from "#platform/db";
import type { PeopleTables, Viewer } from "#modules/people";
import type { Wanted } from "../../rules/streams/stream-names.ts";
import type { ReflectionTables } from "../../tables.ts";
import { readerOf } from "./reader-of.ts";
import { type SharedReflection, type StreamPage, streamPage } from "./shared-reflections.ts";

type Tables = ReflectionTables & PeopleTables;

/** What is new for a viewer: of their branch and system, and of what they follow; of everyone's for a visitor. Newest first. */
export async function recentReflections(
  db: Db<Tables>,
  viewer: Viewer | undefined,
  { limit }: { readonly limit: number },
): Promise<readonly SharedReflection[]> {
  const reader = await readerOf(db, viewer);
  const wanted: readonly Wanted[] =
    viewer === undefined
      ? [{ of: "everyone" }]
      : [{ of: "branch" }, { of: "system" }, ...(await followedBy(db, viewer))];
  const { reflections } = await streamPage(db, reader, wanted, { limit: limit + 20 });
  // One's own is no news.
  return reflections.filter(({ journalId }) => journalId !== reader.journalId).slice(0, limit);
}

/** A page of what a viewer follows, newest first. */
export async function followingPage(
  db: Db<Tables>,
  viewer: Viewer,
  options: Parameters<typeof streamPage>[3],
): Promise<StreamPage> {
  return streamPage(db, await readerOf(db, viewer), await followedBy(db, viewer), options);
}

/** The journals and topics someone follows. */
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
  return rows.map(({ followed }) =>
    followed.startsWith("journal:")
      ? { of: "journal", journalId: followed.slice("journal:".length) }
      : { of: "topic", topic: followed.slice("topic:".length) },
  );
}
