import type { Viewer } from "#modules/people";
import { inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { now } from "#platform/time";
import { standingIn, withAnswers } from "../../rules/team-plan/answers.ts";
import { withFewestMoves } from "../../rules/team-plan/fewest-moves.ts";
import type { Proposed } from "../../rules/team-plan/team-facts.ts";
import { teamProblemOf } from "../../rules/team-plan/team-problem-of.ts";
import { proposedOf } from "../../rules/team-plan/team-words.ts";
import type { PlannerProgram } from "../program.ts";
import { swapsInThread } from "../solving/swaps-in-thread.ts";
import { type PublishedPlan, publishedPlan } from "./published-plan.ts";
import { shortDesks } from "./short-desks.ts";

/** A proposal to the viewer, and what could stand in its place. */
export interface ProposalSwaps {
  readonly tenantId: string;
  readonly planId: string;
  readonly staffId: string;
  readonly content: Proposed;
  /** As they were when the alternatives were found. */
  readonly proposals: PublishedPlan["proposals"];
  readonly alternatives: readonly (Proposed & { readonly session: string })[];
}

/**
 * What the viewer could take instead of what is proposed to them, or of what they accepted: each keeps every limit of the team
 * with everybody else's place as it is, and the schedule agrees. The best for the team first.
 *
 * @throws NotFound when there is no such proposal for the viewer.
 */
export async function swapsFor(
  program: Pick<PlannerProgram, "db" | "zone">,
  viewer: Viewer,
  id: string,
): Promise<ProposalSwaps> {
  const { tenantId, staffId, planId, session, content, published } = await ownProposal(program, viewer, id);
  const { choices, facts, proposals } = published;
  const others = proposals.filter((each) => each.id !== id);
  const standing = standingIn(others);
  const present = now();
  const found = await swapsInThread({
    problem: withAnswers(teamProblemOf(choices, facts), others),
    standing,
    person: staffId,
    session,
    among: facts.sessions
      .filter(({ sittings }) => (sittings[0]?.start ?? "") > present)
      .map((each) => each.id),
  });
  const alternatives: (Proposed & { readonly session: string })[] = [];
  for (const choice of found) {
    const plan = withFewestMoves(facts, { ...published.plan, ...choice.plan });
    if ((await shortDesks(program, { tenantId, choices, facts }, plan)).length > 0) continue;
    const proposed = proposedOf(facts, plan).get(`${staffId} ${choice.session}`);
    if (proposed !== undefined) alternatives.push({ ...proposed, session: choice.session });
  }
  return { tenantId, planId, staffId, content, proposals, alternatives };
}

async function ownProposal({ db }: Pick<PlannerProgram, "db">, viewer: Viewer, id: string) {
  for (const { tenantId, staffId } of viewer.positions) {
    const found = await inTenants(db, [tenantId], async (tx) => {
      const row = await tx
        .selectFrom("team_proposals")
        .select(["team_plan_id as planId", "session", "content"])
        .where("tenant_id", "=", tenantId)
        .where("staff_id", "=", staffId)
        .where("id", "=", id)
        .where("answer", "!=", "taken-back")
        .executeTakeFirst();
      const published = row && (await publishedPlan(tx, { tenantId, planId: row.planId }));
      return row && published && { ...row, tenantId, staffId, published };
    });
    if (found !== undefined) return found;
  }
  throw new NotFound("There is no such proposal for you.");
}
