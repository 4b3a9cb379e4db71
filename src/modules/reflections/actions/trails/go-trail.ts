import { type Db, inTenants, json } from "#platform/db";
import { NotFound } from "#platform/errors";
import { now } from "#platform/time";
import { type PeopleTables, permit, type Viewer } from "#modules/people";
import { ownFilings } from "../../queries/filing/own-filings.ts";
import { stepsOf, type Trail, trailOf } from "../../queries/trails/trails.ts";
import { ownJoin } from "../../queries/trails/walkers.ts";
import type { ReflectionTables } from "../../tables.ts";
import { ensureJournal } from "../journals/ensure-journal.ts";

type Tables = ReflectionTables & PeopleTables;

/** Joins a trail, or says otherwise whether others see how far one is. @throws NotFound when it is none of theirs. */
export async function joinTrail(
  db: Db<Tables>,
  viewer: Viewer,
  { id, showsProgress }: { readonly id: string; readonly showsProgress: boolean },
): Promise<void> {
  permit(viewer, "see a personal record", { tenantId: viewer.accountId });
  const trail = await trailOf(db, viewer, id);
  const kept = await ownJoin(db, viewer.accountId, trail);
  await keep(db, viewer, trail, { done: kept?.done ?? [], showsProgress });
}

/** Leaves a trail: nobody sees there that one went it. What one wrote stays. Doing it twice changes nothing. @throws NotFound */
export async function leaveTrail(db: Db<Tables>, viewer: Viewer, id: string): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  const trail = await trailOf(db, viewer, id);
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .deleteFrom("reflection_trail_joins")
      .where("tenant_id", "=", accountId)
      .where("room_id", "=", trail.tenantId)
      .where("trail_id", "=", trail.id)
      .execute();
    await inTenants(tx, [trail.tenantId], async (inside) =>
      inside
        .deleteFrom("shared_trail_joins")
        .where("tenant_id", "=", trail.tenantId)
        .where("trail_id", "=", trail.id)
        .where("staff_id", "=", staffIdOf(viewer, trail))
        .execute(),
    );
  });
}

/** Marks a step done, or not; who has not joined joins by it, and shows it to nobody. @throws NotFound */
export async function markStep(
  db: Db<Tables>,
  viewer: Viewer,
  { id, isDone, stepId }: { readonly id: string; readonly stepId: string; readonly isDone: boolean },
): Promise<void> {
  permit(viewer, "see a personal record", { tenantId: viewer.accountId });
  const trail = await trailOf(db, viewer, id);
  if (!(await stepsOf(db, trail)).some((step) => step.id === stepId))
    throw new NotFound("It may be gone, or it is not yours to see.");
  const kept = await ownJoin(db, viewer.accountId, trail);
  const others = (kept?.done ?? []).filter((each) => each !== stepId);
  const done = isDone ? [...others, stepId] : others;
  await keep(db, viewer, trail, { done, showsProgress: kept?.showsProgress ?? false });
}

async function keep(
  db: Db<Tables>,
  viewer: Viewer,
  trail: Trail,
  { done, showsProgress }: { readonly done: readonly string[]; readonly showsProgress: boolean },
): Promise<void> {
  const { accountId } = viewer;
  const journal = await ensureJournal(db, viewer);
  await inTenants(db, [accountId], async (tx) => {
    const own = { done: json([...done]), shows_progress: showsProgress };
    await tx
      .insertInto("reflection_trail_joins")
      .values({
        tenant_id: accountId,
        room_id: trail.tenantId,
        trail_id: trail.id,
        title: trail.title,
        ...own,
        joined_at: now(),
      })
      .onConflict((conflict) => conflict.columns(["tenant_id", "room_id", "trail_id"]).doUpdateSet(own))
      .execute();
    const written = await ownFilings(tx, accountId, `trail:${trail.id}`);
    const steps = [...new Set([...done, ...written.flatMap(({ stepId }) => stepId ?? [])])];
    const shared = { done: json(showsProgress ? steps : []), shows_progress: showsProgress };
    await inTenants(tx, [trail.tenantId], async (inside) =>
      inside
        .insertInto("shared_trail_joins")
        .values({
          tenant_id: trail.tenantId,
          trail_id: trail.id,
          staff_id: staffIdOf(viewer, trail),
          journal_id: journal.id,
          ...shared,
          joined_at: now(),
        })
        .onConflict((conflict) => conflict.columns(["tenant_id", "trail_id", "staff_id"]).doUpdateSet(shared))
        .execute(),
    );
  });
}

function staffIdOf({ positions }: Viewer, { tenantId }: Trail): string {
  const held = positions.find((each) => each.tenantId === tenantId);
  if (held === undefined) throw new NotFound("It may be gone, or it is not yours to see.");
  return held.staffId;
}
