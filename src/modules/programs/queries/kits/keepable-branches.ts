import { inTenants } from "#platform/db";
import { placesLed, type Viewer } from "#modules/people";
import type { ProgramsDb } from "../program.ts";
import { branchesOf, type OwnBranch } from "../reading/branches.ts";
import type { ProgramReader } from "../../rules/reading/who-may-read.ts";

/** Branches that the viewer leads, where they can therefore keep kits. */
export async function keepableBranches(
  db: ProgramsDb,
  viewer: Viewer,
  reader: ProgramReader,
): Promise<readonly OwnBranch[]> {
  if (reader.systems.length === 0) return [];
  const led = await inTenants(db, reader.systems, async (tx) => {
    const found = new Map<string, readonly string[] | undefined>();
    for (const tenantId of reader.systems)
      found.set(tenantId, await placesLed(tx, viewer, { tenantId, act: "look after kits" }));
    return found;
  });
  const branches = await branchesOf(db, viewer, reader);
  return branches.filter(({ tenantId, value }) => led.get(tenantId)?.includes(value) ?? true);
}
