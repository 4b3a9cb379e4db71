import { type Db, inTenants, json } from "#platform/db";
import { newId } from "#platform/ids";
import { enqueue } from "#platform/jobs";
import { now } from "#platform/time";
import type { PlannerProgram } from "../../queries/program.ts";
import { replanInThread } from "../../queries/solving/replan-in-thread.ts";
import {
  type PublishedPlan,
  publishedPlan,
  type WhichTeamPlan,
} from "../../queries/team-plan/published-plan.ts";
import { shortDesks } from "../../queries/team-plan/short-desks.ts";
import { withFewestMoves } from "../../rules/team-plan/fewest-moves.ts";
import { type KnownProposal, toSettle, withYeses } from "../../rules/team-plan/answers.ts";
import type { Proposed } from "../../rules/team-plan/team-facts.ts";
import { teamProblemOf } from "../../rules/team-plan/team-problem-of.ts";
import { proposedOf } from "../../rules/team-plan/team-words.ts";
import { withoutOverdrawn } from "../../rules/team-plan/true-desks.ts";
import type { Declined } from "../../rules/team/replan-locally.ts";
import type { TeamPlan } from "../../rules/team/team-plan.ts";
import type { PlannerTables } from "../../tables.ts";
import { boundTeamPlanJob, proposalLettersJob } from "./team-plan-jobs.ts";

/**
 * Makes a published plan good again after answers it does not keep: whoever declined, and whoever may gain by it, are planned anew, and all others
 * keep exactly what they have. What is new is proposed; an open proposal that no longer stands is taken back. Answers that were
 * given stay. Resolves with how many were proposed.
 */
export async function replanAfterDecline(
  program: Pick<PlannerProgram, "db" | "zone">,
  { signal, ...which }: WhichTeamPlan & { readonly signal: AbortSignal },
): Promise<number> {
  const { db } = program;
  const published = await inTenants(db, [which.tenantId], async (tx) => publishedPlan(tx, which));
  if (published === undefined || published.isClosed) return 0;
  const { proposals } = published;
  const declined = toSettle(published.plan, proposals);
  if (declined.length === 0) return 0;
  const plan = await replanned(program, { ...published, ...which, declined, signal });
  if (plan.outcome === "none") return 0;
  const changes = changesFor(plan, proposals, proposedOf(published.facts, plan));
  await inTenants(db, [which.tenantId], async (tx) => {
    await keepChanges(tx, which, { plan, ...changes });
    await enqueue(tx, boundTeamPlanJob, which, { key: which.planId });
  });
  return changes.added.length;
}

/** The schedule has the last word here too; each round it says where too few would be left. */
const mostRounds = 4;

interface Replanning extends PublishedPlan {
  readonly tenantId: string;
  readonly declined: readonly Declined[];
  readonly signal: AbortSignal;
}

async function replanned(
  program: Pick<PlannerProgram, "db" | "zone">,
  { signal, declined, ...of }: Replanning,
): Promise<TeamPlan> {
  let { facts } = of;
  for (let round = 1; ; round += 1) {
    const problem = withYeses(teamProblemOf(of.choices, facts), of.proposals);
    const found = await replanInThread({ problem, plan: of.plan, declined }, signal);
    if (found.outcome === "none") return found;
    const plan = withFewestMoves(facts, found);
    const short = await shortDesks(program, { ...of, facts }, plan);
    if (short.length === 0) return plan;
    if (round === mostRounds) return { ...plan, outcome: "none" };
    facts = withoutOverdrawn(facts, short, plan);
  }
}

/** What is proposed anew, and open proposals that no longer stand. */
interface ProposalChanges {
  readonly added: readonly {
    readonly staff_id: string;
    readonly session: string;
    readonly content: Proposed;
    readonly instead_of: string | null;
  }[];
  readonly gone: readonly string[];
}

function changesFor(
  plan: TeamPlan,
  proposals: readonly KnownProposal[],
  contents: ReadonlyMap<string, Proposed>,
): ProposalChanges {
  const known = new Set(proposals.map(({ staff_id, session }) => `${staff_id} ${session}`));
  const chosen = new Set(plan.chosen.map(({ person, session }) => `${person} ${session}`));
  return {
    added: plan.chosen.flatMap(({ person, session }) => {
      const content = contents.get(`${person} ${session}`);
      if (content === undefined || known.has(`${person} ${session}`)) return [];
      return [{ staff_id: person, session, content, instead_of: insteadOf(proposals, person, session) }];
    }),
    gone: proposals
      .filter(({ answer, staff_id, session }) => answer === "open" && !chosen.has(`${staff_id} ${session}`))
      .map(({ id }) => id),
  };
}

async function keepChanges(
  tx: Db<PlannerTables>,
  { tenantId, planId }: WhichTeamPlan,
  { plan, added, gone }: ProposalChanges & { readonly plan: TeamPlan },
): Promise<void> {
  const kept = await tx
    .updateTable("team_plans")
    .set({ plan: json(plan) })
    .where("tenant_id", "=", tenantId)
    .where("id", "=", planId)
    // Taken back while this was worked out.
    .where("taken_back_at", "is", null)
    .executeTakeFirst();
  if (kept.numUpdatedRows === 0n) return;
  if (gone.length > 0)
    await tx
      .deleteFrom("team_proposals")
      .where("tenant_id", "=", tenantId)
      .where("id", "in", gone)
      // Whoever answered in the meantime has the last word.
      .where("answer", "=", "open")
      .execute();
  if (added.length === 0) return;
  const same = { tenant_id: tenantId, team_plan_id: planId, answer: "open", made_at: now() } as const;
  const rows = added.map((proposal) => ({
    ...same,
    ...proposal,
    id: newId(),
    content: json(proposal.content),
  }));
  await tx
    .insertInto("team_proposals")
    .values(rows)
    // Somebody took just this one by themselves meanwhile.
    .onConflict((conflict) =>
      conflict.columns(["tenant_id", "team_plan_id", "staff_id", "session"]).doNothing(),
    )
    .execute();
  const ids = rows.map(({ id }) => id);
  await enqueue(tx, proposalLettersJob, { tenantId, planId, ids }, { key: `${planId} ${ids[0] ?? ""}` });
}

/** What a new proposal stands for: the place somebody else gave up, or what its person declined. */
function insteadOf(proposals: readonly KnownProposal[], person: string, session: string): string | null {
  const declined = proposals.filter(({ answer }) => answer === "declined");
  const found =
    declined.find((each) => each.session === session) ?? declined.find((each) => each.staff_id === person);
  return found?.id ?? null;
}
