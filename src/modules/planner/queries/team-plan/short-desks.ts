import { inTenants } from "#platform/db";
import { employerStaffing, type MadeShort, madeShort } from "#modules/staffing";
import type { TeamChoices } from "../../rules/team-plan/team-choices.ts";
import type { TeamFacts } from "../../rules/team-plan/team-facts.ts";
import { changesOfPlan } from "../../rules/team-plan/true-desks.ts";
import type { TeamPlan } from "../../rules/team/team-plan.ts";
import type { PlannerProgram } from "../program.ts";

/** Where the schedule says that a plan leaves a desk of the team short, though its number of people was kept. */
export async function shortDesks(
  { db, zone }: Pick<PlannerProgram, "db" | "zone">,
  of: { readonly tenantId: string; readonly choices: TeamChoices; readonly facts: TeamFacts },
  plan: TeamPlan,
): Promise<readonly MadeShort[]> {
  const { tenantId, choices, facts } = of;
  const staffing = await inTenants(db, [tenantId], async (tx) =>
    employerStaffing(db, tx, tenantId, { from: choices.from, to: choices.to, zone }),
  );
  const planned = new Set(facts.branches.filter(({ minimums }) => minimums.length > 0).map(({ id }) => id));
  return madeShort(staffing, changesOfPlan(facts, plan)).filter(({ branchId }) => planned.has(branchId));
}
