import type { Db } from "#platform/db";
import { worthsIn } from "../../rules/team-plan/team-words.ts";
import type { PlannerTables } from "../../tables.ts";

/** What each person was given in the plan published last: whoever was given least has a claim on the next. */
export async function lastWorths(
  db: Db<PlannerTables>,
  tenantId: string,
): Promise<ReadonlyMap<string, number>> {
  const last = await db
    .selectFrom("team_plans")
    .select(["choices", "facts", "plan"])
    .where("tenant_id", "=", tenantId)
    .where("published_at", "is not", null)
    .orderBy("published_at", "desc")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  if (last === undefined || last.facts === null || last.plan === null) return new Map();
  return worthsIn(last.choices, last.facts, last.plan);
}
