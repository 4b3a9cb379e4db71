import { inTenants } from "#platform/db";
import { now } from "#platform/time";
import { permit, type Viewer } from "#modules/people";
import { actorById, type FediverseActor } from "../../queries/fediverse/actors.ts";
import { blockedElsewhere } from "../../queries/fediverse/followers.ts";
import type { FediverseProgram } from "../../queries/fediverse/program.ts";
import { isBlocked } from "../../rules/fediverse/blocked.ts";
import type { RemotePerson } from "../../rules/fediverse/remote-person.ts";
import { tellInboxes } from "./outgoing.ts";

type Tx = FediverseProgram["db"];

/** Takes someone on another server in as a follower, and says so to their server; who is blocked is told no. */
export async function takeFollow(
  { db }: Pick<FediverseProgram, "db">,
  asked: { readonly actorId: string; readonly followId: string; readonly person: RemotePerson },
): Promise<void> {
  const actor = await actorById(db, asked.actorId);
  if (actor === undefined) return;
  const { accountId } = actor;
  const { followId, person } = asked;
  await inTenants(db, [accountId], async (tx) => {
    const isWelcome = !(await isBlockedBy(tx, accountId, person.actor));
    if (isWelcome) {
      const values = {
        name: person.name,
        inbox: person.inbox,
        shared_inbox: person.sharedInbox ?? null,
        follow_id: followId,
      };
      await tx
        .insertInto("fediverse_followers")
        .values({ tenant_id: accountId, actor: person.actor, followed_at: now(), ...values })
        .onConflict((conflict) => conflict.columns(["tenant_id", "actor"]).doUpdateSet(values))
        .execute();
    }
    await answer(tx, actor, { followId, person, type: isWelcome ? "Accept" : "Reject" });
  });
}

/** Someone elsewhere no longer follows. Nothing when they did not. */
export async function takeUnfollow(
  { db }: Pick<FediverseProgram, "db">,
  { actorId, follower }: { readonly actorId: string; readonly follower: string },
): Promise<void> {
  const actor = await actorById(db, actorId);
  if (actor === undefined) return;
  await inTenants(db, [actor.accountId], async (tx) => {
    await tx
      .deleteFrom("fediverse_followers")
      .where("tenant_id", "=", actor.accountId)
      .where("actor", "=", follower)
      .execute();
  });
}

/** Sends a follower away, who may ask again. */
export async function removeFollower(
  { db }: Pick<FediverseProgram, "db">,
  viewer: Viewer,
  follower: string,
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  await inTenants(db, [accountId], async (tx) => dismiss(tx, accountId, [follower]));
}

/** Sends followers away, and tells their servers. */
export async function dismiss(tx: Tx, accountId: string, followers: readonly string[]): Promise<void> {
  if (followers.length === 0) return;
  const gone = await tx
    .deleteFrom("fediverse_followers")
    .where("tenant_id", "=", accountId)
    .where("actor", "in", followers)
    .returning(["actor", "inbox", "follow_id"])
    .execute();
  const actor = await tx
    .selectFrom("fediverse_actors")
    .select("id")
    .where("tenant_id", "=", accountId)
    .executeTakeFirst();
  if (actor === undefined) return;
  for (const each of gone)
    await tellInboxes(
      tx,
      { accountId, actorId: actor.id, inboxes: [each.inbox] },
      { what: "answer", type: "Reject", follower: each.actor, followId: each.follow_id },
    );
}

/** Whether a journal's owner wants to hear nothing of someone elsewhere. */
export async function isBlockedBy(tx: Tx, accountId: string, actor: string): Promise<boolean> {
  const blocks = await blockedElsewhere(tx, accountId);
  return isBlocked(new Set(blocks.map(({ blocked }) => blocked)), actor);
}

async function answer(
  tx: Tx,
  { accountId, actorId }: FediverseActor,
  {
    followId,
    person,
    type,
  }: { readonly followId: string; readonly person: RemotePerson; readonly type: "Accept" | "Reject" },
): Promise<void> {
  await tellInboxes(
    tx,
    { accountId, actorId, inboxes: [person.inbox] },
    { what: "answer", type, follower: person.actor, followId },
  );
}
