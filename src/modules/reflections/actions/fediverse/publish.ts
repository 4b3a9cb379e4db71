import { inTenants } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { viewerOfAccount } from "#modules/people";
import { actorOfAccount, faceDigest, type FediverseActor } from "../../queries/fediverse/actors.ts";
import { followerInboxes, reachedInboxes } from "../../queries/fediverse/followers.ts";
import { fediverseRules } from "../../queries/fediverse/permission.ts";
import { answeredPost } from "../../queries/fediverse/answered-post.ts";
import { answerersOf, openReplies, type OpenReply } from "../../queries/fediverse/open-replies.ts";
import { type OpenReflection, openReflections, postDigest } from "../../queries/fediverse/posts.ts";
import type { FediverseProgram } from "../../queries/fediverse/program.ts";
import { leaveFediverse } from "./leave.ts";
import { type OutgoingMessage, republish, tellInboxes } from "./outgoing.ts";

type Program = Pick<FediverseProgram, "db" | "publicUrl">;
type Tx = FediverseProgram["db"];

/**
 * Brings what other servers know of a journal up to what everyone may read of it now: what is new is sent to followers, what says
 * something else is sent anew, and what not everyone may read any more is withdrawn wherever it was sent. So with what it answers in
 * other journals, which also goes to whom it answers. It compares and does not
 * count changes, so that however many were made, missed or made twice, the end is the same. A journal that its owner's employer no
 * longer allows is taken off.
 */
export async function publishJournal({ db, publicUrl }: Program, accountId: string): Promise<void> {
  const viewer = await viewerOfAccount(db, accountId);
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
    const changes = await changePosts({ db: tx, publicUrl }, actor);
    for (const { inbox, postId, type } of changes) {
      const inboxes =
        type === "Delete"
          ? await reachedInboxes(tx, accountId)
          : [...new Set([...followers, ...(inbox === undefined ? [] : [inbox])])];
      await tell(inboxes, { what: "post", type, postId });
    }
    const moved = changes.flatMap(({ reflectionId }) => (reflectionId === undefined ? [] : [reflectionId]));
    for (const answerer of await answerersOf(tx, moved))
      if (answerer !== accountId) await republish(tx, answerer);
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
  /** Of a reply, where whoever it answers is told. */
  readonly inbox: string | undefined;
  /** What came or went, when it is no reply: what was said below it comes or goes with it. */
  readonly reflectionId: string | undefined;
}

async function changePosts(
  program: Program,
  { accountId, journalId }: FediverseActor,
): Promise<readonly PostChange[]> {
  const { db: tx } = program;
  const open: Open = new Map<string, OpenReflection | OpenReply>([
    ...(await openReflections(tx, journalId)),
    ...(await openReplies(tx, journalId)),
  ]);
  const standing = await tx
    .selectFrom("fediverse_posts")
    .select(["id", "reflection_id", "reply_id", "answered_inbox", "told"])
    .where("tenant_id", "=", accountId)
    .where("removed_at", "is", null)
    .orderBy("id")
    .execute();
  const [at, changes] = [now(), [] as PostChange[]];
  for (const post of standing) {
    const writing = open.get(post.reply_id ?? post.reflection_id);
    const told = writing && postDigest(writing);
    if (told === post.told) continue;
    await tx
      .updateTable("fediverse_posts")
      .set(told === undefined ? { removed_at: at } : { told, changed_at: at })
      .where("tenant_id", "=", accountId)
      .where("id", "=", post.id)
      .execute();
    const isGone = told === undefined;
    changes.push({
      postId: post.id,
      type: isGone ? "Delete" : "Update",
      inbox: post.answered_inbox ?? undefined,
      reflectionId: isGone && post.reply_id === null ? post.reflection_id : undefined,
    });
  }
  const known = new Set(standing.map((post) => post.reply_id ?? post.reflection_id));
  return [...changes, ...(await newPosts(program, accountId, open, known))];
}

type Open = ReadonlyMap<string, OpenReflection | OpenReply>;

/** What was not sent yet, reflections first: a reply may answer one of them. */
async function newPosts(
  program: Program,
  accountId: string,
  open: Open,
  known: ReadonlySet<string>,
): Promise<readonly PostChange[]> {
  const { db: tx } = program;
  const changes: PostChange[] = [];
  const unknown = [...open]
    .filter(([key]) => !known.has(key))
    .map(([, writing]) => writing)
    .toSorted((one, other) => (order(one) < order(other) ? -1 : 1));
  for (const writing of unknown) {
    const isReply = "replyId" in writing;
    const answered = isReply ? await answeredPost(program, writing) : undefined;
    if (isReply && answered === undefined) continue;
    const id = newId();
    await tx
      .insertInto("fediverse_posts")
      .values({
        tenant_id: accountId,
        id,
        reflection_id: writing.reflectionId,
        reply_id: isReply ? writing.replyId : null,
        answers: answered?.address ?? null,
        answered_actor: answered?.actor ?? null,
        answered_name: answered?.name ?? null,
        answered_inbox: answered?.inbox ?? null,
        told: postDigest(writing),
        sent_at: writing.sharedAt,
        changed_at: writing.sharedAt,
        removed_at: null,
      })
      .execute();
    changes.push({
      postId: id,
      type: "Create",
      inbox: answered?.inbox,
      reflectionId: isReply ? undefined : writing.reflectionId,
    });
  }
  return changes;
}

function order(writing: OpenReflection | OpenReply): string {
  return `${"replyId" in writing ? 1 : 0} ${writing.sharedAt}`;
}
