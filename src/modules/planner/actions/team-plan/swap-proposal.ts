import type { Viewer } from "#modules/people";
import { unplanOffering } from "#modules/credit";
import { type Db, inTenants, json } from "#platform/db";
import { Conflict } from "#platform/errors";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import type { PlannerProgram } from "../../queries/program.ts";
import { proposalsOf } from "../../queries/team-plan/published-plan.ts";
import { takenAtThatTime } from "../../queries/team-plan/at-that-time.ts";
import { type ProposalSwaps, swapsFor } from "../../queries/team-plan/swaps-for.ts";
import { promised } from "../../rules/team-plan/promised.ts";
import type { Proposed } from "../../rules/team-plan/team-facts.ts";
import { planOnRecord } from "../plan/plan-on-record.ts";
import { replanSoon } from "./answer-proposal.ts";
import { scheduleProposal } from "./schedule-proposal.ts";

type Tables = PlannerProgram["db"] extends Db<infer Known> ? Known : never;

/** What somebody takes, and what they leave for it. */
export interface Swapped {
  readonly taken: Proposed;
  readonly left: Proposed;
}

/**
 * Takes something else than what was proposed: that is accepted, and the place that was proposed is offered to others. Every limit
 * is looked at again first, with all answers given by then.
 *
 * @throws NotFound when there is no such proposal for the viewer; Conflict when the place is gone, or somebody answered meanwhile.
 */
export async function swapProposal(
  program: Pick<PlannerProgram, "db" | "zone">,
  viewer: Viewer,
  { id, instead }: { readonly id: string; readonly instead: string },
): Promise<Swapped> {
  const swaps = await swapsFor(program, viewer, id);
  const choice = swaps.alternatives.find(({ session }) => session === instead);
  if (choice === undefined) throw new Conflict("That place is not to be had any more. Look at what is.");
  const { session, ...taken } = choice;
  const together = await takenAtThatTime(program, viewer, { id, content: taken });
  if (together !== undefined) throw new Conflict(together);
  await inTenants(program.db, [swaps.tenantId], async (tx) => keepSwap(tx, swaps, { id, session, taken }));
  await unplanOffering(program.db, viewer.accountId, swaps.content.offeringId);
  await planOnRecord(program, viewer.accountId, promised(taken));
  return { taken, left: swaps.content };
}

async function keepSwap(
  tx: Db<Tables>,
  { tenantId, planId, staffId, content, proposals }: ProposalSwaps,
  { id, session, taken }: { readonly id: string; readonly session: string; readonly taken: Proposed },
): Promise<void> {
  // One swap in a plan at a time: two at once might each keep the limits, and both together not.
  await tx
    .selectFrom("team_plans")
    .select("id")
    .where("tenant_id", "=", tenantId)
    .where("id", "=", planId)
    .forUpdate()
    .execute();
  const present = await proposalsOf(tx, { tenantId, planId });
  if (JSON.stringify(present) !== JSON.stringify(proposals))
    throw new Conflict("Somebody answered in the same moment. Look again at what is to be had.");
  await tx
    .updateTable("team_proposals")
    .set({ answer: "declined", answered_at: now() })
    .where("tenant_id", "=", tenantId)
    .where("id", "=", id)
    .execute();
  await scheduleProposal(tx, tenantId, { id, staffId, content, answer: "declined" });
  await addAccepted(tx, { tenantId, planId, staffId, session, content: taken, instead_of: id });
  await replanSoon(tx, { tenantId, planId });
}

interface Added {
  readonly tenantId: string;
  readonly planId: string;
  readonly staffId: string;
  readonly session: string;
  readonly content: Proposed;
  readonly instead_of: string;
}

async function addAccepted(tx: Db<Tables>, added: Added): Promise<void> {
  const { tenantId, planId, staffId, session, content, instead_of } = added;
  const [id, at] = [newId(), now()];
  // Taken back once, and chosen by themselves now.
  await tx
    .deleteFrom("team_proposals")
    .where("tenant_id", "=", tenantId)
    .where("team_plan_id", "=", planId)
    .where("staff_id", "=", staffId)
    .where("session", "=", session)
    .where("answer", "=", "taken-back")
    .execute();
  await tx
    .insertInto("team_proposals")
    .values({
      tenant_id: tenantId,
      id,
      team_plan_id: planId,
      staff_id: staffId,
      session,
      content: json(content),
      answer: "accepted",
      answered_at: at,
      instead_of,
      made_at: at,
    })
    .execute();
  await scheduleProposal(tx, tenantId, { id, staffId, content, answer: "accepted" });
}
