import { inTenants } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { actorOfAccount } from "../../queries/fediverse/actors.ts";
import { ownerOfReflection } from "../../queries/fediverse/open-replies.ts";
import { standingPost } from "../../queries/fediverse/posts.ts";
import type { FediverseProgram } from "../../queries/fediverse/program.ts";
import { accountsWithReply, remoteReply, waitingCount } from "../../queries/fediverse/remote-replies.ts";
import { postOwner } from "../../queries/fediverse/posts.ts";
import { replyText } from "../../rules/fediverse/reply-text.ts";
import { postIdOf } from "../../rules/fediverse/addresses.ts";
import type { RemotePerson } from "../../rules/fediverse/remote-person.ts";
import { tell } from "../talking/tell-mentioned.ts";
import { isBlockedBy } from "./followers.ts";
import { hideReply, showReply } from "./shown-replies.ts";

type Tx = FediverseProgram["db"];

/** More wait for nobody: a flood is left at the door. */
const mostWaiting = 200;

/** What someone on another server answered. */
export interface IncomingReply {
  /** Its address over there. */
  readonly object: string;
  /** The address of what it answers. */
  readonly answers: string;
  readonly person: RemotePerson;
  /** HTML, as it was written. */
  readonly html: string;
}

/**
 * Takes a reply to a post, or to a reply to one, in: as Markdown, held until the journal's owner says yes unless they want it shown
 * at once. What comes twice is taken once; what answers nothing that stands, or comes from somebody blocked, is dropped.
 */
export async function takeReply(
  program: Pick<FediverseProgram, "db" | "publicUrl">,
  sent: IncomingReply,
): Promise<void> {
  const { db } = program;
  const body = replyText(sent.html);
  if (body === undefined) return;
  for (const { accountId, parentId, postId } of await answered(program, sent.answers))
    await inTenants(db, [accountId], async (tx) => {
      const actor = await actorOfAccount(tx, accountId);
      const post = actor && (await standingPost(tx, actor, postId));
      if (actor === undefined || post === undefined) return;
      const owner = (await ownerOfReflection(tx, post.reflectionId)) ?? accountId;
      // A reply to a reply stands below somebody else's reflection: whom that one does not want to hear is not heard there.
      if (await isBlockedBy(tx, accountId, sent.person.actor)) return;
      if (await inTenants(tx, [owner], async (own) => isBlockedBy(own, owner, sent.person.actor))) return;
      if ((await waitingCount(tx, accountId)) >= mostWaiting) return;
      const { reflectionId } = post;
      const id = newId();
      const added = await tx
        .insertInto("fediverse_replies")
        .values({
          tenant_id: accountId,
          id,
          object: sent.object,
          post_id: postId,
          reflection_id: reflectionId,
          parent_id: parentId ?? null,
          actor: sent.person.actor,
          name: sent.person.name,
          inbox: sent.person.inbox,
          body,
          state: "waiting",
          made_at: now(),
        })
        .onConflict((conflict) => conflict.columns(["tenant_id", "object"]).doNothing())
        .executeTakeFirst();
      if (added.numInsertedOrUpdatedRows !== 1n) return;
      // It has the post now: when that is withdrawn, it is told.
      await tx
        .insertInto("fediverse_inboxes")
        .values({ tenant_id: accountId, inbox: sent.person.inbox, first_sent_at: now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const isHeld = actor.holdsReplies || (await actorOfAccount(tx, owner))?.holdsReplies === true;
      if (!isHeld) await showReply(tx, accountId, id);
      await tell(tx, accountId, {
        kind: "reply",
        reflectionId,
        byName: sent.person.name,
        byJournal: undefined,
      });
    });
}

/** Changes what someone elsewhere said; held again where replies are held, since nobody has agreed to the new words. */
export async function changeRemoteReply(
  { db }: Pick<FediverseProgram, "db">,
  { actor, html, object }: { readonly object: string; readonly actor: string; readonly html: string },
): Promise<void> {
  const body = replyText(html);
  await ofReply(db, object, actor, async (tx, accountId, id) => {
    if (body === undefined) return removeReply(tx, accountId, id);
    const reply = await remoteReply(tx, accountId, { id });
    const holds = (await actorOfAccount(tx, accountId))?.holdsReplies ?? true;
    if (reply === undefined || reply.state === "refused" || reply.body === body) return;
    await tx
      .updateTable("fediverse_replies")
      .set({ body, state: "waiting" })
      .where("tenant_id", "=", accountId)
      .where("id", "=", id)
      .execute();
    await hideReply(tx, id);
    if (!holds) await showReply(tx, accountId, id);
  });
}

/** Removes what someone elsewhere took back. */
export async function removeRemoteReply(
  { db }: Pick<FediverseProgram, "db">,
  { actor, object }: { readonly object: string; readonly actor: string },
): Promise<void> {
  await ofReply(db, object, actor, removeReply);
}

/** Forgets someone who is gone from their server: what they answered, and that they followed. */
export async function forgetRemotePerson({ db }: Pick<FediverseProgram, "db">, actor: string): Promise<void> {
  for (const accountId of await accountsWithReply(db, { actor }))
    await inTenants(db, [accountId], async (tx) => removeRepliesOf(tx, accountId, [actor]));
  await inTenants(db, "every tenant", async (tx) => {
    await tx.deleteFrom("fediverse_followers").where("actor", "=", actor).execute();
  });
}

/** Removes everything that some people elsewhere answered to one account's posts. */
export async function removeRepliesOf(tx: Tx, accountId: string, actors: readonly string[]): Promise<void> {
  if (actors.length === 0) return;
  const rows = await tx
    .selectFrom("fediverse_replies")
    .select("id")
    .where("tenant_id", "=", accountId)
    .where("actor", "in", actors)
    .orderBy("id")
    .execute();
  for (const { id } of rows) await removeReply(tx, accountId, id);
}

async function removeReply(tx: Tx, accountId: string, id: string): Promise<void> {
  await hideReply(tx, id);
  await tx.deleteFrom("fediverse_replies").where("tenant_id", "=", accountId).where("id", "=", id).execute();
}

/** Does something with a reply in each account that has it, if it is that person's own. */
async function ofReply(
  db: Tx,
  object: string,
  actor: string,
  work: (tx: Tx, accountId: string, id: string) => Promise<void>,
): Promise<void> {
  for (const accountId of await accountsWithReply(db, { object }))
    await inTenants(db, [accountId], async (tx) => {
      const reply = await remoteReply(tx, accountId, { object });
      if (reply?.actor === actor) await work(tx, accountId, reply.id);
    });
}

interface Answered {
  readonly accountId: string;
  readonly postId: string;
  readonly parentId: string | undefined;
}

/** What an address names: one of our posts, a reply that was sent among them, or a reply to one that came from elsewhere. */
async function answered(
  { db, publicUrl }: Pick<FediverseProgram, "db" | "publicUrl">,
  address: string,
): Promise<readonly Answered[]> {
  const postId = postIdOf(publicUrl, address);
  if (postId !== undefined) {
    const owner = await postOwner(db, postId);
    return owner === undefined
      ? []
      : [{ accountId: owner.accountId, postId, parentId: owner.replyId ?? undefined }];
  }
  const found: Answered[] = [];
  for (const accountId of await accountsWithReply(db, { object: address })) {
    const parent = await inTenants(db, [accountId], async (tx) =>
      remoteReply(tx, accountId, { object: address }),
    );
    // An answer to what was refused would show what was said by what is said to it.
    if (parent !== undefined && parent.state !== "refused")
      found.push({ accountId, postId: parent.postId, parentId: parent.id });
  }
  return found;
}
