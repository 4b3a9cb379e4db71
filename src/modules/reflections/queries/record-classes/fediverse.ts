import { z } from "zod";
import type { Db } from "#platform/db";
import { defineRecordClass, type PeopleTables } from "#modules/people";
import { leaveFediverse } from "../../actions/fediverse/leave.ts";
import type { ReflectionTables } from "../../tables.ts";

type Tables = ReflectionTables & PeopleTables;

const row = z.object({
  what: z
    .enum(["open to other servers", "follower", "post", "reply", "blocked"])
    .meta({ description: "What it is" }),
  words: z.string().meta({ description: "Who, or what was said" }),
  at: z.iso.datetime().meta({ description: "When" }),
});

/** What other servers were told of someone's journal, and who follows and answers it from there. */
export const fediverseClass = defineRecordClass<Tables, typeof row>({
  name: "journal-elsewhere",
  tables: [
    "fediverse_actors",
    "fediverse_followers",
    "fediverse_inboxes",
    "fediverse_posts",
    "fediverse_replies",
    "fediverse_blocks",
  ],
  label: "Your journal on other servers",
  description:
    "Whether your journal is open to other servers, who follows and answers it from there, and whom you block. Keys are not shown.",
  owner: "person",
  keepsCopy: true,
  retention: {
    after: "the closing of your account, or when you turn it off",
    basis: "Yours alone. Other servers are asked to remove what they hold.",
  },
  row,
  rows: async (db, { accountId }) => rowsOf(db, accountId),
  destroyAll: async (db, accountId) => {
    await leaveFediverse(db, accountId);
    await db.deleteFrom("fediverse_blocks").where("tenant_id", "=", accountId).execute();
  },
});

async function rowsOf(db: Db<Tables>, accountId: string): Promise<readonly z.output<typeof row>[]> {
  const actors = await db
    .selectFrom("fediverse_actors")
    .select("turned_on_at as at")
    .where("tenant_id", "=", accountId)
    .execute();
  const followers = await db
    .selectFrom("fediverse_followers")
    .select(["name as words", "followed_at as at"])
    .where("tenant_id", "=", accountId)
    .orderBy("followed_at")
    .orderBy("actor")
    .execute();
  const posts = await db
    .selectFrom("fediverse_posts")
    .select(["reflection_id", "removed_at", "sent_at as at"])
    .where("tenant_id", "=", accountId)
    .orderBy("sent_at")
    .orderBy("id")
    .execute();
  const replies = await db
    .selectFrom("fediverse_replies")
    .select(["name", "body", "state", "made_at as at"])
    .where("tenant_id", "=", accountId)
    .orderBy("made_at")
    .orderBy("id")
    .execute();
  const blocks = await db
    .selectFrom("fediverse_blocks")
    .select(["name as words", "made_at as at"])
    .where("tenant_id", "=", accountId)
    .orderBy("made_at")
    .orderBy("blocked")
    .execute();
  return [
    ...actors.map(({ at }) => ({ what: "open to other servers" as const, words: "", at })),
    ...followers.map((each) => ({ what: "follower" as const, ...each })),
    ...posts.map((post) => ({
      what: "post" as const,
      words: `${post.reflection_id} (${post.removed_at === null ? "sent" : "withdrawn"})`,
      at: post.at,
    })),
    ...replies.map(({ at, body, name, state }) => ({
      what: "reply" as const,
      words: `${name}: ${body} (${state})`,
      at,
    })),
    ...blocks.map((each) => ({ what: "blocked" as const, ...each })),
  ];
}
