import { homePlace, locateReader } from "#modules/catalog";
import type { Viewer } from "#modules/people";
import type { Point } from "../../rules/personal/personal-problem.ts";
import type { PlanInputs } from "../../rules/plan/plan-inputs.ts";
import type { PlannerProgram } from "../program.ts";

/** Where trips begin: where they said, else their branch; undefined when neither is known. */
export async function homeOf(
  { db, words }: Pick<PlannerProgram, "db" | "words">,
  viewer: Viewer,
  { near }: Pick<PlanInputs, "near">,
): Promise<Point | undefined> {
  const own = near === undefined ? undefined : locateReader(near, words.gazetteer);
  if (own === undefined) return homePlace(db, viewer);
  return { latitude: own.latitude, longitude: own.longitude };
}
