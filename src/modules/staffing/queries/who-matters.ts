import { sql } from "kysely";
import type { Db } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import type { StaffingTables } from "../tables.ts";
import { dayBeside } from "./people-of.ts";
import type { StaffingRange } from "./staffing.ts";

/** The people who matter to some branches, and every branch that one of them works at or calls home. */
export interface WhoMatters {
  readonly staffIds: readonly string[];
  readonly placeIds: readonly string[];
}

/** Clocks differ, and what overlaps the nights before and after is reckoned with. */
const daysBeside = 7;

/**
 * Everyone whose rows can change how some branches are covered on some days: who has a shift there or calls one home, whoever
 * swaps with one of them or covers for one, and those linked to these in turn. `staffIds` count besides. Perhaps more people,
 * never fewer: with their rows and the branches given, coverage of the branches asked for is as if everything had been read.
 * The caller is inside the tenant's wall.
 */
export async function whoMatters(
  db: Db<StaffingTables & PeopleTables>,
  tenantId: string,
  asked: Pick<StaffingRange, "from" | "to"> & {
    readonly branchIds: readonly string[];
    readonly staffIds: readonly string[];
  },
): Promise<WhoMatters> {
  const { branchIds, staffIds, from, to } = asked;
  const touches = sql`tenant_id = ${tenantId}
    and first_day <= ${dayBeside(to, daysBeside)} and last_day >= ${dayBeside(from, -daysBeside)}`;
  // Raw: people are linked to people, to any length.
  const { rows } = await sql<WhoMattersRow>`
    with recursive matters (staff_id) as (
      (
        select unnest(${staffIds}::uuid[])
        union select staff_id from staffing_mentions where ${touches} and named_id = any (${branchIds}::uuid[])
        union select staff_id from staffing_mentions where ${touches} and named_id = any (array(
          select id from staffing_desks where tenant_id = ${tenantId} and organisation_id = any (${branchIds}::uuid[])))
        union select staff_id from staffing_members
          where tenant_id = ${tenantId} and home_id = any (${branchIds}::uuid[])
        union select staff_id from positions
          where tenant_id = ${tenantId} and organisation_id = any (${branchIds}::uuid[])
            and starts_on <= ${to}::date and (ends_on is null or ends_on >= ${from}::date)
      )
      union
      select linked.staff_id from matters, lateral (
        select staff_id from staffing_mentions where ${touches} and named_id = matters.staff_id
        union all
        select named_id from staffing_mentions where ${touches} and is_person and staff_id = matters.staff_id
        -- Looked up person by person: how many there are is not guessed well, and too many would mean reading everyone.
        offset 0
      ) as linked
    )
    select
      coalesce((select jsonb_agg(staff_id) from matters), '[]') as staff_ids,
      coalesce((select jsonb_agg(place_id) from (
        select unnest(${branchIds}::uuid[]) as place_id
        union select named_id from staffing_mentions
          where tenant_id = ${tenantId} and staff_id = any (array(select staff_id from matters)) and not is_person
        union select organisation_id from staffing_desks where tenant_id = ${tenantId} and id = any (array(
          select named_id from staffing_mentions
          where tenant_id = ${tenantId} and staff_id = any (array(select staff_id from matters)) and not is_person))
        union select home_id from staffing_members
          where tenant_id = ${tenantId} and staff_id = any (array(select staff_id from matters))
        union select organisation_id from positions
          where tenant_id = ${tenantId} and staff_id = any (array(select staff_id from matters))
            and starts_on <= ${to}::date and (ends_on is null or ends_on >= ${from}::date)
      ) as places), '[]') as place_ids`.execute(db);
  return { staffIds: rows[0]?.staff_ids ?? [], placeIds: rows[0]?.place_ids ?? [] };
}

interface WhoMattersRow {
  readonly staff_ids: readonly string[];
  readonly place_ids: readonly string[];
}
