import { type Db, inTenants } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import type { ReflectionTables } from "../../tables.ts";
import type { KnownReader } from "../reading/reader-of.ts";
import { isReadable } from "./is-readable.ts";

/** More than any list of trips holds. */
const most = 5000;

/** How many reflections a reader may read of each trip or trail of these employers; those with none are left out. */
export async function filedCounts(
  db: Db<ReflectionTables & PeopleTables>,
  reader: KnownReader,
  belongings: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rooms = reader.work.map(({ tenantId }) => tenantId);
  if (rooms.length === 0 || belongings.length === 0) return new Map();
  const rows = await inTenants(db, rooms, async (tx) =>
    tx
      .selectFrom("shared_filings as filing")
      .innerJoin("shared_reflections as copy", (join) =>
        join.onRef("copy.tenant_id", "=", "filing.tenant_id").onRef("copy.id", "=", "filing.reflection_id"),
      )
      .innerJoin("staff", (join) =>
        join.onRef("staff.tenant_id", "=", "copy.tenant_id").onRef("staff.id", "=", "copy.staff_id"),
      )
      .select(["filing.belongs_to", "copy.tenant_id", "copy.journal_id", "copy.staff_id", "copy.level"])
      .select(["copy.places", "copy.hidden_at"])
      .where("filing.tenant_id", "in", rooms)
      .where("filing.belongs_to", "in", belongings)
      .where("staff.account_id", "is not", null)
      .where("staff.is_active", "=", true)
      .orderBy("filing.belongs_to")
      .orderBy("copy.id")
      .limit(most)
      .execute(),
  );
  const counts = new Map<string, number>();
  for (const row of rows.filter((each) => isReadable(reader, each)))
    counts.set(row.belongs_to, (counts.get(row.belongs_to) ?? 0) + 1);
  return counts;
}
