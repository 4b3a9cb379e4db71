import { type Viewer, writeAudit } from "#modules/people";
import { anyOf, type Db, inTenants } from "#platform/db";
import { Conflict } from "#platform/errors";
import { enqueue } from "#platform/jobs";
import { proposedBeside } from "../../queries/team-plan/beside-others.ts";
import type { PlannerProgram } from "../../queries/program.ts";
import { clashingWords } from "../../rules/team-plan/team-words.ts";
import type { PlannerTables } from "../../tables.ts";
import { replanSoon } from "./answer-proposal.ts";
import { permittedPlan } from "./ask-team-plan.ts";
import { proposalLettersJob } from "./team-plan-jobs.ts";

/**
 * Undoes the last taking back: what was taken back then waits for an answer again, under the ids it had, so that a letter about it
 * leads to it. Only whoever had no letter yet gets one. Resolves with how many are open again; none when nothing was taken back.
 *
 * @throws NotFound, NotAllowed by `permit`; Conflict when another plan was proposed to these people meanwhile, or they said yes to
 * something at the same time.
 */
export async function proposeAgain(
  db: PlannerProgram["db"],
  viewer: Viewer,
  asked: { readonly tenantId: string; readonly number: number },
): Promise<number> {
  const { tenantId } = asked;
  return inTenants(db, [tenantId], async (tx) => {
    const row = await permittedPlan(tx, viewer, asked);
    const { id, number, taken_back_at } = row;
    if (taken_back_at === null) return 0;
    const gone = await tx
      .selectFrom("team_proposals")
      .select(["id", "staff_id as person", "session"])
      .where("tenant_id", "=", tenantId)
      .where("team_plan_id", "=", id)
      .where("answer", "=", "taken-back")
      .where("answered_at", "=", taken_back_at)
      .orderBy("id")
      .execute();
    await permitAgain(tx, tenantId, { row, gone });
    await tx
      .updateTable("team_proposals")
      .set({ answer: "open", answered_at: null })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", anyOf(gone.map((each) => each.id)))
      .execute();
    await reopen(tx, { tenantId, planId: id });
    await enqueue(tx, proposalLettersJob, { tenantId, planId: id }, { key: id });
    // Whoever said no while it was closed had nothing else proposed to them.
    await replanSoon(tx, { tenantId, planId: id });
    await writeAudit(tx, tenantId, viewer, {
      act: "make team plans",
      subject: `team plan ${number}`,
      details: { proposedAgain: gone.length },
    });
    return gone.length;
  });
}

interface Again {
  readonly row: Awaited<ReturnType<typeof permittedPlan>>;
  readonly gone: readonly { readonly person: string; readonly session: string }[];
}

async function permitAgain(
  tx: Parameters<typeof proposedBeside>[0],
  tenantId: string,
  { row: { id, choices, facts, plan }, gone }: Again,
): Promise<void> {
  if (facts === null || plan === null) return;
  const { clashing, open } = await proposedBeside(tx, tenantId, {
    id,
    choices,
    facts,
    plan: { ...plan, chosen: gone },
  });
  if (clashing.length > 0) throw new Conflict(clashingWords(clashing));
  const people = new Set(gone.map(({ person }) => person));
  const other = open.find(({ staffId }) => people.has(staffId));
  if (other !== undefined)
    throw new Conflict(
      `Team plan ${other.number} was proposed to these people meanwhile. Take its open proposals back first.`,
    );
}

/** Closed by what was taken back before, if anything was; else the plan is made good again after answers, as before. */
async function reopen(
  tx: Db<PlannerTables>,
  { tenantId, planId }: { readonly tenantId: string; readonly planId: string },
): Promise<void> {
  const last = await tx
    .selectFrom("team_proposals")
    .select((each) => each.fn.max("answered_at").as("at"))
    .where("tenant_id", "=", tenantId)
    .where("team_plan_id", "=", planId)
    .where("answer", "=", "taken-back")
    .executeTakeFirst();
  await tx
    .updateTable("team_plans")
    .set({ taken_back_at: last?.at ?? null })
    .where("tenant_id", "=", tenantId)
    .where("id", "=", planId)
    .execute();
}
