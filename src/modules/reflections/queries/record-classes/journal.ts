import { z } from "zod";
import type { Db } from "#platform/db";
import { newId } from "#platform/ids";
import { digest } from "#platform/secrets";
import { now } from "#platform/time";
import { defineRecordClass, type PeopleTables } from "#modules/people";
import { handlePattern } from "../../rules/journals/handle.ts";
import type { ReflectionTables } from "../../tables.ts";

type Tables = ReflectionTables & PeopleTables;

const row = z.object({
  handle: z.string().min(3).max(30).regex(handlePattern).meta({ description: "What you are found by" }),
  penName: z
    .string()
    .min(1)
    .max(200)
    .nullable()
    .meta({ description: "The name you write under, if not your own" }),
  about: z.string().max(2000).meta({ description: "What you say of yourself" }),
  follows: z.int().min(0).meta({ description: "How many journals and topics you follow" }),
  blocks: z.int().min(0).meta({ description: "How many people you block" }),
  notAskedAbout: z.int().min(0).meta({ description: "How many things you do not want to be asked about" }),
  letters: z
    .enum(["at once", "daily", "never"])
    .default("daily")
    .meta({ description: "How often you want what others said by e-mail" }),
  feeds: z.array(z.string()).meta({ description: "Feeds that have a secret address" }),
  notices: z
    .array(
      z.object({
        kind: z.string().meta({ description: "What happened" }),
        by: z.string().meta({ description: "By whom" }),
        at: z.iso.datetime().meta({ description: "When" }),
      }),
    )
    .meta({ description: "What you were told" }),
});

const own = [
  "reflection_follows",
  "reflection_blocks",
  "reflection_feeds",
  "reflection_notices",
  "reflection_letters",
  "reflection_prompts_dismissed",
  "journals",
] as const;

/** How someone is known where they write, and what they follow. */
export const journalClass = defineRecordClass<Tables, typeof row>({
  name: "journal",
  tables: own,
  label: "Your journal",
  description:
    "Your handle and pen name, what you follow and block, and what you were told. Secret addresses are not shown.",
  owner: "person",
  retention: { after: "the closing of your account", basis: "Yours alone." },
  row,
  rows: async (db, { accountId }) => {
    const journal = await db
      .selectFrom("journals")
      .select(["handle", "pen_name as penName", "about"])
      .where("tenant_id", "=", accountId)
      .executeTakeFirst();
    if (journal === undefined) return [];
    const letters = await db
      .selectFrom("reflection_letters")
      .select("often")
      .where("tenant_id", "=", accountId)
      .executeTakeFirst();
    const feeds = await db
      .selectFrom("reflection_feeds")
      .select("label")
      .where("tenant_id", "=", accountId)
      .orderBy("made_at")
      .orderBy("id")
      .execute();
    const notices = await db
      .selectFrom("reflection_notices")
      .select(["kind", "by_name as by", "made_at as at"])
      .where("tenant_id", "=", accountId)
      .orderBy("made_at")
      .orderBy("id")
      .execute();
    return [
      {
        ...journal,
        follows: await countOf(db, "reflection_follows", accountId),
        blocks: await countOf(db, "reflection_blocks", accountId),
        notAskedAbout: await countOf(db, "reflection_prompts_dismissed", accountId),
        letters: letters?.often ?? ("daily" as const),
        feeds: feeds.map(({ label }) => label),
        notices,
      },
    ];
  },
  bringBack: async (db, accountId, rows) => {
    const [journal] = rows;
    if (journal === undefined) return 0;
    const { about, handle, letters, penName } = journal;
    // What they chose here stays. The secret that stops letters is made with the first one (`ensureLetters`).
    await db
      .insertInto("reflection_letters")
      .values({ tenant_id: accountId, often: letters, secret_digest: digest(newId()), sealed_secret: "" })
      .onConflict((conflict) => conflict.column("tenant_id").doNothing())
      .execute();
    const done = await db
      .insertInto("journals")
      .values({
        tenant_id: accountId,
        id: newId(),
        handle,
        pen_name: penName,
        about,
        made_at: now(),
        changed_at: now(),
      })
      // Theirs here already, or someone else's here: then what is here stays.
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return Number(done.numInsertedOrUpdatedRows ?? 0);
  },
  destroyAll: async (db, accountId) => {
    for (const table of own) await db.deleteFrom(table).where("tenant_id", "=", accountId).execute();
  },
});

async function countOf(
  db: Db<Tables>,
  table: "reflection_follows" | "reflection_blocks" | "reflection_prompts_dismissed",
  accountId: string,
): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select((each) => each.fn.countAll<number>().as("count"))
    .where("tenant_id", "=", accountId)
    .executeTakeFirstOrThrow();
  return row.count;
}
