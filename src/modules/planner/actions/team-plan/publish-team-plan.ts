import { type Viewer, writeAudit } from "#modules/people";
import { inTenants, json } from "#platform/db";
import { Conflict } from "#platform/errors";
import { newId } from "#platform/ids";
import { enqueue } from "#platform/jobs";
import { now } from "#platform/time";
import type { PlannerProgram } from "../../queries/program.ts";
import { proposedOf } from "../../rules/team-plan/team-words.ts";
import { proposedBeside } from "../../queries/team-plan/beside-others.ts";
import { clashingWords } from "../../rules/team-plan/team-words.ts";
import { permittedPlan } from "./ask-team-plan.ts";
import { takeBack } from "./take-back-proposals.ts";
import { proposalLettersJob } from "./team-plan-jobs.ts";

const rowsAtOnce = 500;

/**
 * Proposes a plan to everyone in it: each person sees what they are asked to take, gets a letter about it, and says yes or no.
 * What other plans proposed to them in its time and nobody answered yet is taken back. Resolves with how many proposals that were.
 *
 * @throws NotFound, NotAllowed by `permit`; Conflict when it is not ready, was proposed before, or has somebody at the hour of
 * what they said yes to.
 */
export async function publishTeamPlan(
  db: PlannerProgram["db"],
  viewer: Viewer,
  asked: { readonly tenantId: string; readonly number: number },
): Promise<number> {
  const { tenantId } = asked;
  return inTenants(db, [tenantId], async (tx) => {
    const { id, number, state, published_at, choices, facts, plan } = await permittedPlan(tx, viewer, asked);
    if (state !== "ready" || facts === null || plan === null)
      throw new Conflict("This plan is not ready yet. Wait until it is worked out, or stop it.");
    if (published_at !== null) throw new Conflict("This plan was already proposed to everyone.");
    const { clashing, open } = await proposedBeside(tx, tenantId, { id, choices, facts, plan });
    if (clashing.length > 0) throw new Conflict(clashingWords(clashing));
    await takeBack(tx, tenantId, {
      plans: [...new Set(open.map(({ planId }) => planId))],
      proposals: open.map((each) => each.id),
    });
    await tx
      .updateTable("team_plans")
      .set({ published_at: now() })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .execute();
    const contents = proposedOf(facts, plan);
    const rows = plan.chosen.flatMap(({ person, session }) => {
      const content = contents.get(`${person} ${session}`);
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
    await enqueue(tx, proposalLettersJob, { tenantId, planId: id }, { key: id });
    await writeAudit(tx, tenantId, viewer, {
      act: "make team plans",
      subject: `team plan ${number}`,
      details: { proposals: rows.length, takenBack: open.length },
    });
    return rows.length;
  });
}
