import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import { type PeopleTables, permit, type Viewer } from "#modules/people";
import type { FilingPlace } from "../../rules/filing/filing.ts";
import type { ReflectionTables } from "../../tables.ts";

/** What the trip, or the step and its trail, are called. @throws NotFound when it is none of the viewer's employers'. */
export async function filingLabel(
  db: Db<ReflectionTables & PeopleTables>,
  viewer: Viewer,
  place: FilingPlace,
): Promise<{ readonly label: string; readonly href: string }> {
  const { id, kind, roomId } = place;
  permit(viewer, "see trips and trails", { tenantId: roomId });
  const found = isId(id)
    ? await inTenants(db, [roomId], async (tx) =>
        kind === "trip" ? tripTitle(tx, roomId, id) : stepTitle(tx, place),
      )
    : undefined;
  if (found === undefined) throw new NotFound("It may be gone, or it is not yours to see.");
  const { title } = found;
  return kind === "trip"
    ? { label: title, href: `/trips/${id}` }
    : { label: title, href: `/trails/${id}/steps/${place.stepId}` };
}

async function tripTitle(tx: Db<ReflectionTables>, roomId: string, id: string) {
  return tx
    .selectFrom("reflection_trips")
    .select("title")
    .where("tenant_id", "=", roomId)
    .where("id", "=", id)
    .where("removed_at", "is", null)
    .executeTakeFirst();
}

async function stepTitle(
  tx: Db<ReflectionTables>,
  { id, roomId, stepId }: Extract<FilingPlace, { kind: "step" }>,
) {
  return tx
    .selectFrom("reflection_trail_steps as step")
    .innerJoin("reflection_trails as trail", (join) =>
      join.onRef("trail.tenant_id", "=", "step.tenant_id").onRef("trail.id", "=", "step.trail_id"),
    )
    .select("step.title")
    .where("step.tenant_id", "=", roomId)
    .where("step.id", "=", stepId)
    .where("trail.id", "=", id)
    .where("step.removed_at", "is", null)
    .where("trail.removed_at", "is", null)
    .executeTakeFirst();
}
