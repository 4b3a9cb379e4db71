import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import { anyOf, type Db } from "#platform/db";
import type { OpeningHours, PeopleTables } from "#modules/people";
import type { Branch, Desk } from "../rules/branch.ts";
import type { HoursException, Minimum, WeeklyHours } from "../rules/hours.ts";
import type { Staffing } from "../rules/staffing.ts";
import type { StaffingTables } from "../tables.ts";

type Tables = StaffingTables & PeopleTables;

/** Places asked for; all of the tenant's when undefined. */
export type PlaceIds = readonly string[] | undefined;

const most = 200_000;

/** Open branches, in the order of their names. */
export async function branchesOf(
  db: Db<Tables>,
  tenantId: string,
  { zone, placeIds }: { readonly zone: string; readonly placeIds: PlaceIds },
): Promise<readonly Branch[]> {
  const rows = await db
    .selectFrom("organisations as organisation")
    .leftJoin("staffing_branches as branch", (join) =>
      join
        .onRef("branch.tenant_id", "=", "organisation.tenant_id")
        .onRef("branch.organisation_id", "=", "organisation.id"),
    )
    .select(["organisation.id", "organisation.name", "organisation.zone", "organisation.opening_hours"])
    .select(["branch.minimum", "branch.needs_person_in_charge"])
    .where("organisation.tenant_id", "=", tenantId)
    .where("organisation.kind", "in", ["branch", "school", "bookmobile"])
    .where("organisation.closed_on", "is", null)
    .where(isAmong("organisation.id", placeIds))
    .orderBy("organisation.name")
    .orderBy("organisation.id")
    .limit(most)
    .execute();
  const closures = await closuresOf(db, tenantId, placeIds);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    zone: row.zone ?? zone,
    hours: {
      weekly: weeklyOf(row.opening_hours),
      exceptions: closures.flatMap(({ organisationId, exception }) =>
        organisationId === null || organisationId === row.id ? [exception] : [],
      ),
    },
    minimum: row.minimum ?? noMinimum,
    needsPersonInCharge: row.needs_person_in_charge ?? false,
  }));
}

const noMinimum: Minimum = { whileOpen: 0, rules: [], exceptions: [] };

/** Whether an id is among those asked for. */
export function isAmong(column: string, ids: readonly string[] | undefined): Expression<SqlBool> {
  return ids === undefined ? sql<SqlBool>`true` : sql<SqlBool>`${sql.ref(column)} = ${anyOf(ids)}`;
}

/** People's opening hours are pairs of minutes; a branch that states none is taken for closed. */
function weeklyOf(hours: OpeningHours | null): WeeklyHours {
  const day = (weekday: number) =>
    (hours?.[weekday] ?? []).map(([startMinute, endMinute]) => ({ startMinute, endMinute }));
  return [day(0), day(1), day(2), day(3), day(4), day(5), day(6)];
}

async function closuresOf(db: Db<Tables>, tenantId: string, placeIds: PlaceIds) {
  const rows = await db
    .selectFrom("staffing_closures")
    .select(["id", "organisation_id", "starts_on", "ends_on", "intervals", "reason"])
    .where("tenant_id", "=", tenantId)
    .where((where) => where.or([where("organisation_id", "is", null), isAmong("organisation_id", placeIds)]))
    // A branch's own word comes after the word for all, and therefore counts.
    .orderBy("organisation_id", (order) => order.asc().nullsFirst())
    .orderBy("starts_on")
    .orderBy("id")
    .limit(most)
    .execute();
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    exception: {
      id: row.id,
      from: row.starts_on,
      to: row.ends_on,
      intervals: row.intervals,
      reason: row.reason,
    } satisfies HoursException,
  }));
}

/** Desks, in the order of their names. */
export async function desksOf(
  db: Db<Tables>,
  tenantId: string,
  placeIds?: PlaceIds,
): Promise<readonly Desk[]> {
  const rows = await db
    .selectFrom("staffing_desks")
    .select(["id", "organisation_id", "name", "kind", "minimum", "qualifications", "staff_ids"])
    .select(["needs_person_in_charge", "closing_order"])
    .where("tenant_id", "=", tenantId)
    .where(isAmong("organisation_id", placeIds))
    .orderBy("name")
    .orderBy("id")
    .limit(most)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    branchId: row.organisation_id,
    name: row.name,
    kind: row.kind,
    minimum: row.minimum,
    whoMayCover: { qualifications: row.qualifications, staffIds: row.staff_ids },
    needsPersonInCharge: row.needs_person_in_charge,
    ...(row.closing_order !== null && { closingOrder: row.closing_order }),
  }));
}

/** An open branch, and the ways to and from it with the branches they lead to; undefined when there is no such branch. */
export async function branchWithWays(
  db: Db<Tables>,
  tenantId: string,
  { branchId, zone }: { readonly branchId: string; readonly zone: string },
) {
  const travelTimes = await ways(db, tenantId, (where) =>
    where.or([where("from_id", "=", branchId), where("to_id", "=", branchId)]),
  );
  const ends = travelTimes.flatMap(({ fromBranchId, toBranchId }) => [fromBranchId, toBranchId]);
  const branches = await branchesOf(db, tenantId, { zone, placeIds: [...new Set([branchId, ...ends])] });
  const branch = branches.find(({ id }) => id === branchId);
  return branch && { branch, ways: { travelTimes, branches } };
}

/** How far branches are from each other, and who is asked to come to them. */
export async function wayBetween(
  db: Db<Tables>,
  tenantId: string,
  placeIds: PlaceIds,
): Promise<Pick<Staffing, "travelTimes" | "substituteLists">> {
  const travelTimes = await ways(db, tenantId, (where) =>
    where.and([isAmong("from_id", placeIds), isAmong("to_id", placeIds)]),
  );
  const substitutes = await db
    .selectFrom("staffing_substitutes")
    .select(["organisation_id", "staff_id"])
    .where("tenant_id", "=", tenantId)
    .where(isAmong("organisation_id", placeIds))
    .orderBy("organisation_id")
    .orderBy("place")
    .orderBy("staff_id")
    .limit(most)
    .execute();
  return {
    travelTimes,
    substituteLists: [...Map.groupBy(substitutes, (row) => row.organisation_id)].map(([branchId, rows]) => ({
      branchId,
      staffIds: rows.map((row) => row.staff_id),
    })),
  };
}

async function ways(
  db: Db<Tables>,
  tenantId: string,
  asked: (where: ExpressionBuilder<Tables, "staffing_travel_times">) => Expression<SqlBool>,
): Promise<Staffing["travelTimes"]> {
  return db
    .selectFrom("staffing_travel_times")
    .select(["from_id as fromBranchId", "to_id as toBranchId", "minutes"])
    .where("tenant_id", "=", tenantId)
    .where(asked)
    .orderBy("from_id")
    .orderBy("to_id")
    .limit(most)
    .execute();
}
