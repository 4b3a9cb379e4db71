import { z } from "zod";
import { inTenants } from "#platform/db";
import { defineRecordClass, type PeopleTables } from "#modules/people";
import type { ReflectionTables } from "../../tables.ts";
import { communityNames } from "../communities/communities.ts";
import { inTheirRooms } from "./rooms.ts";

type Tables = ReflectionTables & PeopleTables;

const row = z.object({
  community: z.string().meta({ description: "What it is called; empty when it is gone" }),
  state: z.enum(["asked", "member", "removed"]).meta({ description: "What you are to it" }),
  name: z.string().meta({ description: "The name you have there" }),
  tends: z.boolean().meta({ description: "Whether you tend it" }),
  words: z.string().meta({ description: "What you said when you asked" }),
  since: z.iso.datetime().meta({ description: "Since when" }),
});

/** The communities someone belongs to, asked to join or was removed from. What they wrote there is their reflections. */
export const communitiesClass = defineRecordClass<Tables, typeof row>({
  name: "communities",
  tables: ["community_joins", "community_members"],
  label: "Your communities",
  description: "The communities and cohorts you are in or asked to join, and the name you have there.",
  owner: "person",
  keepsCopy: true,
  retention: { after: "the day you leave, or the closing of your account", basis: "Yours alone." },
  row,
  rows: async (db, { accountId }) => {
    const joins = await db
      .selectFrom("community_joins")
      .select("community_id")
      .where("tenant_id", "=", accountId)
      .orderBy("community_id")
      .execute();
    if (joins.length === 0) return [];
    const ids = joins.map((each) => each.community_id);
    const names = await communityNames(db, accountId);
    const members = await inTheirRooms(db, accountId, async (inside, { journalId }) =>
      inside
        .selectFrom("community_members")
        .select(["tenant_id", "state", "name", "is_keeper as tends", "words", "since"])
        .where("tenant_id", "in", ids)
        .where("journal_id", "=", journalId)
        .orderBy("since")
        .orderBy("tenant_id")
        .execute(),
    );
    return (members ?? []).map(({ tenant_id: id, ...each }) => ({ community: names.get(id) ?? "", ...each }));
  },
  destroyAll: async (db, accountId) => {
    await inTheirRooms(db, accountId, async (inside, { journalId, rooms }) =>
      inside
        .deleteFrom("community_members")
        .where("tenant_id", "in", rooms)
        .where("journal_id", "=", journalId)
        .execute(),
    );
    await inTenants(db, [accountId], async (own) =>
      own.deleteFrom("community_joins").where("tenant_id", "=", accountId).execute(),
    );
  },
});
