import type { GrowthTopic } from "../../rules/plan/growth.ts";
import type { PlanInputs } from "../../rules/plan/plan-inputs.ts";
import { focalPointsOf } from "../focus/focal-points-of.ts";
import type { PlannerProgram } from "../program.ts";

/** What someone wants to grow in: the topics they ticked for this plan, all alike; with none, their focal points. */
export async function growthOf(
  { db, words }: Pick<PlannerProgram, "db" | "words">,
  accountId: string,
  { topics }: PlanInputs,
): Promise<readonly GrowthTopic[]> {
  if (topics.length === 0) return focalPointsOf(db, accountId);
  const weight = Math.floor(100 / topics.length);
  return words.vocabulary.terms.topics.flatMap(({ id, name }) =>
    topics.includes(id) ? [{ id, name, weight, kin: {} }] : [],
  );
}
