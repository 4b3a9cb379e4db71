import { type Db, inTenants, json } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId, newId } from "#platform/ids";
import { now } from "#platform/time";
import { type PeopleTables, permit, type Viewer } from "#modules/people";
import type { FocalPoint } from "../../rules/focus/focal-points.ts";
import type { PlannerTables } from "../../tables.ts";

type Tables = PlannerTables & PeopleTables;

/** Keeps what the viewer does at work, by a role's id; what they passed over as someone else is forgotten. */
export async function chooseRole(db: Db<Tables>, viewer: Viewer, role: string): Promise<void> {
  await keepChoices(db, viewer, { role, passedOver: [] });
}

/** Keeps which topics the viewer does not want proposed for now. */
export async function passOver(db: Db<Tables>, viewer: Viewer, passedOver: readonly string[]): Promise<void> {
  await keepChoices(db, viewer, { passedOver });
}

async function keepChoices(
  db: Db<Tables>,
  viewer: Viewer,
  { passedOver, role }: { readonly role?: string; readonly passedOver: readonly string[] },
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  const chosen = { passed_over: json([...passedOver]), changed_at: now() };
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .insertInto("focus_choices")
      .values({ tenant_id: accountId, role: role ?? null, ...chosen })
      .onConflict((conflict) =>
        conflict.column("tenant_id").doUpdateSet(role === undefined ? chosen : { ...chosen, role }),
      )
      .execute();
  });
}

/** Keeps focal points with today's date; the ones before stay. Gives their id. */
export async function keepFocalPoints(
  db: Db<Tables>,
  viewer: Viewer,
  points: readonly FocalPoint[],
): Promise<string> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  const id = newId();
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .insertInto("focal_points")
      .values({ tenant_id: accountId, id, points: json([...points]), made_at: now(), removed_at: null })
      .execute();
  });
  return id;
}

/** Takes kept focal points back: the ones before hold again. @throws NotFound */
export async function takeBackFocalPoints(db: Db<Tables>, viewer: Viewer, id: string): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  const updated = isId(id)
    ? await inTenants(db, [accountId], async (tx) =>
        tx
          .updateTable("focal_points")
          .set({ removed_at: now() })
          .where("tenant_id", "=", accountId)
          .where("id", "=", id)
          .executeTakeFirst(),
      )
    : undefined;
  if (updated === undefined || updated.numUpdatedRows === 0n)
    throw new NotFound("It may be gone, or it is not yours to see.");
}
