import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import type { PeopleTables, Viewer } from "#modules/people";
import type { Answers } from "../../rules/focus/assessment.ts";
import type { AskedHeading } from "../../rules/focus/role.ts";
import type { PlannerTables } from "../../tables.ts";

/** How someone rated themselves, finished or not. */
export interface Assessment {
  readonly id: string;
  readonly title: string;
  readonly asked: readonly AskedHeading[];
  readonly answers: Answers;
  readonly startedAt: string;
  readonly finishedAt: string | undefined;
  readonly isRemoved: boolean;
}

/** Somebody's view on what was shared with them, or their own copy. */
export interface SupervisorView {
  readonly byName: string;
  readonly answers: Answers;
  readonly note: string;
  readonly changedAt: string;
}

const mostAssessments = 100;

/** Someone's own assessments, the latest first. */
export async function assessmentsOf(
  db: Db<PlannerTables>,
  accountId: string,
): Promise<readonly Assessment[]> {
  const rows = await inTenants(db, [accountId], async (tx) =>
    assessmentRows(tx, accountId)
      .where("removed_at", "is", null)
      .orderBy("started_at", "desc")
      .orderBy("id")
      .limit(mostAssessments)
      .execute(),
  );
  return rows.map(assessmentOfRow);
}

/** One of them, even one that was removed. @throws NotFound */
export async function assessmentOf(
  db: Db<PlannerTables>,
  accountId: string,
  id: string,
): Promise<Assessment> {
  const row = isId(id)
    ? await inTenants(db, [accountId], async (tx) =>
        assessmentRows(tx, accountId).where("id", "=", id).executeTakeFirst(),
      )
    : undefined;
  if (row === undefined) throw new NotFound("It may be gone, or it is not yours to see.");
  return assessmentOfRow(row);
}

function assessmentRows(tx: Db<PlannerTables>, accountId: string) {
  return tx
    .selectFrom("focus_assessments")
    .select(["id", "title", "asked", "answers", "started_at as startedAt", "finished_at as finishedAt"])
    .select("removed_at as removedAt")
    .where("tenant_id", "=", accountId);
}

function assessmentOfRow({
  finishedAt,
  removedAt,
  ...row
}: Awaited<ReturnType<ReturnType<typeof assessmentRows>["execute"]>>[number]): Assessment {
  return { ...row, finishedAt: finishedAt ?? undefined, isRemoved: removedAt !== null };
}

/** With which of the viewer's employers an assessment is shared, and how those who lead them there see it. */
export async function sharingOf(
  db: Db<PlannerTables & PeopleTables>,
  viewer: Viewer,
  id: string,
): Promise<{ readonly sharedWith: readonly string[]; readonly views: readonly SupervisorView[] }> {
  const employers = [...new Set(viewer.positions.map(({ tenantId }) => tenantId))];
  if (employers.length === 0 || !isId(id)) return { sharedWith: [], views: [] };
  return inTenants(db, employers, async (tx) => {
    const shared = await tx
      .selectFrom("shared_assessments")
      .select("tenant_id")
      .where("tenant_id", "in", employers)
      .where("account_id", "=", viewer.accountId)
      .where("id", "=", id)
      .orderBy("tenant_id")
      .execute();
    const views = await tx
      .selectFrom("supervisor_views")
      .select(["by_name as byName", "answers", "note", "changed_at as changedAt"])
      .where("tenant_id", "in", employers)
      .where("assessment_id", "=", id)
      .where(
        "staff_id",
        "in",
        viewer.positions.map(({ staffId }) => staffId),
      )
      .orderBy("changed_at", "desc")
      .orderBy("by_staff_id")
      .limit(20)
      .execute();
    return { sharedWith: shared.map((row) => row.tenant_id), views };
  });
}
