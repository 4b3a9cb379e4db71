import { z } from "zod";
import { json, withTables } from "#platform/db";
import { defineRecordClass } from "#modules/people";
import { now } from "#platform/time";
import type { WeeklyHours } from "../../rules/hours.ts";
import type { StaffingTables } from "../../tables.ts";

const interval = z.object({
  startMinute: z.int().min(0).max(1440).meta({ description: "Minutes from midnight" }),
  endMinute: z.int().min(0).max(1440).meta({ description: "Minutes from midnight" }),
});
const day = z.array(interval);

/** When someone is off the desk, as they said themselves. */
export const ownHoursClass = defineRecordClass({
  name: "own-hours",
  tables: ["staffing_own_hours"],
  label: "When you are off the desk",
  description: "The hours you gave yourself, so that Find can say what fits.",
  owner: "person",
  retention: { after: "the closing of your account, or when you remove them", basis: "Yours alone." },
  row: z.object({
    zone: z.string().meta({ description: "The time zone whose clock they are by" }),
    weekly: z
      .tuple([day, day, day, day, day, day, day])
      .meta({ description: "The hours of each day of a week, Monday first" }),
  }),
  rows: async (db, { accountId }) => {
    const rows = await withTables<StaffingTables>(db)
      .selectFrom("staffing_own_hours")
      .select(["zone", "weekly"])
      .where("tenant_id", "=", accountId)
      .execute();
    return rows.map(({ zone, weekly }) => ({ zone, weekly: writable(weekly) }));
  },
  bringBack: async (db, accountId, rows) => {
    const [row] = rows;
    if (row === undefined) return 0;
    const done = await withTables<StaffingTables>(db)
      .insertInto("staffing_own_hours")
      .values({
        tenant_id: accountId,
        zone: row.zone,
        weekly: json<WeeklyHours>(row.weekly),
        changed_at: now(),
      })
      .onConflict((conflict) => conflict.column("tenant_id").doNothing())
      .executeTakeFirst();
    return Number(done.numInsertedOrUpdatedRows ?? 0);
  },
  destroyAll: async (db, accountId) => {
    await withTables<StaffingTables>(db)
      .deleteFrom("staffing_own_hours")
      .where("tenant_id", "=", accountId)
      .execute();
  },
});

type Day = z.output<typeof day>;

function writable(weekly: WeeklyHours): [Day, Day, Day, Day, Day, Day, Day] {
  const [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = weekly;
  return [[...monday], [...tuesday], [...wednesday], [...thursday], [...friday], [...saturday], [...sunday]];
}
