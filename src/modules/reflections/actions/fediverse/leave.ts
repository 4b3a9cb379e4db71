import { type Db, inTenants } from "#platform/db";
import { formatInstant, nowMilliseconds } from "#platform/time";
import { reachedInboxes } from "../../queries/fediverse/followers.ts";
import { everyonesRoom } from "../../rules/sharing/rooms.ts";
import type { ReflectionTables } from "../../tables.ts";
import { tellInboxes } from "./outgoing.ts";

/** Longer than a message to another server is tried. */
const farewellDays = 7;

/**
 * Takes a journal off other servers: each that was ever sent anything is told that all of it is gone, and followers, replies and
 * posts are forgotten here at once. The key alone stays for some days, for signing the farewells. Nothing when it is off.
 */
export async function leaveFediverse(tx: Db<ReflectionTables>, accountId: string): Promise<void> {
  await inTenants(tx, [accountId], async (own) => {
    const actor = await own
      .selectFrom("fediverse_actors")
      .select(["id", "sealed_private_key"])
      .where("tenant_id", "=", accountId)
      .forUpdate()
      .executeTakeFirst();
    if (actor === undefined) return;
    const inboxes = await reachedInboxes(own, accountId);
    const replies = await own
      .selectFrom("fediverse_replies")
      .select("id")
      .where("tenant_id", "=", accountId)
      .orderBy("id")
      .execute();
    await inTenants(own, [everyonesRoom], async (room) => {
      await room
        .insertInto("fediverse_farewells")
        .values({
          tenant_id: everyonesRoom,
          id: actor.id,
          sealed_private_key: actor.sealed_private_key,
          ends_at: formatInstant(Math.floor(nowMilliseconds() / 1000) + farewellDays * 86_400),
        })
        .execute();
      if (replies.length > 0)
        await room
          .deleteFrom("shared_replies")
          .where("tenant_id", "=", everyonesRoom)
          .where(
            "id",
            "in",
            replies.map(({ id }) => id),
          )
          .execute();
    });
    await own.deleteFrom("fediverse_actors").where("tenant_id", "=", accountId).execute();
    await tellInboxes(own, { accountId, actorId: actor.id, inboxes }, { what: "farewell" });
  });
}
