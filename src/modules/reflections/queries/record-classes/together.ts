import { z } from "zod";
import { type Db, inTenants } from "#platform/db";
import { defineRecordClass, type PeopleTables } from "#modules/people";
import type { ReflectionTables } from "../../tables.ts";
import { inTheirRooms } from "./rooms.ts";

type Tables = ReflectionTables & PeopleTables;

const filingRow = z.object({
  reflection: z.uuid().meta({ description: "The id of your reflection" }),
  belongsTo: z.string().meta({ description: "The trip or trail" }),
  session: z.string().meta({ description: "The session it is of" }),
  tries: z.string().meta({ description: "What you want to try" }),
  filedAt: z.iso.datetime().meta({ description: "When you put it there" }),
});

/** What of someone's reflections belongs to a trip or trail. */
export const filingsClass = defineRecordClass<Tables, typeof filingRow>({
  name: "reflection-filings",
  tables: ["reflection_filings", "shared_filings"],
  label: "What you brought to trips and trails",
  description:
    "Which of your reflections stand on a trip or trail of your library, and what you want to try.",
  owner: "person",
  keepsCopy: true,
  retention: { after: "the closing of your account", basis: "Yours alone." },
  row: filingRow,
  rows: async (db, { accountId }) =>
    db
      .selectFrom("reflection_filings")
      .select(["reflection_id as reflection", "belongs_to as belongsTo", "session", "tries"])
      .select("filed_at as filedAt")
      .where("tenant_id", "=", accountId)
      .orderBy("filed_at")
      .orderBy("reflection_id")
      .orderBy("belongs_to")
      .execute(),
  // Its copies go with those of the reflections.
  destroyAll: async (db, accountId) => {
    await db.deleteFrom("reflection_filings").where("tenant_id", "=", accountId).execute();
  },
});

const joinRow = z.object({
  title: z.string().meta({ description: "The trail" }),
  done: z.array(z.string()).meta({ description: "Ids of the steps you marked done" }),
  showsProgress: z.boolean().meta({ description: "Whether others see how far you are" }),
  joinedAt: z.iso.datetime().meta({ description: "When you joined" }),
});

/** Trails that someone goes. */
export const trailJoinsClass = defineRecordClass<Tables, typeof joinRow>({
  name: "trail-joins",
  tables: ["reflection_trail_joins", "shared_trail_joins"],
  label: "Trails you go",
  description: "The trails you joined, and the steps you did.",
  owner: "person",
  keepsCopy: true,
  retention: { after: "the closing of your account, or when you leave a trail", basis: "Yours alone." },
  row: joinRow,
  rows: async (db, { accountId }) => {
    const rows = await db
      .selectFrom("reflection_trail_joins")
      .select(["title", "done", "shows_progress as showsProgress", "joined_at as joinedAt"])
      .where("tenant_id", "=", accountId)
      .orderBy("joined_at")
      .orderBy("trail_id")
      .execute();
    return rows.map((row) => ({ ...row, done: [...row.done] }));
  },
  destroyAll: async (db, accountId) => {
    await inTheirRooms(db, accountId, async (inside, { journalId, rooms }) =>
      inside
        .deleteFrom("shared_trail_joins")
        .where("tenant_id", "in", rooms)
        .where("journal_id", "=", journalId)
        .execute(),
    );
    await db.deleteFrom("reflection_trail_joins").where("tenant_id", "=", accountId).execute();
  },
});

const madeRow = z.object({
  employer: z.string().meta({ description: "Where it is" }),
  kind: z.enum(["trip", "trail"]).meta({ description: "What it is" }),
  title: z.string().meta({ description: "Its title" }),
  madeAt: z.iso.datetime().meta({ description: "When you made it" }),
});

/** Trips and trails that someone made for the people they work with. */
export const madeTogetherClass = defineRecordClass<Tables, typeof madeRow>({
  name: "made-trips-and-trails",
  tables: ["reflection_trips", "reflection_trails"],
  label: "Trips and trails you made at work",
  officeLabel: "Trips and trails",
  description:
    "They belong to your library. Who made one is noted, so that they may change it, and shown to nobody.",
  owner: "employer",
  retention: { after: "the day it is no longer needed", basis: "Work of the library, not about people." },
  row: madeRow,
  rows: async (db, { employments }) => {
    const found: z.output<typeof madeRow>[] = [];
    for (const { employerId, staffId } of employments) {
      found.push(...(await madeBy(db, { employerId, staffId, table: "reflection_trips" })));
      found.push(...(await madeBy(db, { employerId, staffId, table: "reflection_trails" })));
    }
    return found;
  },
});

async function madeBy(
  db: Db<Tables>,
  {
    employerId,
    staffId,
    table,
  }: {
    readonly employerId: string;
    readonly staffId: string;
    readonly table: "reflection_trips" | "reflection_trails";
  },
) {
  const rows = await inTenants(db, [employerId], async (tx) =>
    tx
      .selectFrom(table)
      .innerJoin("tenants", "tenants.id", `${table}.tenant_id`)
      .select(["tenants.name as employer", "title", "made_at as madeAt"])
      .where(`${table}.tenant_id`, "=", employerId)
      .where("made_by", "=", staffId)
      .where("removed_at", "is", null)
      .orderBy("made_at")
      .orderBy(`${table}.id`)
      .execute(),
  );
  const kind = table === "reflection_trips" ? ("trip" as const) : ("trail" as const);
  return rows.map((row) => ({ ...row, kind }));
}
