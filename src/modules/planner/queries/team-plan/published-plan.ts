import type { Db } from "#platform/db";
import type { KnownProposal } from "../../rules/team-plan/answers.ts";
import type { TeamChoices } from "../../rules/team-plan/team-choices.ts";
import type { TeamFacts } from "../../rules/team-plan/team-facts.ts";
import type { TeamPlan } from "../../rules/team/team-plan.ts";
import type { PlannerTables } from "../../tables.ts";

/** Which plan of a team, by its id. */
export interface WhichTeamPlan {
  readonly tenantId: string;
  readonly planId: string;
}

/** A plan that was proposed, and what people said. */
export interface PublishedPlan {
  readonly organisationId: string;
  readonly choices: TeamChoices;
  readonly facts: TeamFacts;
  readonly plan: TeamPlan;
  readonly proposals: readonly KnownProposal[];
  /** Open proposals of it were taken back: nothing more is proposed of it. */
  readonly isClosed: boolean;
}

/** Reads a plan with its proposals, inside its employer's wall; undefined when there is none, or it is not worked out. */
export async function publishedPlan(
  tx: Db<PlannerTables>,
  { tenantId, planId }: WhichTeamPlan,
): Promise<PublishedPlan | undefined> {
  const row = await tx
    .selectFrom("team_plans")
    .select(["organisation_id as organisationId", "choices", "facts", "plan", "taken_back_at"])
    .where("tenant_id", "=", tenantId)
    .where("id", "=", planId)
    .executeTakeFirst();
  if (row === undefined || row.facts === null || row.plan === null) return undefined;
  const { facts, plan, taken_back_at, ...rest } = row;
  return {
    ...rest,
    facts,
    plan,
    isClosed: taken_back_at !== null,
    proposals: await proposalsOf(tx, { tenantId, planId }),
  };
}

/** What a plan proposes and did not take back, in the order in which it was proposed. */
export async function proposalsOf(
  tx: Db<PlannerTables>,
  { tenantId, planId }: WhichTeamPlan,
): Promise<readonly KnownProposal[]> {
  const rows = await tx
    .selectFrom("team_proposals")
    .select(["id", "staff_id", "session", "answer"])
    .where("tenant_id", "=", tenantId)
    .where("team_plan_id", "=", planId)
    .orderBy("id")
    .execute();
  return rows.flatMap(({ answer, ...row }) => (answer === "taken-back" ? [] : [{ ...row, answer }]));
}
