import { sql } from "kysely";
import type { Db } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import type { StaffingTables } from "../tables.ts";

/** Whether anything is planned for one person; cheap beside reading what all of their employer's desks are made of. */
export interface KnownPlan {
  readonly hasPattern: boolean;
  /** Days worked otherwise, absences, sessions, and colleagues' shifts that they take over. */
  readonly hasOther: boolean;
}

/** The caller is inside the tenant's wall. */
export async function knownPlan(
  db: Db<StaffingTables & PeopleTables>,
  tenantId: string,
  staffId: string,
): Promise<KnownPlan> {
  // Raw: one question instead of five; what comes first answers the most often, and the rest is then not looked for.
  const { rows } = await sql<{ has_pattern: boolean; has_other: boolean }>`
    select
      exists (select from staffing_patterns where tenant_id = ${tenantId} and staff_id = ${staffId}) as has_pattern,
      exists (select from staffing_exceptions where tenant_id = ${tenantId} and staff_id = ${staffId})
      or exists (select from staffing_absences where tenant_id = ${tenantId} and staff_id = ${staffId})
      or exists (select from staffing_sessions where tenant_id = ${tenantId} and staff_id = ${staffId})
      or exists (select from staffing_mentions where tenant_id = ${tenantId} and named_id = ${staffId}) as has_other`.execute(
    db,
  );
  return { hasPattern: rows[0]?.has_pattern ?? false, hasOther: rows[0]?.has_other ?? false };
}
