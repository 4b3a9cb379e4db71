import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { type PeopleTables, permit, type Viewer } from "#modules/people";
import { type Trip, tripOf } from "../../queries/trips/trips.ts";
import type { TripFacts } from "../../rules/trips/trip-form.ts";
import type { ReflectionTables } from "../../tables.ts";

type Tables = ReflectionTables & PeopleTables;

/** Makes a trip that an employer's people can bring their reflections to; gives its id. */
export async function makeTrip(
  db: Db<Tables>,
  viewer: Viewer,
  { facts, tenantId }: { readonly tenantId: string; readonly facts: TripFacts },
): Promise<string> {
  permit(viewer, "see trips and trails", { tenantId });
  const id = newId();
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .insertInto("reflection_trips")
      .values({
        tenant_id: tenantId,
        id,
        ...columnsOf(facts),
        made_by: viewer.positions.find((each) => each.tenantId === tenantId)?.staffId ?? null,
        made_at: now(),
        changed_at: now(),
        removed_at: null,
      })
      .execute();
  });
  return id;
}

/** Changes what a trip is called, where and when it was: by who made it, and those who lead. @throws NotFound, NotAllowed */
export async function changeTrip(
  db: Db<Tables>,
  viewer: Viewer,
  { facts, id }: { readonly id: string; readonly facts: TripFacts },
): Promise<void> {
  const trip = await tripOf(db, viewer, id);
  permit(viewer, "change trips", subjectOf(trip));
  await update(db, trip, columnsOf(facts));
}

/** Takes a trip away, or puts it back; what people wrote stays theirs either way. @throws NotFound, NotAllowed */
export async function removeTrip(
  db: Db<Tables>,
  viewer: Viewer,
  { id, isRemoved }: { readonly id: string; readonly isRemoved: boolean },
): Promise<void> {
  const trip = await tripOf(db, viewer, id, { isRemoved: !isRemoved });
  permit(viewer, "change trips", subjectOf(trip));
  await update(db, trip, { removed_at: isRemoved ? now() : null });
}

/** What permissions are asked for. */
export function subjectOf({ madeBy, tenantId }: Pick<Trip, "madeBy" | "tenantId">) {
  return { tenantId, staffId: madeBy };
}

async function update(
  db: Db<Tables>,
  { id, tenantId }: Trip,
  change: Partial<ReturnType<typeof columnsOf>> & { readonly removed_at?: string | null },
): Promise<void> {
  await inTenants(db, [tenantId], async (tx) => {
    const done = await tx
      .updateTable("reflection_trips")
      .set({ ...change, changed_at: now() })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw new NotFound("It may be gone, or it is not yours to see.");
  });
}

function columnsOf({ from, place, title, to }: TripFacts) {
  return { title, place, starts_on: from, ends_on: to };
}
