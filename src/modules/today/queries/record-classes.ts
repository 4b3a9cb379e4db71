import { z } from "zod";
import { defineRecordClass, type RecordClass } from "#modules/people";
import { isThing } from "../rules/thing.ts";
import type { TodayTables } from "../tables.ts";

const putAwayRow = z.object({
  thing: z.string().max(80).meta({ description: "What kind of thing, and which" }),
  title: z.string().min(1).max(400).meta({ description: "As it was called then" }),
  putAwayAt: z.iso.datetime().meta({ description: "When you put it away" }),
});

/** What someone does not want proposed to them. */
const putAwayClass = defineRecordClass<TodayTables, typeof putAwayRow>({
  name: "put-away",
  tables: ["today_put_away"],
  label: "What you put away from Today",
  description: "Offerings, programs, topics and calls that you said are not for you.",
  owner: "person",
  retention: { after: "the closing of your account, or when you take it back", basis: "Yours alone." },
  row: putAwayRow,
  rows: async (db, { accountId }) =>
    db
      .selectFrom("today_put_away")
      .select(["thing", "title", "put_away_at as putAwayAt"])
      .where("tenant_id", "=", accountId)
      .orderBy("put_away_at")
      .orderBy("thing")
      .execute(),
  bringBack: async (db, accountId, rows) => {
    const usable = rows.filter(({ thing }) => isThing(thing));
    for (const { thing, title, putAwayAt } of usable)
      await db
        .insertInto("today_put_away")
        .values({ tenant_id: accountId, thing, title, put_away_at: putAwayAt })
        .onConflict((conflict) => conflict.columns(["tenant_id", "thing"]).doNothing())
        .execute();
    return usable.length;
  },
  destroyAll: async (db, accountId) => {
    await db.deleteFrom("today_put_away").where("tenant_id", "=", accountId).execute();
  },
});

/** What Today keeps about people. */
export const todayRecordClasses: readonly RecordClass[] = [putAwayClass];
