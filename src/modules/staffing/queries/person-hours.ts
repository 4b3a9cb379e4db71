import { isPermitted, permit, tenantsOf, type Viewer } from "#modules/people";
import { inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import type { LocalDate, Week } from "../rules/hours.ts";
import type { AbsenceReason, LearningSession } from "../rules/time-away.ts";
import { dateAfter } from "../rules/team-week/team-week.ts";
import type { NamedPlaces } from "../rules/shift-text.ts";
import type { Shift, ShiftException, StaffMember } from "../rules/staff.ts";
import { memberOfStaff } from "./member.ts";
import type { StaffingProgram } from "./program.ts";
import { namedPlaces } from "./branch-list.ts";
import { staffingOf } from "./staffing.ts";
import { whoMatters } from "./who-matters.ts";

/** Hours that begin on a day. */
export interface HoursFrom {
  readonly from: LocalDate;
  readonly weeks: readonly Week<readonly Shift[]>[];
}

/** The hours of one person, as they can be changed. */
export interface PersonHours {
  readonly staffId: string;
  readonly name: string;
  readonly branchName: string;
  readonly places: NamedPlaces;
  /** The pattern that holds on the day asked for, or the next one; absent when there is none. */
  readonly pattern: HoursFrom | undefined;
  /** Those that begin after the day, the next first. */
  readonly laterPatterns: readonly HoursFrom[];
  /** Time away that is not over, the next first; the reader learns the reason only when they plan the desks. */
  readonly absences: readonly {
    readonly id: string;
    readonly from: string;
    readonly to: string;
    readonly reason: AbsenceReason;
  }[];
  /** As far as desks are concerned; absent when the person does not count at any branch today. */
  readonly member: StaffMember | undefined;
  /** Days that are worked otherwise, and sessions, from the day on, the next first. */
  readonly exceptions: readonly ShiftException[];
  readonly sessions: readonly LearningSession[];
  /** The home branch's. */
  readonly zone: string;
  readonly mayChange: boolean;
}

/**
 * Someone's hours on a day and after.
 *
 * @throws NotFound when there is nobody with this id, or they work at no branch.
 */
export async function personHours(
  { db, zone }: StaffingProgram,
  viewer: Viewer,
  {
    tenantId,
    staffId,
    day,
  }: { readonly tenantId: string; readonly staffId: string; readonly day: LocalDate },
): Promise<PersonHours> {
  return inTenants(db, tenantsOf(viewer), async (tx) => {
    permit(viewer, "see the schedule", { tenantId });
    const member = await memberOfStaff(tx, tenantId, staffId);
    const branchIds = member.homeId === undefined ? [] : [member.homeId];
    const range = { from: day, to: dateAfter(day, 400), zone };
    const asked = { ...range, branchIds, staffIds: [staffId] };
    const staffing = await staffingOf(tx, tenantId, range, await whoMatters(tx, tenantId, asked));
    const home = staffing.branches.find(({ id }) => id === member.homeId);
    if (home === undefined)
      throw new NotFound(`${member.name} has no position at a branch, so there is no desk to plan.`);
    const patterns = staffing.patterns
      .filter((pattern) => pattern.staffId === staffId && (pattern.to === undefined || pattern.to >= day))
      .toSorted((one, other) => (one.from < other.from ? -1 : 1));
    return {
      staffId,
      name: member.name,
      branchName: home.name,
      places: { homeBranchId: home.id, ...(await namedPlaces(tx, tenantId)) },
      absences: staffing.absences
        .filter((absence) => absence.staffId === staffId)
        .toSorted((one, other) => (one.from < other.from ? -1 : 1)),
      member: staffing.staff.find(({ id }) => id === staffId),
      exceptions: staffing.exceptions
        .filter((each) => each.staffId === staffId && each.date >= day)
        .toSorted((one, other) => (one.date < other.date ? -1 : 1)),
      sessions: staffing.sessions
        .filter((each) => each.staffId === staffId && each.end >= `${day}T00:00:00Z`)
        .toSorted((one, other) => (one.start < other.start ? -1 : 1)),
      zone: home.zone,
      pattern: patterns.findLast(({ from }) => from <= day) ?? patterns[0],
      laterPatterns: patterns.filter(({ from }) => from > day),
      mayChange: isPermitted(viewer, "change the schedule", {
        tenantId,
        staffId,
        organisations: member.organisations,
        supervisorIds: member.supervisorIds,
      }),
    };
  });
}
