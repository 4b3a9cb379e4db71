import { inTenants } from "#platform/db";
import { placesAbove, placesBelow, type Viewer } from "#modules/people";
import { anyone, type ProgramReader } from "../../rules/reading/who-may-read.ts";
import type { ProgramsDb } from "../program.ts";

/** What someone may read programs as; without a viewer as anyone. */
export async function readerOf(
  db: ProgramsDb,
  viewer: Pick<Viewer, "positions"> | undefined,
): Promise<ProgramReader> {
  const positions = viewer?.positions ?? [];
  if (positions.length === 0) return anyone;
  const systems = [...new Set(positions.map(({ tenantId }) => tenantId))];
  return inTenants(db, systems, async (tx) => {
    const places = new Set<string>();
    for (const tenantId of systems) {
      const own = positions.filter((each) => each.tenantId === tenantId);
      const worked = own.map(({ organisationId }) => organisationId);
      const led = own.filter(({ role }) => role !== "learner").map(({ organisationId }) => organisationId);
      for (const id of await placesAbove(tx, tenantId, worked)) places.add(id);
      if (led.length > 0) for (const id of await placesBelow(tx, tenantId, led)) places.add(id);
    }
    return { systems, groups: await groupsOf(tx, systems), places: [...places] };
  });
}

async function groupsOf(tx: ProgramsDb, systems: readonly string[]): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("program_group_systems as member")
    .innerJoin("program_groups as group", "group.id", "member.group_id")
    .select("member.group_id")
    .distinct()
    .where("member.system_id", "in", systems)
    .where("member.state", "=", "member")
    .where("group.removed_at", "is", null)
    .orderBy("member.group_id")
    .execute();
  return rows.map(({ group_id }) => group_id);
}
