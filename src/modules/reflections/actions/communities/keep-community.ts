import { type Db, inTenants, json } from "#platform/db";
import { newId } from "#platform/ids";
import { randomSecret } from "#platform/secrets";
import { now } from "#platform/time";
import { type PeopleTables, permit, type Viewer } from "#modules/people";
import { communityOfKeeper } from "../../queries/communities/communities.ts";
import { codeText, type CommunityFacts } from "../../rules/communities/community.ts";
import { everyonesRoom } from "../../rules/sharing/rooms.ts";
import type { ReflectionTables } from "../../tables.ts";
import { writerOf } from "../journals/ensure-journal.ts";
import { comeIn } from "./come-in.ts";

type Tables = ReflectionTables & PeopleTables;

/** Makes a community for the people of an employer, or for everyone of this installation; its maker tends it. Gives its id. */
export async function makeCommunity(
  db: Db<Tables>,
  viewer: Viewer,
  { facts, houseId }: { readonly houseId: string; readonly facts: CommunityFacts },
): Promise<string> {
  if (houseId === everyonesRoom) permit(viewer, "see a personal record", { tenantId: viewer.accountId });
  else permit(viewer, "make communities", { tenantId: houseId });
  const writer = await writerOf(db, viewer);
  const id = newId();
  await inTenants(db, [houseId], async (tx) => {
    await tx
      .insertInto("communities")
      .values({
        tenant_id: houseId,
        id,
        ...columnsOf(facts),
        // Fixed for good: whoever wrote under one here would be known by the change.
        allows_pen_names: facts.allowsPenNames,
        code: newCode(),
        made_at: now(),
        changed_at: now(),
        closed_at: null,
      })
      .execute();
    const community = { id, houseId, allowsPenNames: facts.allowsPenNames };
    await comeIn(tx, writer, community, { state: "member", isKeeper: true });
  });
  return id;
}

/** Changes what a community is about, and how one comes in; whether pen names are allowed stays. @throws NotFound */
export async function changeCommunity(
  db: Db<Tables>,
  viewer: Viewer,
  { facts, id }: { readonly id: string; readonly facts: CommunityFacts },
): Promise<void> {
  await change(db, viewer, id, columnsOf(facts));
}

/** Makes a new code to come in by; the one before leads nowhere from now on. @throws NotFound */
export async function changeCode(db: Db<Tables>, viewer: Viewer, id: string): Promise<void> {
  await change(db, viewer, id, { code: newCode() });
}

/** Ends a community, or lets it go on: its members still read it, and nobody writes in it or comes in. @throws NotFound */
export async function closeCommunity(
  db: Db<Tables>,
  viewer: Viewer,
  { id, isClosed }: { readonly id: string; readonly isClosed: boolean },
): Promise<void> {
  await change(db, viewer, id, { closed_at: isClosed ? now() : null });
}

async function change(
  db: Db<Tables>,
  viewer: Viewer,
  id: string,
  values: Partial<ReturnType<typeof columnsOf>> & {
    readonly code?: string;
    readonly closed_at?: string | null;
  },
): Promise<void> {
  permit(viewer, "see a personal record", { tenantId: viewer.accountId });
  const { houseId } = await communityOfKeeper(db, viewer, id);
  await inTenants(db, [houseId], async (tx) => {
    await tx
      .updateTable("communities")
      .set({ ...values, changed_at: now() })
      .where("tenant_id", "=", houseId)
      .where("id", "=", id)
      .execute();
  });
}

function columnsOf({ about, joining, name, span, topics }: CommunityFacts) {
  return {
    name,
    about,
    joining,
    topics: json([...topics]),
    starts_on: span?.from ?? null,
    ends_on: span?.to ?? null,
  };
}

function newCode(): string {
  return codeText(randomSecret());
}
