import type { Db } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import type { Staffing } from "../rules/staffing.ts";
import type { StaffingTables } from "../tables.ts";
import { membersOf, patternsOf, timeAwayOf } from "./people-of.ts";
import { branchesOf, desksOf, isAmong, wayBetween } from "./places-of.ts";
import { type WhoMatters, whoMatters } from "./who-matters.ts";

type Tables = StaffingTables & PeopleTables;

/** Which part of a tenant's staffing is asked for: time away and exceptions outside the dates are left out. */
export interface StaffingRange {
  /** Local dates, both included; a day on each side is added, for zones. */
  readonly from: string;
  readonly to: string;
  /** Of branches that state none. */
  readonly zone: string;
}

/**
 * Everything coverage is computed from, as one tenant keeps it, or the part of it that some people and places are. The caller
 * is inside the tenant's wall.
 */
export async function staffingOf(
  db: Db<Tables>,
  tenantId: string,
  range: StaffingRange,
  part?: WhoMatters,
): Promise<Staffing> {
  const { placeIds, staffIds } = part ?? {};
  const branches = await branchesOf(db, tenantId, { zone: range.zone, placeIds });
  const away = await timeAwayOf(db, tenantId, { ...range, staffIds });
  const branchIds = new Set(branches.map(({ id }) => id));
  return {
    branches,
    desks: await desksOf(db, tenantId, placeIds),
    staff: await membersOf(db, tenantId, { ...range, branchIds, staffIds }),
    patterns: await patternsOf(db, tenantId, staffIds),
    ...away,
    ...(await wayBetween(db, tenantId, placeIds)),
    offDeskHours: [],
  };
}

/**
 * What coverage of some branches is computed from, however large their employer: the same half-hours and reasons there as
 * from everything. Other branches are in it as far as somebody goes there too, and what is said of them is not whole.
 */
export async function staffingAround(
  db: Db<Tables>,
  tenantId: string,
  range: StaffingRange,
  branchIds: readonly string[],
): Promise<Staffing> {
  return staffingOf(
    db,
    tenantId,
    range,
    await whoMatters(db, tenantId, { ...range, branchIds, staffIds: [] }),
  );
}

/**
 * What says who can be called to some branches: what is around these, and around every branch that a floater or one of their
 * substitutes would leave.
 */
export async function staffingForCalling(
  db: Db<Tables>,
  tenantId: string,
  range: StaffingRange,
  branchIds: readonly string[],
): Promise<Staffing> {
  const callable = await db
    .selectFrom("staffing_members")
    .select("staff_id")
    .where("tenant_id", "=", tenantId)
    .where("is_floater", "=", true)
    .union(
      db
        .selectFrom("staffing_substitutes")
        .select("staff_id")
        .where("tenant_id", "=", tenantId)
        .where(isAmong("organisation_id", branchIds)),
    )
    .execute();
  const staffIds = callable.map(({ staff_id }) => staff_id);
  const { placeIds } = await whoMatters(db, tenantId, { ...range, branchIds: [], staffIds });
  return staffingAround(db, tenantId, range, [...new Set([...branchIds, ...placeIds])]);
}
