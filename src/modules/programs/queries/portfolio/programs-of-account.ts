import { inTenants } from "#platform/db";
import type { Viewer } from "#modules/people";
import { type OwnProgram, ownPrograms } from "../reading/own-programs.ts";
import type { ProgramsDb } from "../program.ts";

const most = 500;

/** Programs that someone entered themselves at the systems they work for today, newest first; hidden ones are left out. */
export async function programsOfAccount(
  db: ProgramsDb,
  viewer: Pick<Viewer, "positions">,
): Promise<readonly OwnProgram[]> {
  const staff = new Map(viewer.positions.map(({ tenantId, staffId }) => [tenantId, staffId]));
  return inTenants(db, [...staff.keys()], async (tx) => {
    const programs: OwnProgram[] = [];
    for (const [tenantId, staffId] of staff) {
      const rows = await tx
        .selectFrom("programs")
        .select("id")
        .where("tenant_id", "=", tenantId)
        .where("made_by", "=", staffId)
        .where("hidden_at", "is", null)
        .where("joined_to", "is", null)
        .orderBy("made_at", "desc")
        .orderBy("id")
        .limit(most)
        .execute();
      programs.push(...(await ownPrograms(tx, { tenantId, ids: rows.map(({ id }) => id) })));
    }
    return programs.toSorted((one, other) => other.number - one.number);
  });
}
