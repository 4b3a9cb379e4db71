import { type Db, inTenants } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import type { ReflectionTables } from "../../tables.ts";
import type { Writer } from "../sharing/rewrite-copies.ts";
import { nameIn } from "./come-in.ts";

/** Writes over everything someone said in their communities, and over their membership, the name they have there from now on. */
export async function renameInCommunities(
  tx: Db<ReflectionTables & PeopleTables>,
  { byline, communities, journalId }: Pick<Writer, "byline" | "communities" | "journalId">,
): Promise<void> {
  for (const { communityId, allowsPenNames } of communities)
    await inTenants(tx, [communityId], async (room) => {
      const { handle, name } = nameIn(byline, { allowsPenNames });
      await room
        .updateTable("community_members")
        .set({ handle, name })
        .where("tenant_id", "=", communityId)
        .where("journal_id", "=", journalId)
        .execute();
      await room
        .updateTable("shared_replies")
        .set({ handle, author_name: name })
        .where("tenant_id", "=", communityId)
        .where("journal_id", "=", journalId)
        .execute();
      await room
        .updateTable("reflection_reactions")
        .set({ author_name: name })
        .where("tenant_id", "=", communityId)
        .where("journal_id", "=", journalId)
        .execute();
    });
}
