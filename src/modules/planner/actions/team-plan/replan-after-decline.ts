import { type Db, inTenants, json } from "#platform/db";
import { newId } from "#platform/ids";
import { defineJob } from "#platform/jobs";
import { now } from "#platform/time";
import { z } from "zod";
import type { PlannerProgram } from "../../queries/program.ts";
import { replanInThread } from "../../queries/solving/replan-in-thread.ts";
import { teamProblemOf } from "../../rules/team-plan/team-problem-of.ts";
import type { Declined } from "../../rules/team/replan-locally.ts";
import type { Proposed } from "../../rules/team-plan/team-facts.ts";
import { proposedOf } from "../../rules/team-plan/team-words.ts";
import type { TeamPlan } from "../../rules/team/team-plan.ts";
import type { TeamProblem } from "../../rules/team/team-problem.ts";
import type { PlannerTables } from "../../tables.ts";

/** Finds others for what was declined, and something else for who declined. */
export const replanJob = defineJob({
  name: "planner.replan-after-decline",
  schema: z.object({ tenantId: z.string(), planId: z.string() }),
  runsAlone: true,
});

/**
 * Makes a published plan good again after answers it does not keep: whoever declined, and whoever may gain by it, are planned anew, and all others
 * keep exactly what they have. What is new is proposed; an open proposal that no longer stands is taken back. Answers that were
 * given stay. Resolves with how many were proposed.
 */
export async function replanAfterDecline(
  { db }: Pick<PlannerProgram, "db">,
  { signal, ...which }: WhichPlan & { readonly signal: AbortSignal },
): Promise<number> {
  const { row, proposals } = await inTenants(db, [which.tenantId], async (tx) => readPlan(tx, which));
  if (row?.plan === undefined || row.plan === null || row.facts === null) return 0;
  const declined = toSettle(row.plan, proposals);
  if (declined.length === 0) return 0;
  const problem = withYeses(teamProblemOf(row.choices, row.facts), proposals);
  const plan = await replanInThread({ problem, plan: row.plan, declined }, signal);
  if (plan.outcome === "none") return 0;
  const changes = changesFor(plan, proposals, proposedOf(row.facts));
  await inTenants(db, [which.tenantId], async (tx) => keepChanges(tx, which, { plan, ...changes }));
  return changes.added.length;
}

interface WhichPlan {
  readonly tenantId: string;
  readonly planId: string;
}

async function readPlan(tx: Db<PlannerTables>, { tenantId, planId }: WhichPlan) {
  return {
    row: await tx
      .selectFrom("team_plans")
      .select(["choices", "facts", "plan"])
      .where("tenant_id", "=", tenantId)
      .where("id", "=", planId)
      .executeTakeFirst(),
    proposals: await tx
      .selectFrom("team_proposals")
      .select(["id", "staff_id", "session", "answer"])
      .where("tenant_id", "=", tenantId)
      .where("team_plan_id", "=", planId)
      .orderBy("id")
      .execute(),
  };
}

/** Not the id of any session. */
const nothing = "";

/**
 * What was declined and still stands in the plan; and nothing, declined by whoever said yes to what does not: they are planned
 * anew with it. Empty when plan and answers agree.
 */
function toSettle(plan: TeamPlan, proposals: readonly KnownProposal[]): readonly Declined[] {
  const chosen = new Set(plan.chosen.map(({ person, session }) => `${person} ${session}`));
  const isStanding = ({ staff_id, session }: KnownProposal) => chosen.has(`${staff_id} ${session}`);
  const no = proposals.filter(({ answer }) => answer === "declined");
  const lost = proposals.filter((each) => each.answer === "accepted" && !isStanding(each));
  if (lost.length === 0 && !no.some(isStanding)) return [];
  return [
    ...no.map(({ staff_id, session }) => ({ person: staff_id, session })),
    ...lost.map(({ staff_id }) => ({ person: staff_id, session: nothing })),
  ];
}

/** Whoever said yes goes. */
function withYeses(problem: TeamProblem, proposals: readonly KnownProposal[]): TeamProblem {
  const accepted = Map.groupBy(
    proposals.filter(({ answer }) => answer === "accepted"),
    ({ staff_id }) => staff_id,
  );
  const people = problem.people.map((person) => ({
    ...person,
    pinned: (accepted.get(person.id) ?? []).map(({ session }) => session),
  }));
  return { ...problem, people };
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
      const content = contents.get(session);
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
  { tenantId, planId }: WhichPlan,
  { plan, added, gone }: ProposalChanges & { readonly plan: TeamPlan },
): Promise<void> {
  await tx
    .updateTable("team_plans")
    .set({ plan: json(plan) })
    .where("tenant_id", "=", tenantId)
    .where("id", "=", planId)
    .execute();
  if (gone.length > 0)
    await tx
      .deleteFrom("team_proposals")
      .where("tenant_id", "=", tenantId)
      .where("id", "in", gone)
      // Whoever answered in the meantime has the last word.
      .where("answer", "=", "open")
      .execute();
  const same = { tenant_id: tenantId, team_plan_id: planId, answer: "open", made_at: now() } as const;
  if (added.length > 0)
    await tx
      .insertInto("team_proposals")
      .values(
        added.map((proposal) => ({ ...same, ...proposal, id: newId(), content: json(proposal.content) })),
      )
      .execute();
}

interface KnownProposal {
  readonly id: string;
  readonly staff_id: string;
  readonly session: string;
  readonly answer: string;
}

/** What a new proposal stands for: the place somebody else gave up, or what its person declined. */
function insteadOf(proposals: readonly KnownProposal[], person: string, session: string): string | null {
  const declined = proposals.filter(({ answer }) => answer === "declined");
  const found =
    declined.find((each) => each.session === session) ?? declined.find((each) => each.staff_id === person);
  return found?.id ?? null;
}
