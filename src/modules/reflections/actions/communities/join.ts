import { type Db, inTenants } from "#platform/db";
import { Conflict, InvalidInput } from "#platform/errors";
import { isSameSecret } from "#platform/secrets";
import { now } from "#platform/time";
import { dayOf, type PeopleTables, permit, type Viewer } from "#modules/people";
import { codeOf, communityFor, type KnownCommunity } from "../../queries/communities/communities.ts";
import { membersOf } from "../../queries/communities/members.ts";
import { journalsBy } from "../../queries/journals/journals.ts";
import { isGoingOn, plainCode } from "../../rules/communities/community.ts";
import type { ReflectionTables } from "../../tables.ts";
import { writerOf } from "../journals/ensure-journal.ts";
import type { Writer } from "../sharing/rewrite-copies.ts";
import { tell } from "../talking/tell-mentioned.ts";
import { comeIn, nameIn } from "./come-in.ts";
import { goOut } from "./go-out.ts";

type Tables = ReflectionTables & PeopleTables;

const longestWords = 500;

/**
 * Comes into a community, or asks to: who was removed once asks, however others come in. Doing it twice changes nothing.
 *
 * @throws NotFound when it is not theirs to know of; Conflict when it is over; InvalidInput when the code is another.
 */
export async function joinCommunity(
  db: Db<Tables>,
  viewer: Viewer,
  { code = "", id, words = "" }: { readonly id: string; readonly code?: string; readonly words?: string },
): Promise<"asked" | "member"> {
  permit(viewer, "see a personal record", { tenantId: viewer.accountId });
  const community = await communityFor(db, viewer, id);
  const { own } = community;
  if (own?.state === "member") return "member";
  if (!isGoingOn(community, dayOf(viewer, now())))
    throw new Conflict(`${community.name} is over. Those who were in it can still read it.`);
  if (community.joining === "code" && own?.state !== "removed") await refuseOtherCode(db, community, code);
  const state = community.joining === "asking" || own?.state === "removed" ? "asked" : "member";
  const writer = await writerOf(db, viewer);
  await inTenants(db, [viewer.accountId], async (tx) => {
    await comeIn(tx, writer, community, { state, words: words.trim().slice(0, longestWords) });
    if (state === "asked" && own?.state !== "asked") await tellKeepers(tx, writer, community);
  });
  return state;
}

/** Tells those who tend a community that somebody asks; once, however often they ask before it is looked at. */
async function tellKeepers(
  tx: Db<Tables>,
  { byline, journalId }: Pick<Writer, "byline" | "journalId">,
  community: KnownCommunity,
): Promise<void> {
  const keepers = (await membersOf(tx, community.id)).filter(({ isKeeper }) => isKeeper);
  const journals = await journalsBy(
    tx,
    "id",
    keepers.map((each) => each.journalId),
  );
  for (const { accountId } of journals) {
    if (await isStillTold(tx, accountId, { communityId: community.id, journalId })) continue;
    await tell(tx, accountId, {
      kind: "asks to come in",
      communityId: community.id,
      byName: nameIn(byline, community).name,
      byJournal: journalId,
    });
  }
}

/** Whether a keeper has not looked yet at what was told of someone's asking; what they looked at makes room for the new one. */
async function isStillTold(
  tx: Db<Tables>,
  accountId: string,
  { communityId, journalId }: { readonly communityId: string; readonly journalId: string },
): Promise<boolean> {
  return inTenants(tx, [accountId], async (theirs) => {
    await theirs
      .deleteFrom("reflection_notices")
      .where("tenant_id", "=", accountId)
      .where("community_id", "=", communityId)
      .where("by_journal", "=", journalId)
      .where("seen_at", "is not", null)
      .execute();
    const waiting = await theirs
      .selectFrom("reflection_notices")
      .select("id")
      .where("tenant_id", "=", accountId)
      .where("community_id", "=", communityId)
      .where("by_journal", "=", journalId)
      .executeTakeFirst();
    return waiting !== undefined;
  });
}

/**
 * Leaves a community: from now on one reads nothing there, and what one wrote there is read by nobody in it. The last to go takes it
 * along. Doing it twice changes nothing, nor does it forget that someone was removed.
 *
 * @throws NotFound; Conflict when nobody would tend it, though others are in it.
 */
export async function leaveCommunity(db: Db<Tables>, viewer: Viewer, id: string): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  const community = await communityFor(db, viewer, id);
  const { houseId, own } = community;
  if (own === undefined || own.state === "removed") return;
  const members = (await membersOf(db, id)).filter(({ state }) => state === "member");
  const others = members.filter(({ journalId }) => journalId !== own.journalId);
  if (own.isKeeper && others.length > 0 && !others.some(({ isKeeper }) => isKeeper))
    throw new Conflict("Nobody else tends it. Ask a member to, on the page of its members, and leave then.");
  await inTenants(db, [accountId], async (tx) => {
    // Who asks where others just come in was removed once: no longer asking, they still were.
    const isRemoved = own.state === "asked" && community.joining !== "asking";
    await goOut(tx, { accountId, communityId: id, journalId: own.journalId, isRemoved });
    if (own.state === "member" && others.length === 0) await takeAway(tx, { houseId, id });
  });
}

async function takeAway(
  tx: Db<Tables>,
  { houseId, id }: { readonly houseId: string; readonly id: string },
): Promise<void> {
  await inTenants(tx, [id], async (room) => {
    for (const table of ["reflection_reports", "community_members"] as const)
      await room.deleteFrom(table).where("tenant_id", "=", id).execute();
  });
  await inTenants(tx, [houseId], async (house) => {
    await house.deleteFrom("communities").where("tenant_id", "=", houseId).where("id", "=", id).execute();
  });
}

async function refuseOtherCode(db: Db<Tables>, community: KnownCommunity, code: string): Promise<void> {
  if (!isSameSecret(plainCode(code), plainCode((await codeOf(db, community)) ?? "none")))
    throw new InvalidInput([
      { where: "code", message: "That is not its code. Ask somebody who tends it: a code may be replaced." },
    ]);
}
