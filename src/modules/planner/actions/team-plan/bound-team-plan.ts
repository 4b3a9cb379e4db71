import { type Db, inTenants, json } from "#platform/db";
import type { PlannerProgram } from "../../queries/program.ts";
import { teamPlanInThread } from "../../queries/solving/team-in-thread.ts";
import { publishedPlan, type WhichTeamPlan } from "../../queries/team-plan/published-plan.ts";
import { boundedAnew } from "../../rules/team-plan/bounded-anew.ts";
import { withAnswers } from "../../rules/team-plan/answers.ts";
import { teamProblemOf } from "../../rules/team-plan/team-problem-of.ts";
import type { PlannerTables } from "../../tables.ts";

const mostSeconds = 60;

/**
 * Proves anew how good a proposed plan is: among all plans that keep the answers given. Its places stay as they are, though a
 * better plan be found on the way: nobody is asked to change what they said. A plan that changed meanwhile is left alone.
 */
export async function boundTeamPlan(
  { db }: Pick<PlannerProgram, "db">,
  { signal, ...which }: WhichTeamPlan & { readonly signal: AbortSignal },
): Promise<void> {
  const published = await inTenants(db, [which.tenantId], async (tx) => publishedPlan(tx, which));
  // Raised minimums prove nothing of all plans.
  if (published === undefined || published.isClosed || published.facts.bound !== undefined) return;
  const { choices, facts, plan, proposals } = published;
  const problem = withAnswers(teamProblemOf(choices, facts), proposals);
  const best = await teamPlanInThread(problem, {
    seconds: Math.min(mostSeconds, choices.seconds),
    start: plan,
    signal,
  });
  signal.throwIfAborted();
  if (best.outcome === "none") return;
  await inTenants(db, [which.tenantId], async (tx) =>
    keepBound(tx, which, { before: plan, bound: best.bound }),
  );
}

async function keepBound(
  tx: Db<PlannerTables>,
  { tenantId, planId }: WhichTeamPlan,
  { before, bound }: { readonly before: { readonly chosen: unknown }; readonly bound: number },
): Promise<void> {
  const row = await tx
    .selectFrom("team_plans")
    .select("plan")
    .where("tenant_id", "=", tenantId)
    .where("id", "=", planId)
    .forUpdate()
    .executeTakeFirst();
  if (!row?.plan || JSON.stringify(row.plan.chosen) !== JSON.stringify(before.chosen)) return;
  await tx
    .updateTable("team_plans")
    .set({ plan: json(boundedAnew(row.plan, bound)) })
    .where("tenant_id", "=", tenantId)
    .where("id", "=", planId)
    .execute();
}
