import { inTenants } from "#platform/db";
import { tenantsOf, type Viewer } from "#modules/people";
import type { LocalDate } from "../rules/hours.ts";
import type { Staffing } from "../rules/staffing.ts";
import { knownPlan } from "./known-plan.ts";
import { ownHours } from "./own-hours.ts";
import type { StaffingProgram } from "./program.ts";
import { rememberedAround } from "./remembered-staffing.ts";
import { whoMatters } from "./who-matters.ts";

/** Days, both included. */
export interface DecidingRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** What decides when someone is free, and as whom they stand in it. */
interface DecidingStaffing {
  readonly staffing: Staffing;
  readonly staffId: string;
}

/** The schedule that the viewer's employer keeps, or else the hours they entered themselves; undefined when there is neither. */
export async function decidingStaffing(
  program: Pick<StaffingProgram, "db" | "zone">,
  viewer: Viewer,
  range: DecidingRange,
): Promise<DecidingStaffing | undefined> {
  const own = await ownHours(program.db, viewer);
  const kept = await keptStaffing(program, viewer, { range, hasOwnHours: own !== undefined });
  if (kept === undefined) return undefined;
  const staffId = viewer.positions[0]?.staffId ?? viewer.accountId;
  // Someone whose branch is closed is on nobody's desk.
  if (own === undefined && !kept.staff.some(({ id }) => id === staffId)) return undefined;
  // The very object that is remembered where it will do: what is worked out from it is kept with it.
  const staffing = own === undefined ? kept : { ...kept, offDeskHours: [{ ...own, staffId }] };
  return { staffing, staffId };
}

/**
 * What decides for the viewer, undefined when there is neither a schedule nor own hours. Of a large employer it is what is
 * around the branches that the viewer may work at, and it is read only for those for whom something is planned there.
 */
async function keptStaffing(
  { db, zone }: Pick<StaffingProgram, "db" | "zone">,
  viewer: Viewer,
  { range, hasOwnHours }: { readonly range: DecidingRange; readonly hasOwnHours: boolean },
): Promise<Staffing | undefined> {
  const [position] = viewer.positions;
  if (position === undefined) return hasOwnHours ? nobody : undefined;
  const { tenantId, staffId } = position;
  return inTenants(db, tenantsOf(viewer), async (tx) => {
    const { hasPattern, hasOther } = await knownPlan(tx, tenantId, staffId);
    if (!hasPattern && !(hasOwnHours && hasOther)) return hasOwnHours ? nobody : undefined;
    const asked = { ...range, branchIds: [], staffIds: [staffId] };
    const { placeIds: branchIds } = await whoMatters(tx, tenantId, asked);
    return rememberedAround(db, tx, tenantId, { ...range, zone, branchIds });
  });
}

const nobody: Staffing = {
  branches: [],
  desks: [],
  staff: [],
  patterns: [],
  exceptions: [],
  absences: [],
  sessions: [],
  travelTimes: [],
  substituteLists: [],
  offDeskHours: [],
};
