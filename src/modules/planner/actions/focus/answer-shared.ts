import { type Db, inTenants, json } from "#platform/db";
import { now } from "#platform/time";
import { type PeopleTables, type Viewer, writeAudit } from "#modules/people";
import { sharedAssessment } from "../../queries/focus/shared-assessments.ts";
import type { Answers } from "../../rules/focus/assessment.ts";
import type { PlannerTables } from "../../tables.ts";

/** How someone who leads another sees what that person shared. */
export interface SharedAnswer {
  readonly id: string;
  readonly answers: Answers;
  readonly note: string;
  /** The employer's local day. */
  readonly today: string;
}

/** Keeps the viewer's own view of an assessment that was shared with them. @throws NotFound, NotAllowed */
export async function answerShared(
  db: Db<PlannerTables & PeopleTables>,
  viewer: Viewer,
  { answers, id, note, today }: SharedAnswer,
): Promise<void> {
  const { asked, staffId, tenantId, title } = await sharedAssessment(db, viewer, { id, today });
  const byStaffId = viewer.positions.find((position) => position.tenantId === tenantId)?.staffId ?? "";
  const view = { answers: json(answers), note, by_name: viewer.name, changed_at: now() };
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .insertInto("supervisor_views")
      .values({
        tenant_id: tenantId,
        assessment_id: id,
        by_staff_id: byStaffId,
        staff_id: staffId,
        title,
        asked: json(asked),
        ...view,
      })
      .onConflict((conflict) =>
        conflict.columns(["tenant_id", "assessment_id", "by_staff_id"]).doUpdateSet(view),
      )
      .execute();
    await writeAudit(tx, tenantId, viewer, { act: "answer shared assessments", subject: `staff ${staffId}` });
  });
}
