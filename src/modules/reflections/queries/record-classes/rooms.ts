import { type Db, inTenants } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import { everyonesRoom } from "../../rules/sharing/rooms.ts";
import type { ReflectionTables } from "../../tables.ts";

type Tables = ReflectionTables & PeopleTables;

/** Does work in every room in which someone with an account may have said something; nothing when they have no journal. */
export async function inTheirRooms<Result>(
  db: Db<Tables>,
  accountId: string,
  work: (
    inside: Db<Tables>,
    known: { readonly journalId: string; readonly rooms: readonly string[] },
  ) => Promise<Result>,
): Promise<Result | undefined> {
  const journal = await db
    .selectFrom("journals")
    .select("id")
    .where("tenant_id", "=", accountId)
    .executeTakeFirst();
  if (journal === undefined) return undefined;
  const elsewhere = await db
    .selectFrom("account_employments")
    .select("employer_id as room_id")
    .where("tenant_id", "=", accountId)
    .union(
      db.selectFrom("community_joins").select("community_id as room_id").where("tenant_id", "=", accountId),
    )
    .orderBy("room_id")
    .execute();
  const rooms = [everyonesRoom, ...elsewhere.map((each) => each.room_id)];
  return inTenants(db, rooms, async (inside) => work(inside, { journalId: journal.id, rooms }));
}
