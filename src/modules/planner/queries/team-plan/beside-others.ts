import { anyOf, type Db } from "#platform/db";
import { type BesideOthers, besideOthers } from "../../rules/team-plan/beside-others.ts";
import type { TeamChoices } from "../../rules/team-plan/team-choices.ts";
import type { TeamFacts } from "../../rules/team-plan/team-facts.ts";
import type { TeamPlan } from "../../rules/team/team-plan.ts";
import type { PlannerTables } from "../../tables.ts";

/** A plan that is worked out. */
interface WorkedOut {
  readonly id: string;
  readonly choices: TeamChoices;
  readonly facts: TeamFacts;
  readonly plan: TeamPlan;
}

/** What other plans proposed to the people of one and stands, inside their employer's wall. */
export async function proposedBeside(
  tx: Db<PlannerTables>,
  tenantId: string,
  { id, ...worked }: WorkedOut,
): Promise<BesideOthers> {
  const people = worked.facts.people.flatMap((person) => (person.isPlanned ? [person.id] : []));
  const rows = await tx
    .selectFrom("team_proposals as proposal")
    .innerJoin("team_plans as plan", (join) =>
      join.onRef("plan.tenant_id", "=", "proposal.tenant_id").onRef("plan.id", "=", "proposal.team_plan_id"),
    )
    .select(["proposal.id", "proposal.staff_id as staffId", "proposal.content", "proposal.answer"])
    .select(["plan.id as planId", "plan.number", "plan.published_at as publishedAt"])
    .where("proposal.tenant_id", "=", tenantId)
    .where("proposal.team_plan_id", "!=", id)
    .where("proposal.answer", "in", ["open", "accepted"])
    .where("proposal.staff_id", "=", anyOf(people))
    .orderBy("plan.number")
    .orderBy("proposal.id")
    .execute();
  return besideOthers(rows, worked);
}
