import { sql } from "kysely";
import { type Db, inTenants } from "#platform/db";
import type { PeopleTables } from "../../src/modules/people/tables.ts";

const branchesAtOnce = 500;

/**
 * Weekly hours for three people of each branch that has none yet, however many work there: what a branch's week costs then is the
 * same in a small system and in a large one, if nothing else is read.
 */
export async function keepPatterns(db: Db<PeopleTables>, tenantId: string): Promise<void> {
  const branches = await inTenants(db, [tenantId], (tx) =>
    tx
      .selectFrom("organisations")
      .select("id")
      .where("tenant_id", "=", tenantId)
      .where("kind", "=", "branch")
      .orderBy("id")
      .execute(),
  );
  for (let from = 0; from < branches.length; from += branchesAtOnce)
    await keepPatternsOf(
      db,
      tenantId,
      branches.slice(from, from + branchesAtOnce).map(({ id }) => id),
    );
  await sql`analyze staffing_patterns, staffing_mentions`.execute(db);
}

async function keepPatternsOf(
  db: Db<PeopleTables>,
  tenantId: string,
  branchIds: readonly string[],
): Promise<void> {
  // Raw: one statement over many branches; the id of a pattern may as well be that of its owner's position.
  await inTenants(db, [tenantId], (tx) =>
    sql`
      insert into staffing_patterns (tenant_id, id, staff_id, starts_on, anchor, weeks)
      select tenant_id, id, staff_id, '2026-01-01', '2026-01-01', jsonb_build_array(jsonb_build_array(
        shifts, shifts, shifts, shifts, shifts, '[]'::jsonb, '[]'::jsonb))
      from (
        select tenant_id, id, staff_id,
          row_number() over (partition by organisation_id order by id) as place,
          jsonb_build_array(jsonb_build_object('startMinute', 540, 'endMinute', 1020, 'breaks', '[]'::jsonb,
            'place', jsonb_build_object('kind', 'branch', 'branchId', organisation_id))) as shifts
        from positions
        where tenant_id = ${tenantId} and organisation_id = any (${branchIds}::uuid[])
          and not exists (select from staffing_patterns as kept
            where kept.tenant_id = positions.tenant_id and kept.staff_id = positions.staff_id)
      ) as placed
      where place <= 3`.execute(tx),
  );
}
