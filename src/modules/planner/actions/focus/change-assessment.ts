import { type Db, inTenants, json } from "#platform/db";
import { Conflict, NotFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { type PeopleTables, permit, type Viewer } from "#modules/people";
import { assessmentOf, assessmentsOf } from "../../queries/focus/assessments.ts";
import { type Answers, answeredCount, keyOf } from "../../rules/focus/assessment.ts";
import type { AskSet } from "../../rules/focus/role.ts";
import type { PlannerTables } from "../../tables.ts";

type Tables = PlannerTables & PeopleTables;

/**
 * Begins an assessment in the viewer's own tenant, with what they last answered to the same headings filled in, and gives its id.
 * One of the same kind that is not finished is gone on with instead.
 */
export async function startAssessment(db: Db<Tables>, viewer: Viewer, set: AskSet): Promise<string> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  const earlier = await assessmentsOf(db, accountId);
  const open = earlier.find(({ finishedAt, title }) => finishedAt === undefined && title === set.name);
  if (open !== undefined) return open.id;
  const known: Answers = Object.assign({}, ...earlier.map(({ answers }) => answers).toReversed());
  const answers = Object.fromEntries(
    set.asked.flatMap((each) => {
      const rating = known[keyOf(each)];
      return rating === undefined ? [] : [[keyOf(each), rating]];
    }),
  );
  const id = newId();
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .insertInto("focus_assessments")
      .values({
        tenant_id: accountId,
        id,
        title: set.name,
        asked: json(set.asked),
        answers: json(answers),
        started_at: now(),
        changed_at: now(),
        finished_at: null,
        removed_at: null,
      })
      .execute();
  });
  return id;
}

/**
 * Keeps answers beside those that are there; with `isDone`, finishes the assessment.
 *
 * @throws Conflict when it is finished already, or nothing in it is answered; NotFound.
 */
export async function answerAssessment(
  db: Db<Tables>,
  viewer: Viewer,
  { answers, id, isDone }: { readonly id: string; readonly answers: Answers; readonly isDone: boolean },
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  await inTenants(db, [accountId], async (tx) => {
    const kept = await assessmentOf(tx, accountId, id);
    if (kept.finishedAt !== undefined)
      throw new Conflict("It is finished: begin a new one, and your answers are filled in.");
    const all = { ...kept.answers, ...answers };
    if (isDone && answeredCount(kept.asked, all) === 0)
      throw new Conflict("Nothing is answered yet: rate one heading at least.");
    await tx
      .updateTable("focus_assessments")
      .set({ answers: json(all), changed_at: now(), ...(isDone ? { finished_at: now() } : {}) })
      .where("tenant_id", "=", accountId)
      .where("id", "=", id)
      .execute();
  });
}

/** Removes an assessment, or brings it back. What was shared of it is shared no more. @throws NotFound */
export async function removeAssessment(
  db: Db<Tables>,
  viewer: Viewer,
  { id, isRemoved }: { readonly id: string; readonly isRemoved: boolean },
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  if (isRemoved) for (const tenantId of employersOf(viewer)) await stopSharing(db, viewer, { id, tenantId });
  await inTenants(db, [accountId], async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable("focus_assessments")
      .set({ removed_at: isRemoved ? now() : null })
      .where("tenant_id", "=", accountId)
      .where("id", "=", id)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new NotFound("It may be gone, or it is not yours to see.");
  });
}

/** Which assessment, and which employer. */
export interface SharedKey {
  readonly id: string;
  readonly tenantId: string;
}

/**
 * Shows a finished assessment to those who lead the viewer at one employer: as a copy there.
 *
 * @throws Conflict when it is not finished; NotFound.
 */
export async function shareAssessment(
  db: Db<Tables>,
  viewer: Viewer,
  { id, tenantId }: SharedKey,
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  const staffId = viewer.positions.find((position) => position.tenantId === tenantId)?.staffId;
  if (staffId === undefined) throw new NotFound("You hold no position there today.");
  const { answers, asked, finishedAt, isRemoved, title } = await assessmentOf(db, accountId, id);
  if (isRemoved) throw new NotFound("It may be gone, or it is not yours to see.");
  if (finishedAt === undefined)
    throw new Conflict("Finish it first: what is shared does not change any more.");
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .insertInto("shared_assessments")
      .values({
        tenant_id: tenantId,
        id,
        account_id: accountId,
        staff_id: staffId,
        title,
        asked: json(asked),
        answers: json(answers),
        finished_at: finishedAt,
        shared_at: now(),
      })
      .onConflict((conflict) => conflict.columns(["tenant_id", "id"]).doNothing())
      .execute();
  });
}

/** Takes the copy away again. What was answered to it stays with the employer, and the viewer sees it as before. */
export async function stopSharing(
  db: Db<Tables>,
  viewer: Viewer,
  { id, tenantId }: SharedKey,
): Promise<void> {
  permit(viewer, "see a personal record", { tenantId: viewer.accountId });
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .deleteFrom("shared_assessments")
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .where("account_id", "=", viewer.accountId)
      .execute();
  });
}

function employersOf(viewer: Viewer): readonly string[] {
  return [...new Set(viewer.positions.map(({ tenantId }) => tenantId))];
}
