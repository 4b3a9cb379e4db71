import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import type { PeopleTables, Viewer } from "#modules/people";
import type { Community, Joining } from "../../rules/communities/community.ts";
import type { WriterInCommunity } from "../../rules/sharing/copies-of.ts";
import type { ReflectionTables } from "../../tables.ts";
import { housesOf } from "./joined.ts";

type Tables = ReflectionTables & PeopleTables;

/** What someone is to a community. */
export interface Belonging {
  readonly state: "asked" | "member" | "removed";
  readonly isKeeper: boolean;
  readonly journalId: string;
}

/** A community, and what its viewer is to it: nothing yet when undefined. */
export interface KnownCommunity extends Community {
  readonly own: Belonging | undefined;
}

const most = 200;

/** The communities someone belongs to, asked to join or was removed from, of houses they are in today; by name. */
export async function ownCommunities(
  db: Db<Tables>,
  viewer: Viewer,
): Promise<readonly (KnownCommunity & { readonly own: Belonging })[]> {
  const { accountId } = viewer;
  const houses = housesOf(viewer);
  const joins = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("community_joins")
      .innerJoin("journals", "journals.tenant_id", "community_joins.tenant_id")
      .select(["community_id", "journals.id as journal_id"])
      .where("community_joins.tenant_id", "=", accountId)
      .where("house_id", "in", houses)
      .orderBy("community_id")
      .limit(most)
      .execute(),
  );
  const [first] = joins;
  if (first === undefined) return [];
  const ids = joins.map((each) => each.community_id);
  const members = await inTenants(db, ids, async (tx) =>
    tx
      .selectFrom("community_members")
      .select(["tenant_id", "state", "is_keeper as isKeeper", "journal_id as journalId"])
      .where("tenant_id", "in", ids)
      .where("journal_id", "=", first.journal_id)
      .where("is_present", "=", true)
      .orderBy("tenant_id")
      .execute(),
  );
  const found = await communitiesIn(db, houses, { ids });
  return found.flatMap((community) => {
    const own = members.find((each) => each.tenant_id === community.id);
    return own === undefined ? [] : [{ ...community, own }];
  });
}

/** The communities of these houses, by name; those of some ids, at least one, when they are given. */
export async function communitiesIn(
  db: Db<Tables>,
  houses: readonly string[],
  { ids }: { readonly ids?: readonly string[] } = {},
): Promise<readonly Community[]> {
  const rows = await inTenants(db, houses, async (tx) =>
    tx
      .selectFrom("communities")
      .select(["tenant_id", "id", "name", "about", "topics", "joining", "allows_pen_names"])
      .select(["starts_on", "ends_on", "closed_at"])
      .where("tenant_id", "in", houses)
      .$if(ids !== undefined, (query) => query.where("id", "in", ids ?? []))
      .orderBy("name")
      .orderBy("id")
      .limit(most)
      .execute(),
  );
  return rows.map(community);
}

/** What the communities are called that an account joined, by their ids: for what its owner takes along. */
export async function communityNames(
  db: Db<Tables>,
  accountId: string,
): Promise<ReadonlyMap<string, string>> {
  const joins = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("community_joins")
      .select(["community_id", "house_id"])
      .where("tenant_id", "=", accountId)
      .orderBy("community_id")
      .execute(),
  );
  if (joins.length === 0) return new Map();
  const houses = [...new Set(joins.map((each) => each.house_id))];
  const found = await communitiesIn(db, houses, { ids: joins.map((each) => each.community_id) });
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** One community as someone may know of it. @throws NotFound */
export async function communityFor(db: Db<Tables>, viewer: Viewer, id: string): Promise<KnownCommunity> {
  const [found] = isId(id) ? await communitiesIn(db, housesOf(viewer), { ids: [id] }) : [];
  if (found === undefined) throw new NotFound("There is no such community, or it is not yours to know of.");
  const { own } = (await ownCommunities(db, viewer)).find((each) => each.id === id) ?? {};
  return { ...found, own };
}

/** A community as one of its keepers opens it. @throws NotFound for everyone else. */
export async function communityOfKeeper(
  db: Db<Tables>,
  viewer: Viewer,
  id: string,
): Promise<KnownCommunity & { readonly own: Belonging }> {
  const found = await communityFor(db, viewer, id);
  if (found.own?.state !== "member" || !found.own.isKeeper)
    throw new NotFound("It is for those who tend this community.");
  return { ...found, own: found.own };
}

/** The code by which one comes into a community; for its keepers, and to compare with. */
export async function codeOf(
  db: Db<Tables>,
  { houseId, id }: Pick<Community, "houseId" | "id">,
): Promise<string | undefined> {
  const row = await inTenants(db, [houseId], async (tx) =>
    tx
      .selectFrom("communities")
      .select("code")
      .where("tenant_id", "=", houseId)
      .where("id", "=", id)
      .executeTakeFirst(),
  );
  return row?.code ?? undefined;
}

/** What a writer's copies need of the communities they belong to. */
export async function writersCommunities(
  db: Db<Tables>,
  viewer: Viewer,
): Promise<readonly (WriterInCommunity & Community)[]> {
  const own = await ownCommunities(db, viewer);
  return own
    .filter(({ own: { state } }) => state === "member")
    .map((each) => ({ ...each, communityId: each.id }));
}

function community(
  row: {
    readonly [Column in "tenant_id" | "id" | "name" | "about"]: string;
  } & {
    readonly topics: readonly string[];
    readonly joining: Joining;
    readonly allows_pen_names: boolean;
    readonly starts_on: string | null;
    readonly ends_on: string | null;
    readonly closed_at: string | null;
  },
): Community {
  const { ends_on: to, starts_on: from } = row;
  return {
    id: row.id,
    houseId: row.tenant_id,
    name: row.name,
    about: row.about,
    topics: row.topics,
    joining: row.joining,
    allowsPenNames: row.allows_pen_names,
    span: from === null || to === null ? undefined : { from, to },
    closedAt: row.closed_at ?? undefined,
  };
}
