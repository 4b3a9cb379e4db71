import { type Viewer, writeAudit } from "#modules/people";
import { anyOf, type Db, inTenants } from "#platform/db";
import { Conflict } from "#platform/errors";
import { now } from "#platform/time";
import type { PlannerProgram } from "../../queries/program.ts";
import type { PlannerTables } from "../../tables.ts";
import { permittedPlan } from "./ask-team-plan.ts";

/**
 * Takes back what of a published plan nobody answered yet. What was answered stays, and nothing more is proposed of the plan:
 * whoever declines later has nothing else from it. Resolves with how many were taken back.
 *
 * @throws NotFound, NotAllowed by `permit`; Conflict when it was never proposed.
 */
export async function takeBackPlan(
  db: PlannerProgram["db"],
  viewer: Viewer,
  asked: { readonly tenantId: string; readonly number: number },
): Promise<number> {
  const { tenantId } = asked;
  return inTenants(db, [tenantId], async (tx) => {
    const { id, number, published_at } = await permittedPlan(tx, viewer, asked);
    if (published_at === null) throw new Conflict("This plan was not proposed to anybody.");
    const open = await tx
      .selectFrom("team_proposals")
      .select("id")
      .where("tenant_id", "=", tenantId)
      .where("team_plan_id", "=", id)
      .where("answer", "=", "open")
      .execute();
    const count = await takeBack(tx, tenantId, { plans: [id], proposals: open.map((each) => each.id) });
    await writeAudit(tx, tenantId, viewer, {
      act: "make team plans",
      subject: `team plan ${number}`,
      details: { takenBack: count },
    });
    return count;
  });
}

/**
 * Takes open proposals back, and closes their plans. Whoever answered in the meantime has the last word. What is taken back is
 * kept: its person may have had a letter about it, and is told.
 */
export async function takeBack(
  tx: Db<PlannerTables>,
  tenantId: string,
  { plans, proposals }: { readonly plans: readonly string[]; readonly proposals: readonly string[] },
): Promise<number> {
  // One instant for both: by it is known what was taken back together.
  const at = now();
  const gone = await tx
    .updateTable("team_proposals")
    .set({ answer: "taken-back", answered_at: at })
    .where("tenant_id", "=", tenantId)
    .where("id", "=", anyOf(proposals))
    .where("answer", "=", "open")
    .executeTakeFirst();
  await tx
    .updateTable("team_plans")
    .set({ taken_back_at: at })
    .where("tenant_id", "=", tenantId)
    .where("id", "=", anyOf(plans))
    .execute();
  return Number(gone.numUpdatedRows);
}
