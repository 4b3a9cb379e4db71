import { type Db, inTenants } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import type { ReflectionTables } from "../../tables.ts";

type Tables = ReflectionTables & PeopleTables;

/**
 * Puts what a reflection belongs to beside each copy of it that the team of that trip or trail reads. Where the copy is gone, this went
 * with it: a foreign key sees to that. What only a supervisor reads is no team's.
 */
export async function shareFilings(tx: Db<Tables>, accountId: string, reflectionId: string): Promise<void> {
  const filings = await inTenants(tx, [accountId], async (own) =>
    own
      .selectFrom("reflection_filings")
      .select(["room_id", "belongs_to", "step_id", "session", "tries"])
      .where("tenant_id", "=", accountId)
      .where("reflection_id", "=", reflectionId)
      .orderBy("belongs_to")
      .execute(),
  );
  if (filings.length === 0) return;
  const rooms = [...new Set(filings.map((each) => each.room_id))];
  await inTenants(tx, rooms, async (inside) => {
    await inside
      .deleteFrom("shared_filings")
      .where("tenant_id", "in", rooms)
      .where("reflection_id", "=", reflectionId)
      .execute();
    const copies = await inside
      .selectFrom("shared_reflections")
      .select("tenant_id")
      .where("tenant_id", "in", rooms)
      .where("id", "=", reflectionId)
      .where("level", "!=", "my supervisor")
      .execute();
    const heard = new Set(copies.map((each) => each.tenant_id));
    for (const { room_id, ...filing } of filings)
      if (heard.has(room_id))
        await inside
          .insertInto("shared_filings")
          .values({ tenant_id: room_id, reflection_id: reflectionId, ...filing })
          .execute();
  });
}
