import { type Db, inTenants } from "#platform/db";
import { InvalidInput, NotFound } from "#platform/errors";
import { now } from "#platform/time";
import { dayOf, type PeopleTables, permit, type Viewer } from "#modules/people";
import { openReflection } from "../../queries/reading/one-reflection.ts";
import { repliesOf } from "../../queries/reading/thread.ts";
import { everyonesRoom } from "../../rules/sharing/rooms.ts";
import type { ReflectionTables } from "../../tables.ts";
import { republish } from "../fediverse/outgoing.ts";
import { writerOf } from "../journals/ensure-journal.ts";
import { checkedBody, refuseBlocked, refuseOver } from "./reply.ts";
import { tellMentioned } from "./tell-mentioned.ts";

type Tables = ReflectionTables & PeopleTables;

/** A reply as its writer wants it to read. */
export interface ChangedReply {
  readonly reflectionId: string;
  readonly id: string;
  readonly body: string;
}

/**
 * Puts a reply of one's own right, where it stands: the same people read it, and see that it was changed. Who is named in it for
 * the first time is told; who was answered is not told again. Nothing changes when it says the same.
 *
 * @throws NotFound when it is not theirs, or what it answers is not theirs to read any more; NotAllowed when its writer does not
 *   want to meet them; InvalidInput when it is empty, when moderators hid it, or when its community is over
 */
export async function changeReply(db: Db<Tables>, viewer: Viewer, sent: ChangedReply): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  const body = checkedBody(sent.body);
  const { reader, rooms, shared } = await openReflection(db, viewer, sent.reflectionId);
  const replies = shared === undefined ? [] : await repliesOf(db, reader, { id: shared.id, rooms });
  const said = replies.find(({ id, journalId }) => id === sent.id && journalId === reader.journalId);
  if (shared === undefined || said === undefined) throw new NotFound("It may be gone, or it is not yours.");
  // Moderators who look again must not show what they never read.
  if (said.isHidden)
    throw new InvalidInput([{ where: "body", message: "Moderators hid it. Ask for another look first." }]);
  if (body === said.body) return;
  const writer = await writerOf(db, viewer);
  const parent = replies.find(({ id }) => id === said.parentId);
  const answered = [shared.journalId, ...(parent ? [parent.journalId] : [])];
  await refuseBlocked(db, writer.journalId, answered);
  const [roomId, at] = [said.roomId, now()];
  refuseOver(writer, roomId, dayOf(viewer, at));
  await inTenants(db, [accountId, roomId], async (tx) => {
    await tx
      .updateTable("reflection_replies")
      .set({ body, changed_at: at })
      .where("tenant_id", "=", accountId)
      .where("id", "=", said.id)
      .execute();
    await tx
      .updateTable("shared_replies")
      .set({ body, changed_at: at })
      .where("tenant_id", "=", roomId)
      .where("id", "=", said.id)
      .execute();
    const by = { byName: said.authorName, journalId: writer.journalId };
    await tellMentioned(tx, by, {
      reflectionId: shared.id,
      replyId: said.id,
      answered,
      body,
      before: said.body,
    });
    if (roomId === everyonesRoom) await republish(tx, accountId);
  });
}
