import type { PeopleTables } from "#modules/people";
import { type Db, inTenants, json } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { type SampleBranch, sampleSchedule } from "../rules/sample/sample-schedule.ts";
import type { StaffingTables } from "../tables.ts";

type Tables = StaffingTables & PeopleTables;

/** Gives the branches and staff of a made-up library desks to stand at and hours around today. */
export async function fillSampleSchedule(
  db: Db<Tables>,
  { tenantId, today }: { readonly tenantId: string; readonly today: string },
): Promise<void> {
  await inTenants(db, [tenantId], async (tx) => {
    const branches = await sampleBranches(tx, tenantId);
    for (const [place, branch] of branches.entries()) {
      await keepBranch(tx, tenantId, branch, sampleSchedule(branch, place, today));
      await keepSurroundings(tx, tenantId, branches, place);
    }
  });
}

async function sampleBranches(tx: Db<Tables>, tenantId: string): Promise<readonly SampleBranch[]> {
  const branches = await tx
    .selectFrom("organisations")
    .select(["id", "zone", "opening_hours as hours"])
    .where("tenant_id", "=", tenantId)
    .where("kind", "=", "branch")
    .orderBy("id")
    .execute();
  const staff = await tx
    .selectFrom("positions")
    .select(["staff_id as staffId", "organisation_id as branchId"])
    .where("tenant_id", "=", tenantId)
    .orderBy("id")
    .execute();
  return branches.map(({ id, zone, hours }) => ({
    id,
    zone: zone ?? "UTC",
    hours: (hours ?? []).map((day) =>
      day.map(([startMinute, endMinute]) => ({ startMinute, endMinute })),
    ) as unknown as SampleBranch["hours"],
    staffIds: staff.filter(({ branchId }) => branchId === id).map(({ staffId }) => staffId),
  }));
}

async function keepBranch(
  tx: Db<Tables>,
  tenantId: string,
  { id: organisationId }: SampleBranch,
  made: ReturnType<typeof sampleSchedule>,
): Promise<void> {
  const own = { tenant_id: tenantId };
  await tx
    .insertInto("staffing_branches")
    .values({
      ...own,
      organisation_id: organisationId,
      minimum: json(made.minimum),
      needs_person_in_charge: true,
      changed_at: now(),
    })
    .execute();
  await tx
    .insertInto("staffing_desks")
    .values(
      made.desks.map(({ name, kind, minimum, whoMayCover, needsPersonInCharge }) => ({
        ...own,
        id: newId(),
        organisation_id: organisationId,
        name,
        kind,
        minimum: json(minimum),
        qualifications: json(whoMayCover.qualifications),
        staff_ids: json(whoMayCover.staffIds),
        needs_person_in_charge: needsPersonInCharge,
      })),
    )
    .execute();
  await tx
    .insertInto("staffing_members")
    .values(
      made.members.map((member) => ({
        ...own,
        staff_id: member.id,
        home_id: organisationId,
        qualifications: json(member.qualifications),
        may_be_in_charge: member.mayBeInCharge,
        counts_towards_minimum: member.countsTowardsMinimum,
        is_floater: member.isFloater,
        callable_hours: member.callableHours === undefined ? null : json(member.callableHours),
      })),
    )
    .execute();
  await keepTime(tx, tenantId, made);
}

async function keepTime(
  tx: Db<Tables>,
  tenantId: string,
  { patterns, absences, sessions }: ReturnType<typeof sampleSchedule>,
): Promise<void> {
  const own = { tenant_id: tenantId };
  await tx
    .insertInto("staffing_patterns")
    .values(
      patterns.map(({ staffId, from, anchor, weeks }) => ({
        ...own,
        id: newId(),
        staff_id: staffId,
        starts_on: from,
        anchor,
        weeks: json(weeks),
      })),
    )
    .execute();
  await tx
    .insertInto("staffing_absences")
    .values(
      absences.map(({ staffId, from, to, reason }) => ({
        ...own,
        id: newId(),
        staff_id: staffId,
        starts_at: from,
        ends_at: to,
        reason,
      })),
    )
    .execute();
  await tx
    .insertInto("staffing_sessions")
    .values(
      sessions.map((session) => ({
        ...own,
        id: newId(),
        staff_id: session.staffId,
        title: session.title,
        starts_at: session.start,
        ends_at: session.end,
        zone: session.zone,
        attendance: session.attendance,
      })),
    )
    .execute();
}

/** Ways to the branches after this one, and two substitutes from the next. */
async function keepSurroundings(
  tx: Db<Tables>,
  tenantId: string,
  branches: readonly SampleBranch[],
  place: number,
): Promise<void> {
  const own = branches[place];
  const others = branches.slice(place + 1);
  const next = branches[(place + 1) % branches.length];
  if (own === undefined || next === undefined) return;
  if (others.length > 0)
    await tx
      .insertInto("staffing_travel_times")
      .values(
        others.map(({ id }, step) => ({
          tenant_id: tenantId,
          from_id: own.id,
          to_id: id,
          minutes: 10 + 5 * (step + place),
        })),
      )
      .execute();
  const substitutes = next.staffIds.slice(1, 3);
  await tx
    .insertInto("staffing_substitutes")
    .values(
      substitutes.map((staffId, order) => ({
        tenant_id: tenantId,
        organisation_id: own.id,
        staff_id: staffId,
        place: order,
      })),
    )
    .execute();
}
