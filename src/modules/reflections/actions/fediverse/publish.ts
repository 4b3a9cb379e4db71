import { inTenants } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { viewerOfAccount } from "#modules/people";
import { actorOfAccount, faceDigest, type FediverseActor } from "../../queries/fediverse/actors.ts";
import { followerInboxes, reachedInboxes } from "../../queries/fediverse/followers.ts";
import { fediverseRules } from "../../queries/fediverse/permission.ts";
import { openReflections, postDigest } from "../../queries/fediverse/posts.ts";
import type { FediverseProgram } from "../../queries/fediverse/program.ts";
import { leaveFediverse } from "./leave.ts";
import { type OutgoingMessage, tellInboxes } from "./outgoing.ts";

type Tx = FediverseProgram["db"];

/**
 * Brings what other servers know of a journal up to what everyone may read of it now: what is new is sent to followers, what says
 * something else is sent anew, and what not everyone may read any more is withdrawn wherever it was sent. It compares and does not
 * count changes, so that however many were made, missed or made twice, the end is the same. A journal that its owner's employer no
 * longer allows is taken off.
 */
export async function publishJournal({ db }: Pick<FediverseProgram, "db">, accountId: string): Promise<void> {
  const viewer = await viewerOfAccount(db, accountId, now().slice(0, 10));
  const rules = viewer === undefined ? [] : await fediverseRules(db, viewer);
  const isRefused = viewer === undefined || rules.some(({ isAllowed }) => !isAllowed);
  await inTenants(db, [accountId], async (tx) => {
    if (isRefused) return leaveFediverse(tx, accountId);
    // Two at the same time would both find the same to be new.
    await tx
      .selectFrom("fediverse_actors")
      .select("id")
      .where("tenant_id", "=", accountId)
      .forUpdate()
      .execute();
    const actor = await actorOfAccount(tx, accountId);
    if (actor === undefined) return;
    const followers = await followerInboxes(tx, accountId);
    const tell = async (inboxes: readonly string[], told: OutgoingMessage) =>
      tellInboxes(tx, { ...actor, inboxes }, told);
    await tellFace(tx, actor, async () => tell(followers, { what: "actor" }));
    const changes = await changePosts(tx, actor);
    for (const { postId, type } of changes)
      await tell(type === "Delete" ? await reachedInboxes(tx, accountId) : followers, {
        what: "post",
        type,
        postId,
      });
  });
}

/** Name, handle and words of the journal. */
async function tellFace(tx: Tx, actor: FediverseActor, tell: () => Promise<void>): Promise<void> {
  const told = faceDigest(actor);
  if (told === actor.told) return;
  await tx.updateTable("fediverse_actors").set({ told }).where("tenant_id", "=", actor.accountId).execute();
  if (actor.told !== "") await tell();
}

interface PostChange {
  readonly postId: string;
  readonly type: "Create" | "Update" | "Delete";
}

async function changePosts(tx: Tx, { accountId, journalId }: FediverseActor): Promise<readonly PostChange[]> {
  const [at, open, changes] = [now(), await openReflections(tx, journalId), [] as PostChange[]];
  const standing = await tx
    .selectFrom("fediverse_posts")
    .select(["id", "reflection_id", "told"])
    .where("tenant_id", "=", accountId)
    .where("removed_at", "is", null)
    .orderBy("id")
    .execute();
  for (const post of standing) {
    const reflection = open.get(post.reflection_id);
    const told = reflection && postDigest(reflection);
    if (told === post.told) continue;
    await tx
      .updateTable("fediverse_posts")
      .set(told === undefined ? { removed_at: at } : { told, changed_at: at })
      .where("tenant_id", "=", accountId)
      .where("id", "=", post.id)
      .execute();
    changes.push({ postId: post.id, type: told === undefined ? "Delete" : "Update" });
  }
  const known = new Set(standing.map((post) => post.reflection_id));
  const unknown = [...open.values()]
    .filter(({ reflectionId }) => !known.has(reflectionId))
    .toSorted((one, other) => (one.sharedAt < other.sharedAt ? -1 : 1));
  for (const reflection of unknown) {
    const id = newId();
    await tx
      .insertInto("fediverse_posts")
      .values({
        tenant_id: accountId,
        id,
        reflection_id: reflection.reflectionId,
        told: postDigest(reflection),
        sent_at: reflection.sharedAt,
        changed_at: reflection.sharedAt,
        removed_at: null,
      })
      .execute();
    changes.push({ postId: id, type: "Create" });
  }
  return changes;
}
