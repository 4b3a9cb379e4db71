import { type Db, inTenants } from "#platform/db";
import { Conflict, InvalidInput } from "#platform/errors";
import { isSameSecret } from "#platform/secrets";
import { localDay, now } from "#platform/time";
import { type PeopleTables, permit, type Viewer } from "#modules/people";
import { codeOf, communityFor, type KnownCommunity } from "../../queries/communities/communities.ts";
import { membersOf } from "../../queries/communities/members.ts";
import { isGoingOn, plainCode } from "../../rules/communities/community.ts";
import type { ReflectionTables } from "../../tables.ts";
import { writerOf } from "../journals/ensure-journal.ts";
import { comeIn } from "./come-in.ts";
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
  if (!isGoingOn(community, localDay(viewer.zone ?? "UTC", now())))
    throw new Conflict(`${community.name} is over. Those who were in it can still read it.`);
  if (community.joining === "code" && own?.state !== "removed") await refuseOtherCode(db, community, code);
  const state = community.joining === "asking" || own?.state === "removed" ? "asked" : "member";
  const writer = await writerOf(db, viewer);
  await inTenants(db, [viewer.accountId], async (tx) =>
    comeIn(tx, writer, community, { state, words: words.trim().slice(0, longestWords) }),
  );
  return state;
}

/**
 * Leaves a community: from now on one reads nothing there, and what one wrote there is read by nobody in it. The last to go takes it
 * along. Doing it twice changes nothing.
 *
 * @throws NotFound; Conflict when nobody would tend it, though others are in it.
 */
export async function leaveCommunity(db: Db<Tables>, viewer: Viewer, id: string): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  const community = await communityFor(db, viewer, id);
  const { houseId, own } = community;
  if (own === undefined) return;
  const members = (await membersOf(db, id)).filter(({ state }) => state === "member");
  const others = members.filter(({ journalId }) => journalId !== own.journalId);
  if (own.isKeeper && others.length > 0 && !others.some(({ isKeeper }) => isKeeper))
    throw new Conflict("Nobody else tends it. Ask a member to, on the page of its members, and leave then.");
  await inTenants(db, [accountId], async (tx) => {
    await goOut(tx, { accountId, communityId: id, journalId: own.journalId, isRemoved: false });
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
