import { inTenants } from "#platform/db";
import { InvalidInput, NotFound } from "#platform/errors";
import { now } from "#platform/time";
import { permit, type Viewer } from "#modules/people";
import type { FediverseProgram } from "../../queries/fediverse/program.ts";
import { remoteReply } from "../../queries/fediverse/remote-replies.ts";
import { isBlocked, serverName } from "../../rules/fediverse/blocked.ts";
import { dismiss } from "./followers.ts";
import { removeRepliesOf } from "./replies.ts";
import { hideReply, showReply } from "./shown-replies.ts";

/** Says whether a reply from elsewhere is shown below one's reflection. One that is refused is forgotten, and does not come again. @throws NotFound */
export async function decideRemoteReply(
  { db }: Pick<FediverseProgram, "db">,
  viewer: Viewer,
  { id, isShown }: { readonly id: string; readonly isShown: boolean },
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  await inTenants(db, [accountId], async (tx) => {
    const reply = await remoteReply(tx, accountId, { id });
    if (reply === undefined || reply.state === "refused")
      throw new NotFound("It may be gone, or it is not yours to see.");
    if (isShown) return showReply(tx, accountId, id);
    await hideReply(tx, id);
    await tx
      .updateTable("fediverse_replies")
      .set({ state: "refused", body: "" })
      .where("tenant_id", "=", accountId)
      .where("id", "=", id)
      .execute();
  });
}

/** Whom to block: someone by the reply they sent or as a follower, or a whole server by its name. */
export type ToBlock =
  | { readonly replyId: string }
  | { readonly follower: string }
  | { readonly server: string };

/**
 * Blocks someone elsewhere, or a server with all its people: what they said is removed, and they follow no more.
 *
 * @throws InvalidInput when that is no name of a server; NotFound
 */
export async function blockElsewhere(
  { db }: Pick<FediverseProgram, "db">,
  viewer: Viewer,
  asked: ToBlock,
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  await inTenants(db, [accountId], async (tx) => {
    const { blocked, name } = await whom(tx, accountId, asked);
    await tx
      .insertInto("fediverse_blocks")
      .values({ tenant_id: accountId, blocked, name, made_at: now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const known = await tx
      .selectFrom("fediverse_followers")
      .select("actor")
      .where("tenant_id", "=", accountId)
      .union(tx.selectFrom("fediverse_replies").select("actor").where("tenant_id", "=", accountId))
      .orderBy("actor")
      .execute();
    const actors = known.map(({ actor }) => actor).filter((actor) => isBlocked(new Set([blocked]), actor));
    await dismiss(tx, accountId, actors);
    await removeRepliesOf(tx, accountId, actors);
  });
}

/** Lets someone elsewhere, or a server, come again. */
export async function unblockElsewhere(
  { db }: Pick<FediverseProgram, "db">,
  viewer: Viewer,
  blocked: string,
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .deleteFrom("fediverse_blocks")
      .where("tenant_id", "=", accountId)
      .where("blocked", "=", blocked)
      .execute();
  });
}

async function whom(
  tx: FediverseProgram["db"],
  accountId: string,
  asked: ToBlock,
): Promise<{ readonly blocked: string; readonly name: string }> {
  if ("server" in asked) {
    const server = serverName(asked.server);
    if (server === undefined)
      throw new InvalidInput([{ where: "server", message: "Give a server’s name: loud.example." }]);
    return { blocked: server, name: server };
  }
  const row =
    "replyId" in asked
      ? await remoteReply(tx, accountId, { id: asked.replyId })
      : await tx
          .selectFrom("fediverse_followers")
          .select(["actor", "name"])
          .where("tenant_id", "=", accountId)
          .where("actor", "=", asked.follower)
          .executeTakeFirst();
  if (row === undefined) throw new NotFound("It may be gone, or it is not yours to see.");
  return { blocked: row.actor, name: row.name };
}
