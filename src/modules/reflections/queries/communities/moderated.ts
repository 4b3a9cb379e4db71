import type { Db } from "#platform/db";
import type { PeopleTables, Viewer } from "#modules/people";
import type { Community } from "../../rules/communities/community.ts";
import type { ReflectionTables } from "../../tables.ts";
import { communitiesIn, ownCommunities } from "./communities.ts";

/**
 * The communities in which a viewer decides reports: those they tend, and those of the houses they moderate, so that someone else can
 * look when a writer appeals.
 */
export async function moderatedCommunities(
  db: Db<ReflectionTables & PeopleTables>,
  viewer: Viewer,
  houses: readonly string[],
): Promise<readonly Community[]> {
  const tended = (await ownCommunities(db, viewer)).filter(({ own }) => own.isKeeper);
  const housed = houses.length === 0 ? [] : await communitiesIn(db, houses);
  return [...new Map([...tended, ...housed].map((each) => [each.id, each])).values()];
}
