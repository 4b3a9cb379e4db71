import { locateReader } from "#modules/catalog";
import { type Viewer, tenantsOf } from "#modules/people";
import { anyOf, inTenants } from "#platform/db";
import type { Point } from "../../rules/personal/personal-problem.ts";
import type { PlanInputs } from "../../rules/plan/plan-inputs.ts";
import type { PlannerProgram } from "../program.ts";

/** A branch or school where someone works, and where it is. */
export interface Home extends Point {
  readonly id: string;
  readonly name: string;
}

/** Where the viewer works, as far as it is known where that is: in the order of their positions, each once. */
export async function homesOf({ db }: Pick<PlannerProgram, "db">, viewer: Viewer): Promise<readonly Home[]> {
  const ids = [...new Set(viewer.positions.map(({ organisationId }) => organisationId))];
  if (ids.length === 0) return [];
  const rows = await inTenants(db, tenantsOf(viewer), async (tx) =>
    tx
      .selectFrom("organisations")
      .select(["id", "name", "latitude", "longitude"])
      .where("id", "=", anyOf(ids))
      .where("kind", "in", ["branch", "school"])
      .execute(),
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const { name = "", latitude = null, longitude = null } = known.get(id) ?? {};
    return latitude === null || longitude === null ? [] : [{ id, name, latitude, longitude }];
  });
}

/** Where trips begin: where they said, else the branch they chose, else the first of theirs; undefined when none is known. */
export async function homeOf(
  program: Pick<PlannerProgram, "db" | "words">,
  viewer: Viewer,
  { home, near }: Pick<PlanInputs, "home" | "near">,
): Promise<Point | undefined> {
  const own = near === undefined ? undefined : locateReader(near, program.words.gazetteer);
  const homes = own === undefined ? await homesOf(program, viewer) : [];
  const from = own ?? homes.find(({ id }) => id === home) ?? homes[0];
  return from && { latitude: from.latitude, longitude: from.longitude };
}
