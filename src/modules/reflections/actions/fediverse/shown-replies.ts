import { createHash } from "node:crypto";
import { type Db, inTenants } from "#platform/db";
import { remoteReply } from "../../queries/fediverse/remote-replies.ts";
import { everyonesRoom } from "../../rules/sharing/rooms.ts";
import type { ReflectionTables } from "../../tables.ts";

/** Puts a reply from elsewhere beside the others below its reflection. What moderators hid stays hidden. */
export async function showReply(tx: Db<ReflectionTables>, accountId: string, id: string): Promise<void> {
  const reply = await remoteReply(tx, accountId, { id });
  if (reply === undefined || reply.body === "") return;
  await tx
    .updateTable("fediverse_replies")
    .set({ state: "shown" })
    .where("tenant_id", "=", accountId)
    .where("id", "=", id)
    .execute();
  await inTenants(tx, [everyonesRoom], async (room) => {
    const parent =
      reply.parentId === undefined
        ? undefined
        : await room
            .selectFrom("shared_replies")
            .select("id")
            .where("tenant_id", "=", everyonesRoom)
            .where("id", "=", reply.parentId)
            .executeTakeFirst();
    await room
      .insertInto("shared_replies")
      .values({
        tenant_id: everyonesRoom,
        id,
        reflection_id: reply.reflectionId,
        parent_id: parent?.id ?? null,
        journal_id: speakerId(reply.actor),
        handle: null,
        author_name: reply.name,
        staff_id: null,
        body: reply.body,
        made_at: reply.madeAt,
        hidden_at: await hiddenSince(room, id),
      })
      .onConflict((conflict) => conflict.columns(["tenant_id", "id"]).doUpdateSet({ body: reply.body }))
      .execute();
  });
}

/** Takes it away again. */
export async function hideReply(tx: Db<ReflectionTables>, id: string): Promise<void> {
  await inTenants(tx, [everyonesRoom], async (room) => {
    await room
      .deleteFrom("shared_replies")
      .where("tenant_id", "=", everyonesRoom)
      .where("id", "=", id)
      .execute();
  });
}

/** Who speaks, where a journal's id is asked for: the same for one address always, and no journal's (RFC 9562, version 8). */
export function speakerId(actor: string): string {
  const hex = createHash("sha256").update(`fediverse ${actor}`).digest("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}

async function hiddenSince(room: Db<ReflectionTables>, id: string): Promise<string | null> {
  const row = await room
    .selectFrom("reflection_reports")
    .select("decided_at")
    .where("tenant_id", "=", everyonesRoom)
    .where("subject_id", "=", id)
    .where("outcome", "=", "hidden")
    .where((either) =>
      either.or([either("appeal_outcome", "is", null), either("appeal_outcome", "=", "stays hidden")]),
    )
    .orderBy("decided_at")
    .executeTakeFirst();
  return row?.decided_at ?? null;
}
