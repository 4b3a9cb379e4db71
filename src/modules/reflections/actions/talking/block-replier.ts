import type { Db } from "#platform/db";
import { NotFound } from "#platform/errors";
import type { PeopleTables, Viewer } from "#modules/people";
import { openReflection } from "../../queries/reading/one-reflection.ts";
import { repliesOf } from "../../queries/reading/thread.ts";
import type { ReflectionTables } from "../../tables.ts";
import { block } from "./follow.ts";

/**
 * Meets the writer of a reply no longer. Here, and not in their journal: who only answers others has no journal that others may open.
 * Gives the journal's id, by which it is undone.
 *
 * @throws NotFound when it is not the viewer's to read, or their own
 */
export async function blockReplier(
  db: Db<ReflectionTables & PeopleTables>,
  viewer: Viewer,
  { reflectionId, replyId }: { readonly reflectionId: string; readonly replyId: string },
): Promise<string> {
  const { reader, rooms } = await openReflection(db, viewer, reflectionId);
  const replies = await repliesOf(db, reader, { id: reflectionId, rooms });
  const said = replies.find(({ id }) => id === replyId);
  if (said === undefined || said.journalId === reader.journalId)
    throw new NotFound("It may be gone, or it is your own.");
  await block(db, viewer, { journalId: said.journalId, isBlocked: true });
  return said.journalId;
}
