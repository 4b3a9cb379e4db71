import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import { isPermitted, type PeopleTables, permit, subjectOfStaff, type Viewer } from "#modules/people";
import type { Answers } from "../../rules/focus/assessment.ts";
import type { AskedHeading } from "../../rules/focus/role.ts";
import type { PlannerTables } from "../../tables.ts";

type Tables = PlannerTables & PeopleTables;

/** What a member of staff showed, and how the viewer answered it. */
export interface SharedAssessment {
  readonly tenantId: string;
  readonly id: string;
  readonly staffId: string;
  readonly staffName: string;
  readonly title: string;
  readonly asked: readonly AskedHeading[];
  readonly answers: Answers;
  readonly finishedAt: string;
  readonly own: { readonly answers: Answers; readonly note: string; readonly changedAt: string } | undefined;
}

// A page shows no more; who leads more people than that leads them through others.
const mostShared = 200;

/** What those whom the viewer leads showed them, the latest first. */
export async function sharedWith(
  db: Db<Tables>,
  viewer: Viewer,
  today: string,
): Promise<readonly SharedAssessment[]> {
  const tenants = [...new Set(viewer.positions.map(({ tenantId }) => tenantId))];
  if (tenants.length === 0) return [];
  const rows = await inTenants(db, tenants, async (tx) =>
    sharedRows(tx, viewer)
      .where("shared.tenant_id", "in", tenants)
      .where("shared.account_id", "!=", viewer.accountId)
      .orderBy("shared.shared_at", "desc")
      .orderBy("shared.id")
      .limit(mostShared)
      .execute(),
  );
  const subjects = new Map<string, boolean>();
  for (const { staffId, tenantId } of rows) {
    if (subjects.has(staffId)) continue;
    const subject = await subjectOfStaff(db, { tenantId, id: staffId }, today);
    subjects.set(staffId, isPermitted(viewer, "answer shared assessments", subject));
  }
  return rows.filter(({ staffId }) => subjects.get(staffId) === true).map(sharedOfRow);
}

/** One of them. @throws NotFound when it was not shared with whom the viewer is. */
export async function sharedAssessment(
  db: Db<Tables>,
  viewer: Viewer,
  { id, today }: { readonly id: string; readonly today: string },
): Promise<SharedAssessment> {
  const tenants = [...new Set(viewer.positions.map(({ tenantId }) => tenantId))];
  const row =
    isId(id) && tenants.length > 0
      ? await inTenants(db, tenants, async (tx) =>
          sharedRows(tx, viewer)
            .where("shared.tenant_id", "in", tenants)
            .where("shared.id", "=", id)
            .executeTakeFirst(),
        )
      : undefined;
  if (row === undefined) throw new NotFound("It may be shared no more, or it is not yours to see.");
  const subject = await subjectOfStaff(db, { tenantId: row.tenantId, id: row.staffId }, today);
  permit(viewer, "answer shared assessments", subject);
  return sharedOfRow(row);
}

function sharedRows(tx: Db<Tables>, viewer: Viewer) {
  return tx
    .selectFrom("shared_assessments as shared")
    .innerJoin("staff", (join) =>
      join.onRef("staff.tenant_id", "=", "shared.tenant_id").onRef("staff.id", "=", "shared.staff_id"),
    )
    .leftJoin("supervisor_views as view", (join) =>
      join
        .onRef("view.tenant_id", "=", "shared.tenant_id")
        .onRef("view.assessment_id", "=", "shared.id")
        .on(
          "view.by_staff_id",
          "in",
          viewer.positions.map(({ staffId }) => staffId),
        ),
    )
    .select(["shared.tenant_id as tenantId", "shared.id", "shared.staff_id as staffId"])
    .select(["staff.name as staffName", "shared.title", "shared.asked", "shared.answers"])
    .select(["shared.finished_at as finishedAt", "view.answers as ownAnswers", "view.note as ownNote"])
    .select("view.changed_at as ownChangedAt");
}

function sharedOfRow({
  ownAnswers,
  ownChangedAt,
  ownNote,
  ...row
}: Awaited<ReturnType<ReturnType<typeof sharedRows>["execute"]>>[number]): SharedAssessment {
  return {
    ...row,
    own:
      ownAnswers === null || ownChangedAt === null
        ? undefined
        : { answers: ownAnswers, note: ownNote ?? "", changedAt: ownChangedAt },
  };
}
