import { type Db, inTenants } from "#platform/db";
import { InvalidInput, NotAllowed, NotFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { dayOf, type PeopleTables, permit, type Viewer } from "#modules/people";
import { journalsBy } from "../../queries/journals/journals.ts";
import { openReflection } from "../../queries/reading/one-reflection.ts";
import { repliesOf } from "../../queries/reading/thread.ts";
import { isGoingOn } from "../../rules/communities/community.ts";
import { bylineIn } from "../../rules/sharing/copies-of.ts";
import type { SharedLevel } from "../../rules/sharing/levels.ts";
import { everyonesRoom } from "../../rules/sharing/rooms.ts";
import { headlineOf } from "../../rules/writing/headline.ts";
import type { ReflectionTables } from "../../tables.ts";
import { republish } from "../fediverse/outgoing.ts";
import { writerOf } from "../journals/ensure-journal.ts";
import type { Writer } from "../sharing/rewrite-copies.ts";
import { tell, tellMentioned } from "./tell-mentioned.ts";

type Tables = ReflectionTables & PeopleTables;

const longest = 10_000;

/** What is answered, and to whom. */
export interface ToReply {
  readonly reflectionId: string;
  /** The reply it answers; absent for the reflection itself. */
  readonly parentId?: string | undefined;
  /** The room it is said in, one in which the viewer reads it; absent: the widest. A reply to a reply is said where that was. */
  readonly roomId?: string | undefined;
  readonly body: string;
}

/**
 * Answers a reflection or a reply to it: a copy in the widest room in which the viewer reads it, or in the room of the reply, and
 * their own in their tenant. Gives its id.
 *
 * @throws NotFound when it is not theirs to read; NotAllowed when its writer does not want to meet them; InvalidInput
 */
export async function reply(db: Db<Tables>, viewer: Viewer, sent: ToReply): Promise<string> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  const body = checkedBody(sent.body);
  const open = await openReflection(db, viewer, sent.reflectionId);
  const { shared } = open;
  if (shared === undefined)
    throw new InvalidInput("Nobody else can read it now, so there is nobody to answer.");
  const parent = (await repliesOf(db, open.reader, { id: shared.id, rooms: open.rooms })).find(
    ({ id }) => id === sent.parentId,
  );
  if (sent.parentId !== undefined && parent === undefined) throw new NotFound("That reply is gone.");
  const writer = await writerOf(db, viewer);
  const answered = [shared.journalId, ...(parent ? [parent.journalId] : [])];
  await refuseBlocked(db, writer.journalId, answered);
  const [id, at] = [newId(), now()];
  const copy = open.copies.find((each) => each.roomId === (parent?.roomId ?? sent.roomId)) ?? shared;
  const roomId = parent?.roomId ?? copy.roomId;
  const { byline, staffId } = saidIn(writer, { roomId, level: copy.level });
  refuseOver(writer, roomId, dayOf(viewer, at));
  await inTenants(db, [accountId, roomId], async (tx) => {
    await tx
      .insertInto("reflection_replies")
      .values({
        tenant_id: accountId,
        id,
        room_id: roomId,
        reflection_id: shared.id,
        about: headlineOf(shared).slice(0, 300),
        body,
        made_at: at,
        removed_at: null,
      })
      .execute();
    await tx
      .insertInto("shared_replies")
      .values({
        tenant_id: roomId,
        id,
        reflection_id: shared.id,
        parent_id: parent?.id ?? null,
        journal_id: writer.journalId,
        handle: byline.handle ?? null,
        author_name: byline.authorName,
        staff_id: staffId ?? null,
        body,
        made_at: at,
        hidden_at: null,
      })
      .execute();
    const said = { reflectionId: shared.id, replyId: id };
    const by = { byName: byline.authorName, journalId: writer.journalId };
    await tellAnswered(tx, answered, { ...said, ...by });
    await tellMentioned(tx, by, { ...said, answered, body, before: "" });
    if (roomId === everyonesRoom) await republish(tx, accountId);
  });
  return id;
}

/** Under which name something is said in a room, and who says it as an employer knows them. */
function saidIn(
  { byline, communities, homes }: Writer,
  { level, roomId }: { readonly roomId: string; readonly level: SharedLevel },
) {
  const home = homes.find(({ tenantId }) => tenantId === roomId);
  const community = communities.find(({ communityId }) => communityId === roomId);
  return { staffId: home?.staffId, byline: bylineIn(byline, { level, home: home ?? community }) };
}

/** @throws InvalidInput when the community it would be said in is over */
export function refuseOver({ communities }: Writer, roomId: string, today: string): void {
  const community = communities.find(({ communityId }) => communityId === roomId);
  if (community !== undefined && !isGoingOn(community, today))
    throw new InvalidInput([
      { where: "body", message: `${community.name} is over: it can be read, and no longer be answered.` },
    ]);
}

/** What is said, without the space around it. @throws InvalidInput when it is empty or too long */
export function checkedBody(sent: string): string {
  const body = sent.trim();
  if (body === "") throw new InvalidInput([{ where: "body", message: "Write what you would like to say." }]);
  if (body.length > longest)
    throw new InvalidInput([{ where: "body", message: "Make it shorter, or a reflection of its own." }]);
  return body;
}

/** Takes a reply of one's own back; what was answered to it stays. @throws NotFound */
export async function removeReply(db: Db<Tables>, viewer: Viewer, id: string): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  await inTenants(db, [accountId], async (tx) => {
    const row = await tx
      .updateTable("reflection_replies")
      .set({ removed_at: now() })
      .where("tenant_id", "=", accountId)
      .where("id", "=", id)
      .returning("room_id")
      .executeTakeFirst();
    if (row === undefined) throw new NotFound("It may be gone, or it is not yours.");
    await inTenants(tx, [row.room_id], async (room) => {
      await room
        .deleteFrom("shared_replies")
        .where("tenant_id", "=", row.room_id)
        .where("id", "=", id)
        .execute();
    });
    if (row.room_id === everyonesRoom) await republish(tx, accountId);
  });
}

/** @throws NotAllowed when one of these journals' owners blocks this one. */
export async function refuseBlocked(
  db: Db<Tables>,
  own: string,
  journalIds: readonly string[],
): Promise<void> {
  const owners = (await journalsBy(db, "id", journalIds)).map(({ accountId }) => accountId);
  if (owners.length === 0) return;
  const row = await inTenants(db, owners, async (tx) =>
    tx
      .selectFrom("reflection_blocks")
      .select("journal_id")
      .where("tenant_id", "in", owners)
      .where("journal_id", "=", own)
      .executeTakeFirst(),
  );
  if (row !== undefined) throw new NotAllowed("This cannot be answered.");
}

async function tellAnswered(
  tx: Db<Tables>,
  journalIds: readonly string[],
  said: Readonly<Record<"journalId" | "byName" | "reflectionId" | "replyId", string>>,
): Promise<void> {
  const { byName, journalId: own, reflectionId, replyId } = said;
  const ids = [...new Set(journalIds.filter((each) => each !== own))];
  for (const { accountId } of await journalsBy(tx, "id", ids))
    await tell(tx, accountId, { kind: "reply", reflectionId, replyId, byName, byJournal: own });
}
