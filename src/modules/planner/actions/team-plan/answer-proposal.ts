import type { Viewer } from "#modules/people";
import { unplanOffering } from "#modules/credit";
import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { enqueue } from "#platform/jobs";
import { formatInstant, now, parseInstant } from "#platform/time";
import type { PlannerProgram } from "../../queries/program.ts";
import type { WhichTeamPlan } from "../../queries/team-plan/published-plan.ts";
import { promised } from "../../rules/team-plan/promised.ts";
import type { Proposed } from "../../rules/team-plan/team-facts.ts";
import type { PlannerTables } from "../../tables.ts";
import { scheduleProposal } from "./schedule-proposal.ts";
import { planOnRecord } from "../plan/plan-on-record.ts";
import { replanJob } from "./team-plan-jobs.ts";

/** Whose proposal, and what they say. */
export interface ProposalAnswer {
  readonly id: string;
  readonly answer: "accepted" | "declined" | "open";
}

/**
 * Answers one's own proposal, or takes an answer back (`open`). Whoever says yes is off the desk then by the schedule too, until
 * they take it back, and has it on their own record as planned. After a decline the place is offered to others, and something else to who declined, in the background;
 * nobody who said yes, and nobody it does not concern, loses anything by it.
 *
 * @throws NotFound when there is no such proposal for the viewer.
 */
export async function answerProposal(
  db: PlannerProgram["db"],
  viewer: Viewer,
  { id, answer }: ProposalAnswer,
): Promise<Proposed> {
  for (const { tenantId, staffId } of viewer.positions) {
    const answered = await inTenants(db, [tenantId], async (tx) => {
      const before = await tx
        .selectFrom("team_proposals")
        .select("answer")
        .where("tenant_id", "=", tenantId)
        .where("staff_id", "=", staffId)
        .where("id", "=", id)
        .forUpdate()
        .executeTakeFirst();
      const row = await tx
        .updateTable("team_proposals")
        .set({ answer, answered_at: answer === "open" ? null : now() })
        .where("tenant_id", "=", tenantId)
        .where("staff_id", "=", staffId)
        .where("id", "=", id)
        .returning(["content", "team_plan_id"])
        .executeTakeFirst();
      if (row === undefined || before === undefined) return undefined;
      await scheduleProposal(tx, tenantId, { id, staffId, content: row.content, answer });
      await replanSoon(tx, { tenantId, planId: row.team_plan_id });
      return { content: row.content, before: before.answer };
    });
    if (answered === undefined) continue;
    const { before, content } = answered;
    if (answer === "accepted") await planOnRecord({ db }, viewer.accountId, promised(content));
    else if (before === "accepted") await unplanOffering(db, viewer.accountId, content.offeringId);
    return content;
  }
  throw new NotFound("There is no such proposal for you.");
}

/** So long an answer may be taken back before anybody else is asked because of it. */
const undoSeconds = 10;

/** Makes the plan good again after answers, in a moment and in the background. */
export async function replanSoon(tx: Db<PlannerTables>, which: WhichTeamPlan): Promise<void> {
  const runAt = formatInstant((parseInstant(now()) ?? 0) + undoSeconds);
  await enqueue(tx, replanJob, which, { key: which.planId, runAt });
}
