import { sql } from "kysely";
import type { Db } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import type { Staffing } from "../rules/staffing.ts";
import type { StaffingTables } from "../tables.ts";
import { staffingOf, type StaffingRange } from "./staffing.ts";

type Tables = StaffingTables & PeopleTables;

interface Remembered {
  readonly stamp: string;
  readonly staffing: Staffing;
}

/** As many employers as one installation usually has in use at a time. */
const mostRemembered = 8;
const rememberedBy = new WeakMap<object, Map<string, Remembered>>();

/**
 * What `staffingOf` reads, read again only when a row of it has changed: for 300 staff that is most of a page's work, and
 * what was worked out from it (`compiled`) is then still there. `owner` is the program's database, and stands for its life.
 * The caller is inside the tenant's wall, and every time it is the database that says nothing has changed.
 */
export async function rememberedStaffing(
  owner: object,
  db: Db<Tables>,
  tenantId: string,
  range: StaffingRange,
): Promise<Staffing> {
  const remembered = rememberedBy.get(owner) ?? new Map<string, Remembered>();
  rememberedBy.set(owner, remembered);
  // Read before the rows: what changes in between is noticed the next time.
  const stamp = JSON.stringify([range, await stampOf(db, tenantId)]);
  const known = remembered.get(tenantId);
  const staffing = known?.stamp === stamp ? known.staffing : await staffingOf(db, tenantId, range);
  remembered.delete(tenantId);
  remembered.set(tenantId, { stamp, staffing });
  for (const oldest of remembered.keys()) {
    if (remembered.size <= mostRemembered) break;
    remembered.delete(oldest);
  }
  return staffing;
}

const tables = [
  "organisations",
  "staff",
  "positions",
  "staffing_branches",
  "staffing_closures",
  "staffing_desks",
  "staffing_members",
  "staffing_patterns",
  "staffing_exceptions",
  "staffing_absences",
  "staffing_sessions",
  "staffing_travel_times",
  "staffing_substitutes",
] as const;

/**
 * Another one after any row of the tenant was added, changed or removed. Raw: every version of a row bears the transaction
 * that wrote it. Their sum, not the greatest: transactions do not end in the order of their numbers.
 */
async function stampOf(db: Db<Tables>, tenantId: string): Promise<string> {
  const parts = tables.map(
    (table) => sql`select ${table}::text as name, count(*) as rows, sum(xmin::text::bigint) as written
      from ${sql.table(table)} where tenant_id = ${tenantId}`,
  );
  const { rows } = await sql<{ stamp: string | null }>`
    select string_agg(name || ' ' || rows || ' ' || coalesce(written, 0), ',' order by name) as stamp
    from (${sql.join(parts, sql` union all `)}) as every_table`.execute(db);
  return rows[0]?.stamp ?? "";
}
