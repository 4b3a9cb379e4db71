import { sql } from "kysely";
import { type Db, inTenants } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import type { ReflectionTables } from "../../tables.ts";

type Tables = ReflectionTables & PeopleTables;

/** Who goes out of which community. */
export interface Going {
  readonly accountId: string;
  readonly journalId: string;
  readonly communityId: string;
  /** By a keeper: then it is remembered, and they come back only by asking. */
  readonly isRemoved: boolean;
}

/**
 * Ends all that someone has in a community, in one transaction: what they wrote and said there, their feeds of it and following it. What
 * they wrote stays theirs in their own journal.
 */
export async function goOut(tx: Db<Tables>, going: Going): Promise<void> {
  await endOwnSide(tx, going);
  const { communityId, isRemoved, journalId } = going;
  await inTenants(tx, [communityId], async (room) => {
    for (const table of ["shared_reflections", "shared_replies", "reflection_reactions"] as const)
      await room
        .deleteFrom(table)
        .where("tenant_id", "=", communityId)
        .where("journal_id", "=", journalId)
        .execute();
    const own = ["tenant_id", "=", communityId] as const;
    if (isRemoved)
      await room
        .updateTable("community_members")
        .set({ state: "removed", is_keeper: false, words: "" })
        .where(...own)
        .where("journal_id", "=", journalId)
        .execute();
    else {
      // Nothing of someone stays where they are no more, nor what was said about it.
      await room
        .deleteFrom("reflection_reports")
        .where(...own)
        .where("journal_id", "=", journalId)
        .execute();
      await room
        .deleteFrom("community_members")
        .where(...own)
        .where("journal_id", "=", journalId)
        .execute();
    }
  });
}

async function endOwnSide(tx: Db<Tables>, { accountId, communityId, isRemoved }: Going): Promise<void> {
  const stream = `community:${communityId}`;
  await inTenants(tx, [accountId], async (inside) => {
    await inside
      .deleteFrom("reflection_feeds")
      .where("tenant_id", "=", accountId)
      .where("stream", "=", stream)
      .execute();
    await inside
      .deleteFrom("reflection_follows")
      .where("tenant_id", "=", accountId)
      .where("followed", "=", stream)
      .execute();
    await inside
      .updateTable("reflections")
      // Raw: the query builder has no operator that takes one value out of a list in JSON.
      .set({ communities: sql`communities - ${communityId}::text` })
      .where("tenant_id", "=", accountId)
      .where(sql<boolean>`communities ? ${communityId}::text`)
      .execute();
    if (!isRemoved)
      await inside
        .deleteFrom("community_joins")
        .where("tenant_id", "=", accountId)
        .where("community_id", "=", communityId)
        .execute();
  });
}
