import { type Viewer, writeAudit } from "#modules/people";
import { inTenants, json } from "#platform/db";
import { Conflict, NotFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { enqueue } from "#platform/jobs";
import { formatInstant, now, parseInstant } from "#platform/time";
import type { PlannerProgram } from "../../queries/program.ts";
import type { Proposed } from "../../rules/team-plan/team-facts.ts";
import { proposedOf } from "../../rules/team-plan/team-words.ts";
import { permittedPlan } from "./ask-team-plan.ts";
import { replanJob } from "./replan-after-decline.ts";

const rowsAtOnce = 500;

/**
 * Proposes a plan to everyone in it: each person sees what they are asked to take, and says yes or no. Resolves with how many
 * proposals that were.
 *
 * @throws NotFound, NotAllowed by `permit`; Conflict when it is not ready, or was proposed before.
 */
export async function publishTeamPlan(
  db: PlannerProgram["db"],
  viewer: Viewer,
  asked: { readonly tenantId: string; readonly number: number },
): Promise<number> {
  const { tenantId } = asked;
  return inTenants(db, [tenantId], async (tx) => {
    const { id, number, state, published_at, facts, plan } = await permittedPlan(tx, viewer, asked);
    if (state !== "ready" || facts === null || plan === null)
      throw new Conflict("This plan is not ready yet. Wait until it is worked out, or stop it.");
    if (published_at !== null) throw new Conflict("This plan was already proposed to everyone.");
    await tx
      .updateTable("team_plans")
      .set({ published_at: now() })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .execute();
    const contents = proposedOf(facts);
    const rows = plan.chosen.flatMap(({ person, session }) => {
      const content = contents.get(session);
      return content === undefined
        ? []
        : [
            {
              tenant_id: tenantId,
              id: newId(),
              team_plan_id: id,
              staff_id: person,
              session,
              content: json(content),
              answer: "open" as const,
              made_at: now(),
            },
          ];
    });
    for (let first = 0; first < rows.length; first += rowsAtOnce)
      await tx
        .insertInto("team_proposals")
        .values(rows.slice(first, first + rowsAtOnce))
        .execute();
    await writeAudit(tx, tenantId, viewer, {
      act: "make team plans",
      subject: `team plan ${number}`,
      details: { proposals: rows.length },
    });
    return rows.length;
  });
}

/** So long an answer may be taken back before anybody else is asked because of it. */
const undoSeconds = 10;

function later(seconds: number): string {
  return formatInstant((parseInstant(now()) ?? 0) + seconds);
}

/** Whose proposal, and what they say. */
export interface ProposalAnswer {
  readonly id: string;
  readonly answer: "accepted" | "declined" | "open";
}

/**
 * Answers one's own proposal, or takes an answer back (`open`). After a decline the place is offered to others, and something
 * else to who declined, in the background; nobody who said yes, and nobody it does not concern, loses anything by it.
 *
 * @throws NotFound when there is no such proposal for the viewer.
 */
export async function answerProposal(
  db: PlannerProgram["db"],
  viewer: Viewer,
  { id, answer }: ProposalAnswer,
): Promise<Proposed> {
  const own = viewer.positions.map(({ tenantId, staffId }) => ({ tenantId, staffId }));
  for (const { tenantId, staffId } of own) {
    const content = await inTenants(db, [tenantId], async (tx) => {
      const row = await tx
        .updateTable("team_proposals")
        .set({ answer, answered_at: answer === "open" ? null : now() })
        .where("tenant_id", "=", tenantId)
        .where("staff_id", "=", staffId)
        .where("id", "=", id)
        .returning(["content", "team_plan_id"])
        .executeTakeFirst();
      if (row !== undefined)
        await enqueue(
          tx,
          replanJob,
          { tenantId, planId: row.team_plan_id },
          { key: row.team_plan_id, runAt: later(undoSeconds) },
        );
      return row?.content;
    });
    if (content !== undefined) return content;
  }
  throw new NotFound("There is no such proposal for you.");
}
