import { type Db, inTenants } from "#platform/db";
import type { Viewer } from "#modules/people";
import { everyonesRoom } from "../../rules/sharing/rooms.ts";
import type { ReflectionTables } from "../../tables.ts";

/** A community that someone joined or asked to join, and its house. */
export interface Joined {
  readonly communityId: string;
  readonly houseId: string;
}

/** Those who may know of communities: a viewer's employers of today, and everyone's room. */
export function housesOf({ positions }: Viewer): readonly string[] {
  return [...new Set(positions.map(({ tenantId }) => tenantId)), everyonesRoom];
}

/** Of what someone joined, the communities they belong to today: as their rooms say, and of houses they are in. */
export async function communitiesOf(
  tx: Db<ReflectionTables>,
  viewer: Viewer,
  { joined, journalId }: { readonly journalId: string | undefined; readonly joined: readonly Joined[] },
): Promise<ReadonlySet<string>> {
  const houses = housesOf(viewer);
  const rooms = joined
    .filter(({ houseId }) => houses.includes(houseId))
    .map(({ communityId }) => communityId);
  if (rooms.length === 0 || journalId === undefined) return new Set();
  const rows = await inTenants(tx, rooms, async (inside) =>
    inside
      .selectFrom("community_members")
      .select("tenant_id")
      .where("tenant_id", "in", rooms)
      .where("journal_id", "=", journalId)
      .where("state", "=", "member")
      .where("is_present", "=", true)
      .orderBy("tenant_id")
      .execute(),
  );
  return new Set(rows.map((row) => row.tenant_id));
}
