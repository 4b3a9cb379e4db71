import { type Db, inTenants, json } from "#platform/db";
import { newId } from "#platform/ids";
import type { PeopleTables } from "../../src/modules/people/tables.ts";
import type { Staffing } from "../../src/modules/staffing/rules/staffing.ts";
import type { StaffingTables } from "../../src/modules/staffing/tables.ts";
import { fillSite } from "../site/fill-site.ts";
import { madeStaffing } from "./made-staffing.ts";

type Tables = PeopleTables & StaffingTables;

/** The library of a signed-in member of it, kept in a directory that `carrel serve` can open. */
export interface FilledTeam {
  readonly cookie: string;
  readonly branchId: string;
}

/** A made-up system with its schedule in an empty directory; who is signed in works by one of its patterns. */
export async function fillTeam(
  directory: string,
  size: { readonly branches: number; readonly staff: number },
): Promise<FilledTeam> {
  return fillSite<StaffingTables, FilledTeam>(directory, async ({ db, tenantId, players }) => {
    const branchId = await keepSchedule(db, { tenantId, staffId: players.owner.staffId }, size);
    return { cookie: players.owner.cookie, branchId };
  });
}

/** A made-up schedule of new branches and people beside those there are; the first of its people is `staffId`. Gives their branch. */
export async function keepSchedule(
  db: Db<Tables>,
  { tenantId, staffId }: { readonly tenantId: string; readonly staffId: string },
  size: { readonly branches: number; readonly staff: number },
): Promise<string> {
  const ids = idsOf(madeStaffing({ ...size, seed: 20_270_101 }), staffId);
  await inTenants(db, [tenantId], async (tx) => {
    await keepPlaces(tx, tenantId, ids);
    await keepPeople(tx, tenantId, ids);
    await keepTime(tx, tenantId, ids);
  });
  return ids.staffing.staff[0]?.homeBranchId ?? "";
}

interface WithIds {
  readonly staffing: Staffing;
  readonly ownStaffId: string;
}

/** The same staffing with ids as the database wants them; its first member is the one signed in. */
function idsOf(made: Staffing, ownStaffId: string): WithIds {
  const ids = new Map<string, string>();
  const named = [...made.branches, ...made.desks, ...made.staff, ...made.patterns];
  const others = [...made.exceptions, ...made.absences, ...made.sessions];
  for (const { id } of [...named, ...others]) ids.set(id, newId());
  ids.set(made.staff[0]?.id ?? "", ownStaffId);
  const replaced = JSON.stringify(made, (_, value: unknown) =>
    typeof value === "string" ? (ids.get(value) ?? value) : value,
  );
  return { staffing: JSON.parse(replaced) as Staffing, ownStaffId };
}

const times = { created_at: "2026-11-01T00:00:00Z", changed_at: "2026-11-01T00:00:00Z" };

async function keepPlaces(tx: Db<Tables>, tenantId: string, { staffing }: WithIds): Promise<void> {
  await inBatches(staffing.branches, async (branches) => {
    await tx
      .insertInto("organisations")
      .values(
        branches.map(({ id, name, zone, hours }) => ({
          tenant_id: tenantId,
          id,
          parent_id: tenantId,
          kind: "branch" as const,
          name,
          zone,
          opening_hours: JSON.stringify(
            hours.weekly.map((day) => day.map(({ startMinute, endMinute }) => [startMinute, endMinute])),
          ),
          ...times,
        })),
      )
      .execute();
    await tx
      .insertInto("staffing_branches")
      .values(
        branches.map(({ id, minimum, needsPersonInCharge }) => ({
          tenant_id: tenantId,
          organisation_id: id,
          minimum: json(minimum),
          needs_person_in_charge: needsPersonInCharge,
          changed_at: times.changed_at,
        })),
      )
      .execute();
  });
  await inBatches(staffing.desks, async (desks) => {
    await tx
      .insertInto("staffing_desks")
      .values(
        desks.map(({ id, branchId, name, kind, minimum, whoMayCover, needsPersonInCharge }) => ({
          tenant_id: tenantId,
          id,
          organisation_id: branchId,
          name,
          kind,
          minimum: json(minimum),
          qualifications: json(whoMayCover.qualifications),
          staff_ids: json(whoMayCover.staffIds),
          needs_person_in_charge: needsPersonInCharge,
        })),
      )
      .execute();
  });
}

async function keepPeople(
  tx: Db<Tables>,
  tenantId: string,
  { staffing, ownStaffId }: WithIds,
): Promise<void> {
  await inBatches(
    staffing.staff.filter(({ id }) => id !== ownStaffId),
    async (staff) => {
      await tx
        .insertInto("staff")
        .values(staff.map(({ id, name }) => ({ tenant_id: tenantId, id, name, ...times })))
        .execute();
      await tx
        .insertInto("positions")
        .values(
          staff.map(({ id, homeBranchId }) => ({
            tenant_id: tenantId,
            id: newId(),
            staff_id: id,
            organisation_id: homeBranchId,
            role: "learner" as const,
            starts_on: "2025-01-01",
            ...times,
          })),
        )
        .execute();
    },
  );
  await inBatches(staffing.staff, async (staff) => {
    await tx
      .insertInto("staffing_members")
      .values(
        staff.map((member) => ({
          tenant_id: tenantId,
          staff_id: member.id,
          home_id: member.homeBranchId,
          qualifications: json(member.qualifications),
          may_be_in_charge: member.mayBeInCharge,
          counts_towards_minimum: member.countsTowardsMinimum,
          is_floater: member.isFloater,
        })),
      )
      .execute();
  });
}

async function keepTime(tx: Db<Tables>, tenantId: string, { staffing }: WithIds): Promise<void> {
  await inBatches(staffing.patterns, async (patterns) => {
    await tx
      .insertInto("staffing_patterns")
      .values(
        patterns.map(({ id, staffId, from, anchor, weeks }) => ({
          tenant_id: tenantId,
          id,
          staff_id: staffId,
          starts_on: from,
          anchor,
          weeks: json(weeks),
        })),
      )
      .execute();
  });
  await inBatches(staffing.absences, async (absences) => {
    await tx
      .insertInto("staffing_absences")
      .values(
        absences.map(({ id, staffId, from, to, reason }) => ({
          tenant_id: tenantId,
          id,
          staff_id: staffId,
          starts_at: from,
          ends_at: to,
          reason,
        })),
      )
      .execute();
  });
  await inBatches(staffing.sessions, async (sessions) => {
    await tx
      .insertInto("staffing_sessions")
      .values(
        sessions.map((session) => ({
          tenant_id: tenantId,
          id: session.id,
          staff_id: session.staffId,
          title: session.title,
          starts_at: session.start,
          ends_at: session.end,
          zone: session.zone,
          attendance: session.attendance,
          travel_minutes_before: session.travelMinutesBefore,
          travel_minutes_after: session.travelMinutesAfter,
        })),
      )
      .execute();
  });
}

async function inBatches<Row>(
  rows: readonly Row[],
  keep: (batch: readonly Row[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += 1000) await keep(rows.slice(from, from + 1000));
}
