import { sql } from "kysely";
import { anyOf, type Db, inTenants } from "#platform/db";
import type { PeopleTables, Viewer } from "#modules/people";
import type { Waiting } from "../rules/waiting.ts";
import type { PlannerTables } from "../tables.ts";
import { staffLed } from "./staff-led.ts";

type Tables = PlannerTables & PeopleTables;

/** Counts what waits for the viewer at their employers, at an instant. */
export async function waitingFor(db: Db<Tables>, viewer: Viewer, present: string): Promise<Waiting> {
  let [proposals, assessments] = [0, 0];
  for (const tenantId of new Set(viewer.positions.map((each) => each.tenantId))) {
    const own = viewer.positions.filter((each) => each.tenantId === tenantId).map(({ staffId }) => staffId);
    const counted = await inTenants(db, [tenantId], async (tx) => ({
      proposals: await openProposals(tx, { tenantId, own, present }),
      assessments: await unanswered(tx, viewer, { tenantId, own }),
    }));
    proposals += counted.proposals;
    assessments += counted.assessments;
  }
  return { proposals, assessments };
}

async function openProposals(
  tx: Db<PlannerTables>,
  {
    tenantId,
    own,
    present,
  }: { readonly tenantId: string; readonly own: readonly string[]; readonly present: string },
): Promise<number> {
  const { count } = await tx
    .selectFrom("team_proposals")
    .select((all) => all.fn.countAll<number>().as("count"))
    .where("tenant_id", "=", tenantId)
    .where("staff_id", "=", anyOf(own))
    .where("answer", "=", "open")
    // Instants in the content are all of one form: as texts they stand in order of time.
    .where(sql<boolean>`content #>> '{sittings,-1,end}' > ${present}`)
    .executeTakeFirstOrThrow();
  return count;
}

async function unanswered(
  tx: Db<Tables>,
  viewer: Viewer,
  { tenantId, own }: { readonly tenantId: string; readonly own: readonly string[] },
): Promise<number> {
  const rows = await tx
    .selectFrom("shared_assessments as shared")
    .select("shared.staff_id as staffId")
    .where("shared.tenant_id", "=", tenantId)
    .where("shared.account_id", "!=", viewer.accountId)
    .where((shared) =>
      shared.not(
        shared.exists(
          shared
            .selectFrom("supervisor_views as view")
            .select("view.assessment_id")
            .where("view.tenant_id", "=", tenantId)
            .whereRef("view.assessment_id", "=", "shared.id")
            .where("view.by_staff_id", "=", anyOf(own)),
        ),
      ),
    )
    .execute();
  // Whom somebody leads is looked up only where something could wait for them.
  if (rows.length === 0) return 0;
  const led = await staffLed(tx, viewer, { tenantId, act: "answer shared assessments" });
  if (led === undefined) return rows.length;
  const isLed = new Set(led);
  return rows.filter(({ staffId }) => isLed.has(staffId)).length;
}
