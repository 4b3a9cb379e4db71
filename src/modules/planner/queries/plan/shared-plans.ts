import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import { now } from "#platform/time";
import {
  dayOf,
  isPermitted,
  type PeopleTables,
  permit,
  subjectOfStaff,
  tenantsOf,
  type Viewer,
} from "#modules/people";
import type { SharedPlan } from "../../rules/plan/kept-plan.ts";
import type { PlannerTables } from "../../tables.ts";
import { staffLed } from "../staff-led.ts";

type Tables = PlannerTables & PeopleTables;

/** A plan that a member of staff shows those who lead them. */
export interface StaffPlan {
  readonly staffId: string;
  readonly name: string;
  readonly sharedAt: string;
  readonly content: SharedPlan;
}

const act = "see credit and requests";
const most = 500;

/** Plans that are shown to the viewer, by name: of those at the places they lead, or whom they supervise by name. */
export async function sharedPlans(db: Db<Tables>, viewer: Viewer): Promise<readonly StaffPlan[]> {
  const [position] = viewer.positions;
  if (position === undefined) return [];
  const { tenantId } = position;
  return inTenants(db, tenantsOf(viewer), async (tx) => {
    const led = await staffLed(tx, viewer, { tenantId, act });
    return shownRows(tx, viewer, { tenantId, led })
      .orderBy("staff.name")
      .orderBy("shared.account_id")
      .limit(most)
      .execute();
  });
}

/** One of them. @throws NotFound when nothing is shared, or it is not the viewer's to see. */
export async function sharedPlanOf(db: Db<Tables>, viewer: Viewer, staffId: string): Promise<StaffPlan> {
  const nothing = new NotFound("It may be gone, or it is not yours to see.");
  const [position] = viewer.positions;
  if (position === undefined || !isId(staffId)) throw nothing;
  const { tenantId } = position;
  return inTenants(db, tenantsOf(viewer), async (tx) => {
    permit(viewer, act, await subjectOfStaff(tx, { tenantId, id: staffId }, dayOf(viewer, now())));
    const row = await sharedRows(tx, tenantId).where("shared.staff_id", "=", staffId).executeTakeFirst();
    if (row === undefined) throw nothing;
    return row;
  });
}

/** Where the viewer sees the plan that a member of staff shares; none when nothing is shared, or it is not theirs to see. */
export async function pagesAbout(
  db: Db<Tables>,
  viewer: Viewer,
  staffId: string,
): Promise<readonly { readonly href: string; readonly label: string }[]> {
  const [position] = viewer.positions;
  if (position === undefined) return [];
  const { tenantId } = position;
  return inTenants(db, tenantsOf(viewer), async (tx) => {
    const subject = await subjectOfStaff(tx, { tenantId, id: staffId }, dayOf(viewer, now()));
    if (!isPermitted(viewer, act, subject)) return [];
    const row = await sharedRows(tx, tenantId)
      .clearSelect()
      .select("shared.staff_id")
      .where("shared.staff_id", "=", staffId)
      .executeTakeFirst();
    return row === undefined ? [] : [{ href: `/plan/shared/${staffId}`, label: "Their plan" }];
  });
}

/** Whether anybody shows the viewer a plan. */
export async function isShownPlans(db: Db<Tables>, viewer: Viewer): Promise<boolean> {
  const [position] = viewer.positions;
  if (position === undefined) return false;
  return inTenants(db, tenantsOf(viewer), async (tx) => {
    const { tenantId } = position;
    const rows = shownRows(tx, viewer, { tenantId, led: await staffLed(tx, viewer, { tenantId, act }) });
    const row = await rows.clearSelect().select("shared.staff_id").limit(1).executeTakeFirst();
    return row !== undefined;
  });
}

/** Not their own: what they share is not shared with them, whomever they lead. */
function shownRows(
  tx: Db<Tables>,
  viewer: Viewer,
  { tenantId, led }: { readonly tenantId: string; readonly led: readonly string[] | undefined },
) {
  // Nobody is called by the nil id: an empty list is no SQL.
  const nobody = "00000000-0000-0000-0000-000000000000";
  return sharedRows(tx, tenantId)
    .where("shared.account_id", "!=", viewer.accountId)
    .$if(led !== undefined, (query) => query.where("shared.staff_id", "in", [nobody, ...(led ?? [])]));
}

function sharedRows(tx: Db<Tables>, tenantId: string) {
  return tx
    .selectFrom("shared_plans as shared")
    .innerJoin("staff", (join) =>
      join.onRef("staff.tenant_id", "=", "shared.tenant_id").onRef("staff.id", "=", "shared.staff_id"),
    )
    .select(["shared.staff_id as staffId", "staff.name", "shared.shared_at as sharedAt", "shared.content"])
    .where("shared.tenant_id", "=", tenantId);
}
