import { type Db, inTenants } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import type { PeopleTables } from "#modules/people";
import type { Community } from "../../rules/communities/community.ts";
import { type Byline, bylineIn } from "../../rules/sharing/copies-of.ts";
import type { ReflectionTables } from "../../tables.ts";
import type { Writer } from "../sharing/rewrite-copies.ts";

type Tables = ReflectionTables & PeopleTables;

/** The name of someone in a community, as its members read it: their own where it asks for names, and then no handle beside it. */
export function nameIn(byline: Byline, { allowsPenNames }: Pick<Community, "allowsPenNames">) {
  const { authorName, handle } = bylineIn(byline, { level: "community", home: { allowsPenNames } });
  return { name: authorName, handle: handle ?? null };
}

/** Notes in a community's room that someone belongs to it or asked to, and in their own tenant which. */
export async function comeIn(
  tx: Db<Tables>,
  { accountId, byline, journalId }: Pick<Writer, "accountId" | "byline" | "journalId">,
  community: Pick<Community, "id" | "houseId" | "allowsPenNames">,
  how: { readonly state: "asked" | "member"; readonly isKeeper?: boolean; readonly words?: string },
): Promise<void> {
  const { houseId: house_id, id } = community;
  const { isKeeper = false, state, words = "" } = how;
  await inTenants(tx, [accountId, id], async (inside) => {
    await inside
      .insertInto("community_joins")
      .values({ tenant_id: accountId, community_id: id, house_id, made_at: now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const values = {
      ...nameIn(byline, community),
      state,
      is_keeper: isKeeper,
      is_present: true,
      words,
      since: now(),
    };
    await inside
      .insertInto("community_members")
      .values({ tenant_id: id, id: newId(), journal_id: journalId, house_id, ...values })
      .onConflict((conflict) => conflict.columns(["tenant_id", "journal_id"]).doUpdateSet(values))
      .execute();
  });
}
