import type { Db } from "#platform/db";
import { planChoices, readyPlan } from "../../queries/plan/kept-plans.ts";
import type { PlannerTables } from "../../tables.ts";
import { beginPlan } from "./begin-plan.ts";

/**
 * Works someone's plan out again by their focal points, in the background; topics that were ticked for that plan alone give way.
 * Gives whether there was a plan: before the first one nothing is done.
 */
export async function replanForFocus(db: Db<PlannerTables>, accountId: string): Promise<boolean> {
  const ready = await readyPlan(db, accountId);
  if (ready === undefined) return false;
  const { inputs } = (await planChoices(db, accountId)) ?? ready;
  await beginPlan(db, accountId, { ...inputs, topics: [] });
  return true;
}
