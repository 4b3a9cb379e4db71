import { anyOf, type Db } from "#platform/db";
import { now } from "#platform/time";
import { type Act, dayOf, type PeopleTables, placesLed, type Viewer } from "#modules/people";

/**
 * Whom of an employer the viewer may do something for: those at the places they lead, and whom they supervise by name.
 * Undefined means everybody. The caller is inside the employer's wall.
 */
export async function staffLed(
  tx: Db<PeopleTables>,
  viewer: Viewer,
  { tenantId, act }: { readonly tenantId: string; readonly act: Act },
): Promise<readonly string[] | undefined> {
  const places = await placesLed(tx, viewer, { tenantId, act });
  if (places === undefined) return undefined;
  const own = viewer.positions.filter((each) => each.tenantId === tenantId).map(({ staffId }) => staffId);
  const rows = await tx
    .selectFrom("positions")
    .select("staff_id")
    .distinct()
    .where("tenant_id", "=", tenantId)
    .where((either) =>
      either.or([
        ...(places.length === 0 ? [] : [either("organisation_id", "=", anyOf(places))]),
        either("supervisor_id", "in", own),
      ]),
    )
    .where((either) =>
      either.or([either("ends_on", "is", null), either("ends_on", ">=", dayOf(viewer, now()))]),
    )
    .execute();
  return rows.map((row) => row.staff_id);
}
