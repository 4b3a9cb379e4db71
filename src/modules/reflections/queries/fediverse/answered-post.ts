import { inTenants } from "#platform/db";
import { actorAddresses, fediverseAddress, postAddress } from "../../rules/fediverse/addresses.ts";
import type { AnsweredPost } from "../../rules/fediverse/documents.ts";
import { mentionName } from "../../rules/fediverse/remote-person.ts";
import { everyonesRoom } from "../../rules/sharing/rooms.ts";
import { actorOfAccount } from "./actors.ts";
import type { OpenReply } from "./open-replies.ts";
import type { FediverseProgram } from "./program.ts";

type Program = Pick<FediverseProgram, "db" | "publicUrl">;

/** What a reply answers as other servers know it, and where whoever said that is told; without a place where they are here. */
interface KnownAnswered extends AnsweredPost {
  readonly inbox: string | undefined;
}

/**
 * What of all that a reply answers, from the nearest on, has an address that other servers know; undefined where nothing has: a
 * reply that hangs on nothing would be a riddle over there.
 */
export async function answeredPost(
  program: Program,
  { parentId, reflectionId }: Pick<OpenReply, "parentId" | "reflectionId">,
): Promise<KnownAnswered | undefined> {
  for (let id = parentId; id !== undefined; id = await parentOf(program, id)) {
    const found = (await cameFromElsewhere(program, id)) ?? (await standing(program, "reply_id", id));
    if (found !== undefined) return found;
  }
  return standing(program, "reflection_id", reflectionId);
}

async function parentOf({ db }: Program, id: string): Promise<string | undefined> {
  const row = await inTenants(db, [everyonesRoom], async (tx) =>
    tx
      .selectFrom("shared_replies")
      .select("parent_id")
      .where("tenant_id", "=", everyonesRoom)
      .where("id", "=", id)
      .executeTakeFirst(),
  );
  return row?.parent_id ?? undefined;
}

async function cameFromElsewhere({ db }: Program, id: string): Promise<KnownAnswered | undefined> {
  const row = await inTenants(db, "every tenant", async (tx) =>
    tx
      .selectFrom("fediverse_replies")
      .select(["object", "actor", "name", "inbox"])
      .where("id", "=", id)
      .where("state", "=", "shown")
      .executeTakeFirst(),
  );
  return row && { address: row.object, actor: row.actor, name: mentionName(row.name), inbox: row.inbox };
}

async function standing(
  { db, publicUrl }: Program,
  column: "reply_id" | "reflection_id",
  id: string,
): Promise<KnownAnswered | undefined> {
  const post = await inTenants(db, "every tenant", async (tx) =>
    tx
      .selectFrom("fediverse_posts")
      .select(["tenant_id", "id"])
      .where(column, "=", id)
      .where("removed_at", "is", null)
      .$if(column === "reflection_id", (query) => query.where("reply_id", "is", null))
      .executeTakeFirst(),
  );
  const actor = post && (await actorOfAccount(db, post.tenant_id));
  if (post === undefined || actor === undefined) return undefined;
  return {
    address: postAddress(publicUrl, post.id),
    actor: actorAddresses(publicUrl, actor.actorId).id,
    name: fediverseAddress(publicUrl, actor.handle),
    inbox: undefined,
  };
}
